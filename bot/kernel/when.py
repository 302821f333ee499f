"""Instants as people write them: “tomorrow 18:00”, “in 2 hours”, “2026-12-01 18:00 Europe/Kyiv”."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.kernel.free_times import read_free_time
from bot.kernel.refusal import KernelRefusal, Refused

FURTHEST = timedelta(days=366)
"""How far ahead anything may be planned."""

_UNITS = {
    "m": 60, "min": 60, "mins": 60, "minute": 60, "minutes": 60,
    "h": 3600, "hour": 3600, "hours": 3600, "heure": 3600, "heures": 3600,
    "d": 86400, "day": 86400, "days": 86400, "jour": 86400, "jours": 86400,
    "w": 604800, "week": 604800, "weeks": 604800, "semaine": 604800, "semaines": 604800,
}  # fmt: skip
_DAYS = {"today": 0, "tomorrow": 1, "aujourd'hui": 0, "demain": 1}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_SPAN = re.compile(r"(?:in|dans) (\d{1,4}) ?([a-z]+)")
_STAMP = re.compile(r"<t:(\d{1,11})(?::[a-z])?>")
_DATED = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)")
_DOTTED = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4})")
_SLASHED = re.compile(r"\b(0?[1-9]|1[0-2])/(0?[1-9]|1[0-2])/")
_TIME = re.compile(r"(\d\d?)[:h](\d\d)(?::(\d\d)(?:\.\d{1,6})?)?")
_T = re.compile(r"(?<=\d)t(?=\d)")
_DOTTED_TIME = re.compile(r"(?<![\d.])(\d\d?)[.h](\d\d)(?![\d.])")
_HOUR = re.compile(r"\b(\d\d?) ?(?:h|uhr)\b(?! ?\d)")
_HAS_TIME = re.compile(r"\d\d?:\d\d|\b\d\d? ?[ap]\.?m\b|\bnoon\b|\bmidnight\b")
_LOOSE = re.compile(r"\b(?:next|prochain|prochaine|nächsten?)\b ?")
_EXACT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)|<t:\d{1,11}(?::\w)?>")
_OFFSET = re.compile(r"(?:z|[+-]\d\d:?\d\d)")


def read_zone(words: str) -> ZoneInfo:
    """A time zone by its name, such as Europe/Kyiv. Raises Refused (ZONE_WRONG)."""
    try:
        return ZoneInfo(words.strip())
    except (OSError, ValueError, LookupError):
        raise Refused(KernelRefusal.ZONE_WRONG, given=words) from None


def is_exact(words: str) -> bool:
    """Can words be read in one way alone, as a button writes them?"""
    return _EXACT.fullmatch(words.strip()) is not None


def read_instant(words: str, now: datetime, zone: ZoneInfo | None = None) -> datetime:
    """The instant (UTC) that words name, seen from now; times of day are those of a zone (UTC if
    none is given), unless the words name another after them.

    Raises Refused (WHEN_WRONG, WHEN_PAST, WHEN_FAR).
    """
    instant = _read(" ".join(words.split()), now, zone or ZoneInfo("UTC"))
    if instant is None:
        raise Refused(KernelRefusal.WHEN_WRONG, given=words)
    if instant <= now and (other := read_other_order(words, now, zone)) is not None:
        return other
    if instant <= now:
        raise Refused(KernelRefusal.WHEN_PAST, given=words)
    if instant > now + FURTHEST:
        raise Refused(KernelRefusal.WHEN_FAR, given=words)
    return instant


def read_other_order(words: str, now: datetime, zone: ZoneInfo | None = None) -> datetime | None:
    """The instant (UTC) of a date such as 1/12/2026 with its day and month the other way round;
    None if it can be read in one way alone, or is not ahead within `FURTHEST`."""
    match = _SLASHED.search(words)
    if match is None or match[1] == match[2]:
        return None
    turned = f"{words[: match.start()]}{match[2]}/{match[1]}/{words[match.end() :]}"
    instant = _read(" ".join(turned.split()), now, zone or ZoneInfo("UTC"))
    usual = _read(" ".join(words.split()), now, zone or ZoneInfo("UTC"))
    if instant is None or instant == usual or not now < instant <= now + FURTHEST:
        return None
    return instant


def read_both_orders(
    words: str, now: datetime, zone: ZoneInfo | None = None
) -> tuple[datetime, datetime | None]:
    """The instant (UTC) that words name, and the one that they may mean as well, if any. Raises
    what `read_instant` raises."""
    instant, other = read_instant(words, now, zone), read_other_order(words, now, zone)
    return instant, None if other == instant else other


def _read(words: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    folded = words.casefold().replace("’", "'")
    try:
        if match := _SPAN.fullmatch(folded):
            unit = _UNITS.get(match[2])
            return None if unit is None else now + timedelta(seconds=int(match[1]) * unit)
        if match := _STAMP.fullmatch(folded):
            return datetime.fromtimestamp(int(match[1]), UTC)
        if _DATED.match(folded) and _OFFSET.search(folded[10:]):
            return datetime.fromisoformat(words).astimezone(UTC)
        instant = _of_the_clock(_T.sub(" ", folded), now, zone)
    except (ValueError, OverflowError):
        instant = None
    return instant or _read_freely(folded, now, zone)


def _read_freely(words: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    """Freer words that have a time of day in them, such as next monday 18.30."""
    timed = _HOUR.sub(r"\1:00", _DOTTED_TIME.sub(r"\1:\2", words))
    if not _HAS_TIME.search(timed) or _DATED.match(words):
        return None
    instant = read_free_time(_LOOSE.sub("", timed), now, zone)
    return None if instant is None else instant.astimezone(UTC)


def _of_the_clock(words: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    """A day, a time of day, and perhaps a zone; without a day the next such time."""
    *day, clock = words.split(" ")
    if not _TIME.fullmatch(clock) and len(day) and _TIME.fullmatch(day[-1]):
        zone = _named_zone(clock)
        *day, clock = day
    parts = _TIME.fullmatch(clock)
    if parts is None or len(day) > 1:
        return None
    time_of_day = time(int(parts[1]), int(parts[2]), int(parts[3] or 0))
    local_now = now.astimezone(zone)
    date_ = _day(day[0].rstrip(","), local_now.date()) if day else local_now.date()
    if date_ is None:
        return None
    instant = datetime.combine(date_, time_of_day, zone).astimezone(UTC)
    if instant <= now and (not day or day[0] in _WEEKDAYS):
        later = timedelta(days=7 if day else 1)
        instant = datetime.combine(date_ + later, time_of_day, zone).astimezone(UTC)
    return instant


def _named_zone(words: str) -> ZoneInfo:
    """A zone named after a time, in whatever case. Raises ValueError for none."""
    for name in (words, words.upper(), "/".join(part.title() for part in words.split("/"))):
        try:
            return ZoneInfo(name)
        except (OSError, ValueError, LookupError):
            continue
    raise ValueError(words)


def _day(word: str, today: date) -> date | None:
    if word in _DAYS:
        return today + timedelta(days=_DAYS[word])
    if word in _WEEKDAYS:
        ahead = (_WEEKDAYS.index(word) - today.weekday()) % 7
        return today + timedelta(days=ahead)
    if match := _DATED.fullmatch(word):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := _DOTTED.fullmatch(word):
        return date(int(match[3]), int(match[2]), int(match[1]))
    return None
