"""Dates as they are written: *9 September*, *September 9*, *2026-09-09*, *spring*, *Monday*."""

import re

from msgspec import Struct

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_MONTH = {name: n for n, name in enumerate(_MONTHS, 1)}
_MONTH |= {name[:3]: n for name, n in _MONTH.items() if name != "may"} | {"sept": 9}
_NAMES = "|".join(sorted(_MONTH, key=len, reverse=True))
_WRITTEN = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?(?P<month>{_NAMES})\b\.?"
    rf"(?: (?P<after>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d))?(?:,? (?P<year>[12]\d{{3}})\b)?",
    re.IGNORECASE,
)
_ISO = re.compile(r"\b(?P<year>[12]\d{3})-(?P<month>\d{1,2})-(?P<day>\d{1,2})\b")
_YEAR = re.compile(r"(?<![\d.,–-])(?P<year>1[0-9]\d\d|20\d\d)s?\b(?![.,]\d|\s*%)")
_WEEKDAY = re.compile(
    r"\b(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?\b", re.IGNORECASE
)
_SEASON = re.compile(r"\b(?P<season>spring|summer|autumn|winter)\b", re.IGNORECASE)
_AMBIGUOUS = frozenset(("may", "march", "mar", "dec", "sun", "sat"))


class Date(Struct, frozen=True):
    """What a text says of a day; what it does not say is 0 or "". `words` as they stand."""

    words: str
    at: int
    year: int = 0
    month: int = 0
    day: int = 0
    weekday: str = ""
    season: str = ""


def dates(text: str) -> tuple[Date, ...]:
    """The dates of a text, in order."""
    found, taken = [], set[int]()
    for match in _ISO.finditer(text):
        found.append(_date(match, month=int(match["month"]), day=int(match["day"])))
        taken.update(range(*match.span()))
    for match in _WRITTEN.finditer(text):
        if match.start() in taken or not _is_month(match, text):
            continue
        day = match["day"] or match["after"]
        found.append(_date(match, month=_MONTH[match["month"].lower()], day=int(day or 0)))
        taken.update(range(*match.span()))
    found += [_date(match) for match in _YEAR.finditer(text) if match.start() not in taken]
    found += [
        Date(match.group(), match.start(), weekday=match["weekday"].lower())
        for match in _WEEKDAY.finditer(text)
    ]
    found += [
        Date(match.group(), match.start(), season=match["season"].lower())
        for match in _SEASON.finditer(text)
    ]
    return tuple(sorted(found, key=lambda date: date.at))


def _date(match: re.Match[str], month: int = 0, day: int = 0) -> Date:
    year = match["year"]
    return Date(match.group().rstrip("."), match.start(), int(year) if year else 0, month, day)


def _is_month(match: re.Match[str], text: str) -> bool:
    """Is it a month, and not the verb *may* or *march*?"""
    name = match["month"]
    if name.lower() not in _AMBIGUOUS:
        return name[0].isupper() or len(name) > 3
    if match["day"] or match["after"] or match["year"]:
        return name[0].isupper()
    before = text[: match.start()].rsplit(maxsplit=1)
    return name[0].isupper() and bool(before) and before[-1].lower() in _BEFORE_MONTH


_BEFORE_MONTH = frozenset(
    "in of since until till by from last next this every before after".split()
)
_FIELDS = ("year", "month", "day", "weekday", "season")


_SEASONS = {"winter": (12, 1, 2), "spring": (3, 4, 5), "summer": (6, 7, 8), "autumn": (9, 10, 11)}


def agree(one: Date, other: Date) -> bool:
    """Do two dates say something of the same field, and nothing that differs? A month of a season
    agrees with it."""
    if one.month in _SEASONS.get(other.season, ()) or other.month in _SEASONS.get(one.season, ()):
        return True
    said = [
        (a, b)
        for a, b in ((getattr(one, name), getattr(other, name)) for name in _FIELDS)
        if a and b
    ]
    return bool(said) and all(a == b for a, b in said)


def differ(one: Date, other: Date) -> bool:
    """Do two dates say different things of the same field?"""
    return any(
        getattr(one, name) and getattr(other, name) and getattr(one, name) != getattr(other, name)
        for name in _FIELDS
    )
