"""Quiet hours: a span of the day in which nothing comes due in a debate in writing."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from bot.debate.refusals import DebateRefusal
from bot.kernel.refusal import Refused

_HOUR = r"(\d{1,2})(?:[:.]00)?"
_FORM = re.compile(rf"{_HOUR}\s*(?:[-–—]|to)\s*{_HOUR}(?:\s+(\S+))?")


class Quiet(Struct, frozen=True):
    """From one full hour (0 to 23) to another, in a time zone."""

    start: int
    end: int
    zone: ZoneInfo


def read_quiet(words: str) -> Quiet | None:
    """Quiet hours such as "22:00–07:00 Europe/Kyiv" or "22-7" (UTC if no zone is named); None for
    none.

    Raises Refused (QUIET_WRONG).
    """
    if not words.strip():
        return None
    match = _FORM.fullmatch(words.strip())
    if match is None or max(int(match[1]), int(match[2])) > 23 or int(match[1]) == int(match[2]):
        raise Refused(DebateRefusal.QUIET_WRONG, given=words)
    try:
        zone = ZoneInfo(match[3] or "UTC")
    except (OSError, ValueError, LookupError):
        raise Refused(DebateRefusal.QUIET_WRONG, given=words) from None
    return Quiet(int(match[1]), int(match[2]), zone)


def after_quiet(at: datetime, quiet: Quiet | None) -> datetime:
    """The instant itself, or the end of the quiet hours that it falls into (UTC)."""
    if quiet is None:
        return at
    local_time = at.astimezone(quiet.zone)
    inside = (local_time.hour - quiet.start) % 24 < (quiet.end - quiet.start) % 24
    if not inside:
        return at
    end = local_time.replace(hour=quiet.end, minute=0, second=0, microsecond=0)
    if end <= local_time:
        end += timedelta(days=1)
    return end.astimezone(at.tzinfo)
