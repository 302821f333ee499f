"""How many sentences a summary is asked to have: "in three sentences", "en 5 phrases"."""

import re

MOST = 10
"""Sentences that a summary may be asked to have."""

_WORDS = (
    ("one", "un", "une", "ein", "einen", "einem", "один", "одне", "одному"),
    ("two", "deux", "zwei", "два", "двох"),
    ("three", "trois", "drei", "три", "трьох"),
    ("four", "quatre", "vier", "чотири", "чотирьох"),
    ("five", "cinq", "fünf", "п'ять", "п'яти"),
    ("six", "sechs", "шість", "шести"),
    ("seven", "sept", "sieben", "сім", "семи"),
    ("eight", "huit", "acht", "вісім", "восьми"),
    ("nine", "neuf", "neun", "дев'ять", "дев'яти"),
    ("ten", "dix", "zehn", "десять", "десяти"),
)
_NUMBERS = {word: number for number, words in enumerate(_WORDS, 1) for word in words}
_LENGTH = re.compile(
    r"\b(?:in|into|with|en|mit|у|в)? ?\b(?P<number>\d{1,2}|"
    + "|".join(sorted(_NUMBERS, key=len, reverse=True))
    + r")[ -](?:(?:short|main|key|bullet|brief|kurze[nm]?|courtes?|коротких) )?"
    r"(?:sentences?|bullet points?|bullets|points?|lines?|phrases?|lignes?|sätze[n]?|satz"
    r"|zeilen?|punkte[n]?|речен\w*)\b",
    re.IGNORECASE,
)


def find_length(question: str) -> int:
    """The number of sentences asked for, MOST at most; 0 where none is."""
    match = _LENGTH.search(question.replace("’", "'"))
    if match is None:
        return 0
    typed = match["number"].lower()
    return min(MOST, _NUMBERS.get(typed) or int(typed))


def without_length(question: str) -> tuple[str, str]:
    """A question without the sentences that it asks for, and one without their number alone: "the
    seven main points" are main points."""
    plain = question.replace("’", "'")
    rest = _LENGTH.sub(" ", plain)
    unnumbered = _LENGTH.sub(lambda found: found[0].replace(found["number"], " "), plain)
    return _tidy(rest), _tidy(unnumbered)


def _tidy(words: str) -> str:
    return " ".join(words.split()).strip(" ,;:–-")
