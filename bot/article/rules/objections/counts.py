"""Small counts in a question and in a sentence that do not agree: *twice* and *once*."""

import re

from bot.article.rules.words.numbers import COUNTED_IN_WORDS
from bot.article.rules.words.tokens import tokens

_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_COUNTED = re.compile(
    rf"(?<!\bof )(?<!\bthe )(?<!\bits )(?<!\bhis )(?<!\bher )(?<!\btheir )"
    rf"\b({'|'.join(COUNTED_IN_WORDS)}|[1-9]\d?)(?: (?:more|other|new|single))? ([a-z]{{3,}})\b",
    re.IGNORECASE,
)
_OFTEN = re.compile(rf"\b({'|'.join(_TIMES)})\b", re.IGNORECASE)
_NOT_OFTEN = re.compile(
    r"\bat once\b|\bonce (?:more|again|a|every)\b|\b(?:who|which|and) once\b|^once\b", re.IGNORECASE
)
"""*Once* where it counts nothing."""

_AROUND = re.compile(
    r"\b(?:at least|at most|more than|fewer than|less than|up to)\b", re.IGNORECASE
)


def count_otherwise(question: str, sentence: str) -> bool:
    """Does a sentence count the same thing as a question, and otherwise?"""
    if _AROUND.search(question):
        return False
    ours, theirs = _read_counts(question), _read_counts(sentence)
    return any(
        thing in theirs and numbers.isdisjoint(theirs[thing]) for thing, numbers in ours.items()
    )


def _read_counts(text: str) -> dict[str, set[int]]:
    """The numbers of each thing, by its stem; *times* are those of how often."""
    found: dict[str, set[int]] = {}
    for number, thing in _COUNTED.findall(text):
        value = COUNTED_IN_WORDS.get(number.lower()) or int(number)
        found.setdefault(tokens(thing)[0].stem, set()).add(value)
    for often in _OFTEN.findall(_NOT_OFTEN.sub(" ", text)):
        found.setdefault(tokens("times")[0].stem, set()).add(_TIMES[often.lower()])
    return found
