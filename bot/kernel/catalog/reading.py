"""Numbers, spans of time and yes or no, as people write them."""

import re
from fractions import Fraction

_YES = frozenset({"yes", "y", "true", "on", "1", "oui", "ja", "j", "так", "yeah", "yep", "sure"})
_NO = frozenset({"no", "n", "false", "off", "0", "non", "nein", "ні", "nope"})

_ANSWERS = frozenset("yes no true false oui non ja nein так ні".split())
"""What says yes or no wherever it stands: "on" and "sure" begin a sentence as well."""

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen",
    "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn"
    " sechzehn siebzehn achtzehn neunzehn",
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    "нуль один два три чотири п'ять шість сім вісім дев'ять десять одинадцять дванадцять"
    " тринадцять чотирнадцять п'ятнадцять шістнадцять сімнадцять вісімнадцять дев'ятнадцять",
    "zero eins",
    "zero une",
    "ноль одна дві",
    "ноль одне",
)
"""Words for the numbers from 0 on, in each language; then those that have more words for some."""

_TENS = (
    "twenty thirty forty fifty sixty seventy eighty ninety",
    "zwanzig dreissig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "vingt trente quarante cinquante soixante septante huitante nonante",
    "двадцять тридцять сорок п'ятдесят шістдесят сімдесят вісімдесят дев'яносто",
)
_BY_WORD = {word: n for words in _SMALL for n, word in enumerate(words.split())}
_BY_WORD |= {word: 10 * n for words in _TENS for n, word in enumerate(words.split(), 2)}
_BY_WORD |= {"сто": 100, "двісті": 200}
_TIMES = {"hundred": 100, "thousand": 1000, "hundert": 100, "tausend": 1000}
_TIMES |= {"cent": 100, "cents": 100, "mille": 1000}
_FOUR_TWENTIES = re.compile(r"\bquatre[ -]vingts?\b")
_UNITS_FIRST = re.compile(r"(\w+?)und(\w+ss?ig|\w+zig)")
"""*Fünfundsechzig*."""

_JOINED_TIMES = re.compile(r"(hundert|tausend)(?:und(?!\w*und))?")
_BETWEEN = frozenset({"and", "et"})

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
_UNIT = (
    r"s(?:ec(?:ond)?s?|econdes?)?|m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?|eures?)?|d(?:ays?)?|w(?:eeks?)?"
)
_SPAN_PART = re.compile(rf"([\d.,]+) ?({_UNIT})(?![a-z])[ ,]*")
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)")

_DIGITS = re.compile(r"[+-]?\d{1,12}(?:[.,]\d{1,6})?")
_THOUSANDS = re.compile(r"(?<=\d)[,\s’](?=\d{3}\b)")
_PERCENT = re.compile(r" ?(?:%|per ?cent|percent|pour ?cent|prozent|pct)\Z")
_BEFORE = re.compile(r"\A[#¶]+|\Ac(?=\d)")
"""What people write before a number: #2, ¶2, and c2 for a claim, as ballots have it."""


def read_whole(words: str, unit: int = 0) -> int | None:
    """The whole number that words mean: 60, +2, 60 %, sixty. Where it counts a `unit` of so many
    seconds, spans of time do as well: 2.5 min, -1 min. None for what is no such number."""
    folded = " ".join(words.casefold().replace("−", "-").replace("–", "-").split())
    if unit and (seconds := _read_span(folded.removeprefix("-").lstrip())) is not None:
        return _as_whole((-seconds if folded.startswith("-") else seconds) / unit)
    folded = _PERCENT.sub("", _BEFORE.sub("", folded))
    number = _read_digits(folded)
    return _read_words(folded) if number is None else _as_whole(number)


def read_flag(words: str) -> bool | None:
    """What yes or no means, in several languages; None for what is neither."""
    folded = words.strip().casefold()
    if folded in _YES:
        return True
    return False if folded in _NO else None


def is_answer(word: str, next_word: str) -> bool:
    """Does a word after the name of a yes-or-no field answer it? "No state should …" goes on."""
    begins_sentence = word.istitle() and next_word[:1].islower()
    return word.casefold() in _ANSWERS and not begins_sentence


def _as_whole(number: Fraction) -> int | None:
    return int(number) if number.denominator == 1 else None


def _read_digits(words: str) -> Fraction | None:
    plain = _THOUSANDS.sub("", words)
    return Fraction(plain.replace(",", ".")) if _DIGITS.fullmatch(plain) else None


def _read_span(words: str) -> Fraction | None:
    """A span of time in seconds: 2.5 min, 1 h 30 min, or 2:30, which is minutes and seconds."""
    if clock := _CLOCK.fullmatch(words):
        return Fraction(60 * int(clock[1]) + int(clock[2]))
    total, position = Fraction(0), 0
    while part := _SPAN_PART.match(words, position):
        number = _read_digits(part[1])
        if number is None:
            return None
        total += number * _SECONDS[part[2][0]]
        position = part.end()
    return total if position and position == len(words) else None


def _read_words(words: str) -> int | None:
    """A number in words, below a million: sixty-five, fünfundsechzig, soixante-cinq."""
    parts = _split_number(words)
    total = group = 0  # what the thousands come to, and what stands after them
    last = 1000
    for part in parts:
        value, times = _BY_WORD.get(part), _TIMES.get(part)
        if value is not None:
            if value >= last or (group % 10 and last != 10):
                return None  # “one two” is two numbers
            group, last = group + value, value or 1
        elif times == 100 and group < 10:
            group, last = (group or 1) * times, times
        elif times == 1000 and not total:
            total, group, last = (group or 1) * times, 0, times
        elif part not in _BETWEEN or part in (parts[0], parts[-1]):
            return None
    return total + group


def _split_number(words: str) -> list[str]:
    """The words of a number one by one, tens before units."""
    spaced = re.sub(r"\Aa (?=hundred|thousand)", "one ", words.replace("’", "'"))
    spaced = _FOUR_TWENTIES.sub("huitante", spaced)
    spaced = _UNITS_FIRST.sub(r"\2 \1", _JOINED_TIMES.sub(r" \1 ", spaced))
    return re.split(r"[ -]+", spaced.strip())
