"""Numbers with what they count: *twelve councillors*, *1.2 million*, *half*, *5.5 per cent*."""

import re

from msgspec import Struct

from bot.article.rules.words.numbers import Number, numbers
from bot.article.rules.words.tokens import akin, stems_of, tokens

_SPACED = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f](?=\d{3}(?!\d))")
_FRACTION = re.compile(
    r"\b(?:(?P<many>one|two|three|four|five|six|seven|eight|nine|a|an)[ -])?"
    r"(?P<part>half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|tenths?)\b",
    re.IGNORECASE,
)
_PARTS = {"half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
          "tenth": 10}  # fmt: skip
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
           "nine": 9, "a": 1, "an": 1}  # fmt: skip
_MULTIPLES = {"twice": 2, "thrice": 3, "double": 2, "doubled": 2, "triple": 3, "tripled": 3}
_DAYS = {"day": 1, "week": 7, "month": 30.4, "year": 365, "decade": 3650, "century": 36500}
"""How long each unit of time is, for *two decades* to meet *twenty years*."""
_NO_COUNT = frozenset(
    "of in on at to for from by with and or but is are was were be been being had has have did do"
    " does will would can could may might should must that which who when where than as not so"
    " since until after before during over under".split()
)
"""Words before which what a number counts has ended."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[.,;:!?()]")
_LONGEST_COUNTED = 3


class Quantity(Struct, frozen=True):
    """A number as it stands, what it amounts to, what it is of: a `unit` ("share", "times",
    "ordinal", one of measure, or "") and the stems of the words it counts. `at` is where it
    stands."""

    words: str
    value: float
    unit: str
    counted: frozenset[str]
    at: int

    @property
    def is_year(self) -> bool:
        """Is it the number of a year?"""
        return not self.unit and 1000 <= self.value <= 2100 and self.words.isdigit()

    @property
    def is_time(self) -> bool:
        """Is it a stretch of time?"""
        return self.unit in _DAYS


def quantities(text: str) -> tuple[Quantity, ...]:
    """The numbers, shares and multiples of a text, in order."""
    text = _SPACED.sub("", text)
    found = _shares(text)
    in_shares = [(share.at, share.at + len(share.words)) for share in found]
    start = 0
    for number in numbers(text):
        at = text.find(number.words, start)
        start = at + len(number.words)
        if not any(a <= at < b for a, b in in_shares):
            found.append(_quantity(number, text, at))
    found += [
        Quantity(
            match.group(), _MULTIPLES[match.group().lower()], "times", frozenset(), match.start()
        )
        for match in re.finditer(r"[a-z]+", text, re.IGNORECASE)
        if match.group().lower() in _MULTIPLES
    ]
    return tuple(sorted(found, key=lambda quantity: quantity.at))


def _quantity(number: Number, text: str, at: int) -> Quantity:
    end = at + len(number.words)
    unit, value = number.unit, number.value
    long = re.match(r"[ -](decade|centur)", text[end : end + 8])
    if re.match(r"(?:st|nd|rd|th)\b", text[end : end + 3]):
        unit = "ordinal"
    elif unit == "%":
        unit, value = "share", value / 100
    elif long:
        unit = "decade" if long[1] == "decade" else "century"
    return Quantity(number.words, value, unit, _counted(text[end:]), at)


def _counted(after: str) -> frozenset[str]:
    """The stems of the words that a number counts: the few that follow it at once."""
    found: list[str] = []
    for match in _WORD.finditer(after[:60]):
        word = match.group()
        if word.lower() in _NO_COUNT or not word[0].isalpha() or len(found) == _LONGEST_COUNTED:
            break
        found.append(word)
    return stems_of(tokens(" ".join(found)))


def _shares(text: str) -> list[Quantity]:
    found = []
    for match in _FRACTION.finditer(text):
        part, many = match["part"].lower(), (match["many"] or "").lower()
        base = part if part == "half" else part.removesuffix("s")
        if base != "half" and not many and not part.endswith("s"):
            continue  # the third day
        value = _COUNTS.get(many, 1) / _PARTS[base]
        after = re.sub(r"^\s*of\s+(?:the|its|their|all)?\s*", " ", text[match.end() :])
        found.append(Quantity(match.group(), value, "share", _counted(after), match.start()))
    return found


def same_value(one: Quantity, other: Quantity) -> bool:
    """Do two amount to the same? A table in thousands says 48,000 for 48 million."""
    if one.is_time and other.is_time:
        a, b = one.value * _DAYS[one.unit], other.value * _DAYS[other.unit]
        return abs(a - b) <= 0.02 * max(a, b)
    for kind in ("ordinal", "share"):
        if (one.unit == kind) != (other.unit == kind):
            return False
    a, b = sorted((abs(one.value), abs(other.value)))
    return b - a <= 0.004 * b or (a >= 1000 and abs(a * 1000 - b) < 1)


def same_thing(one: Quantity, other: Quantity) -> bool:
    """Do two count the same kind of thing, as far as the words after them tell?"""
    if one.unit == other.unit and one.unit not in ("", "share", "times", "ordinal"):
        return True
    return any(akin(a, b) for a in one.counted for b in other.counted)
