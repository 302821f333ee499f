"""The numbers of a text: what each amounts to, and of what."""

import re

from msgspec import Struct

from bot.article.rules.words.tokens import Token, segments, tokens

_SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
     "ninety": 90, "dozen": 12}  # fmt: skip
COUNTED_IN_WORDS = {
    word: value for word, value in _SMALL.items() if 1 <= value <= 12 and word != "dozen"
}
"""The numbers that prose writes in words: one to twelve."""

_TIMES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
          "hundreds": 100, "thousands": 10**3, "millions": 10**6, "billions": 10**9}  # fmt: skip
_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth".split())
_UNITS = {
    word: unit
    for unit, words in {
        "%": "percent % pc",
        "percentage point": "points",
        "year": "year years annual",
        "month": "month months",
        "week": "week weeks",
        "day": "day days",
        "hour": "hour hours",
        "minute": "minute minutes",
        "km": "kilometre kilometres kilometer kilometers km",
        "mile": "mile miles",
        "metre": "metre metres meter meters",
        "tonne": "tonne tonnes ton tons",
        "dollar": "dollar dollars usd",
        "euro": "euro euros eur",
        "pound": "pound pounds gbp",
        "people": "people persons inhabitants residents",
        "soldier": "soldiers troops",
        "state": "states countries nations",
        "vote": "votes",
        "member": "members",
    }.items()
    for word in words.split()
}
_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "%": "%"}

_AT_LEAST = frozenset("least over above exceeding exceeds exceeded beyond".split())
_AT_MOST = frozenset("most under below nearly almost within up".split())
_NEAR = frozenset("about around roughly approximately some circa estimated".split())


_NO_MATTER = frozenset(
    (
        *_UNITS, *_TIMES, *_SMALL, *_AT_LEAST, *_AT_MOST, *_NEAR,
        *"per cent fewer less more greater larger longer higher than exactly".split(),
    )
)  # fmt: skip


class Number(Struct, frozen=True):
    """A number as it stands: what it amounts to, of what, whether it is a bound ("least", "most",
    "near" or ""), and the words of matter in its part of the text."""

    words: str
    value: float
    unit: str
    bound: str
    part: frozenset[str]


def numbers(text: str) -> list[Number]:
    """The numbers of a text, in order; "one" is none, for it mostly stands for something else."""
    found = []
    every = [token for token in tokens(text) if token.is_word or token.text in _SIGNS]
    at = 0
    while at < len(every):
        value, after = _value(every, at)
        if value is None or (every[at].lower == "one" and after == at + 1):
            at += 1
            continue
        found.append(
            Number(
                words=text[every[at].start : every[after - 1].end],
                value=value,
                unit=_unit(every, at, after),
                bound=_bound(every, at),
                part=_part(text, every[at].start),
            )
        )
        at = after
    return found


def _value(every: list[Token], at: int) -> tuple[float | None, int]:
    """What the words from a place on amount to, and where they end."""
    total, current, seen = 0.0, 0.0, False
    start = at
    while at < len(every):
        word = every[at].lower
        digits = _digits(word)
        if digits is not None and not seen:
            current, seen = digits, True
        elif word in _SMALL and (not seen or _takes_units(current, word)):
            current, seen = (current + _SMALL[word] if seen else _SMALL[word]), True
        elif word in _TIMES and seen:
            if word.startswith("hundred"):
                current *= _TIMES[word]
            else:
                total, current = total + current * _TIMES[word], 0.0
        elif not (seen and _joins(every, at)):
            break
        at += 1
        if digits is not None and at < len(every) and every[at].lower not in _TIMES:
            break
    return (total + current, at) if seen else (None, start)


def _takes_units(tens: float, word: str) -> bool:
    """Do units follow tens, as in forty-two?"""
    return bool(tens) and tens % 10 == 0 and _SMALL[word] < 10


def _joins(every: list[Token], at: int) -> bool:
    """Is it the "and" of two hundred and five?"""
    if every[at].lower != "and" or at + 1 >= len(every):
        return False
    return every[at - 1].lower in _TIMES and every[at + 1].lower in _SMALL


def _digits(word: str) -> float | None:
    bare = word.rstrip("%")
    if not bare or not bare[0].isdigit():
        return None
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", bare):
        return float(bare.replace(",", ""))
    if re.fullmatch(r"\d+(?:\.\d+)?", bare):
        return float(bare)
    if re.fullmatch(r"\d+,\d+", bare):
        return float(bare.replace(",", "."))
    joined = re.sub(r"\D", "", bare)
    return float(joined) if joined else None


def _unit(every: list[Token], at: int, after: int) -> str:
    if every[after - 1].text.endswith("%"):
        return "%"
    if at and every[at - 1].text in _SIGNS:
        return _SIGNS[every[at - 1].text]
    for token in every[after : after + 3]:
        if token.lower == "per" or token.text == "%":
            continue
        if token.lower in ("cent", "percent") or token.text == "%":
            return "%"
        if token.lower in _UNITS:
            return _UNITS[token.lower]
        if token.is_matter and not token.text[0].isupper():
            break
    return "%" if after < len(every) and every[after].text == "%" else ""


def _bound(every: list[Token], at: int) -> str:
    before = [token.lower for token in every[max(0, at - 3) : at]]
    near = before[-1] if before else ""
    if near in ("than", "to") and len(before) > 1:
        if before[-2] in ("more", "greater", "larger", "longer", "higher", "later"):
            return "least"
        if before[-2] in ("less", "fewer", "smaller", "shorter", "lower", "up", "close"):
            return "most"
    if near in _AT_LEAST:
        return "least"
    if near in _AT_MOST and near != "up":
        return "most"
    return "near" if near in _NEAR else ""


def _part(text: str, start: int) -> frozenset[str]:
    """The words of matter in the part of a text in which something stands, ordinals among them."""
    for part in segments(text):
        if part[0].start <= start <= part[-1].end:
            return frozenset(
                token.stem
                for token in part
                if (token.is_matter or token.lower in _ORDINALS) and token.lower not in _NO_MATTER
            )
    return frozenset()
