"""Instants in freer words, in several languages: “tomorrow 9pm”, “next monday 18:30”,
“1/12/2026 18:00”, “29 Nov 2026 12:43 UTC”. The library that reads them is loaded with the first."""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.core import get_global

LANGUAGES = ["en", "fr", "de", "uk"]
MONTH_FIRST = frozenset({"US"})
"""Countries in which 1/12 is the twelfth of January."""


def read_free_time(words: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    """The instant that words with a time of day name, seen from now; None for none."""
    import dateparser

    country = get_global("zone_territories").get(zone.key, "")
    local_now = now.astimezone(zone).replace(tzinfo=None)
    instant: datetime | None = dateparser.parse(
        words,
        languages=LANGUAGES,
        settings={
            "TIMEZONE": zone.key,
            "RETURN_AS_TIMEZONE_AWARE": True,
            "PREFER_DATES_FROM": "future",
            "RELATIVE_BASE": local_now,
            "DATE_ORDER": "MDY" if country in MONTH_FIRST else "DMY",
            "PREFER_LOCALE_DATE_ORDER": False,
        },
    )
    return instant
