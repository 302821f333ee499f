"""A circuit breaker: after failures in a row nobody asks for a while, then one tries for all.

The state machine of Nygard, *Release It!* (2007): closed, open, half open.
"""

from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

FAILURES = 3
"""Failures in a row that open the breaker."""

FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=30), timedelta(minutes=10)
"""How long it stays open: the first time, and at most; it doubles each time."""


class Breaker(Struct, frozen=True, kw_only=True):
    """`shut_until` is set while it is open or half open; `probing` while one tries for all."""

    failures: int = 0
    pause: timedelta = FIRST_PAUSE
    shut_until: datetime | None = None
    probing: bool = False


CLOSED = Breaker()


def may_try(breaker: Breaker, at: datetime) -> bool:
    """May somebody ask now?"""
    if breaker.shut_until is None:
        return True
    return at >= breaker.shut_until and not breaker.probing


def trying(breaker: Breaker) -> Breaker:
    """Somebody who may ask does; where it is half open, nobody else does meanwhile."""
    return breaker if breaker.shut_until is None else replace(breaker, probing=True)


def given_up(breaker: Breaker) -> Breaker:
    """Whoever tried went away without an outcome: another may try."""
    return replace(breaker, probing=False)


def failed(breaker: Breaker, at: datetime, wait: timedelta | None = None) -> Breaker:
    """A try failed. `wait` is how long the other side asked to be left alone, if it did."""
    failures = breaker.failures + 1
    if breaker.shut_until is None and failures < FAILURES and wait is None:
        return replace(breaker, failures=failures)
    pause = max(breaker.pause, min(wait, LONGEST_PAUSE) if wait else timedelta())
    return Breaker(
        failures=failures,
        pause=min(breaker.pause * 2, LONGEST_PAUSE),
        shut_until=at + pause,
    )
