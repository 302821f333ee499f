"""A circuit breaker: after failures in a row nobody asks for a while, then one tries for all.

The state machine of Nygard, *Release It!* (2007): closed, open, half open. Where a server says
that it is asked too much, that counts for the community that asked; for all only if several are
told so.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from bot.kernel.ids import CommunityId

FAILURES = 3
"""Failures in a row that open the breaker."""

FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=30), timedelta(minutes=10)
"""How long it stays open: the first time, and at most; it doubles each time."""


SEVERAL = 3
"""Communities that a server is too busy for at a time, for it to be left in peace by all."""


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


class Resting(Struct, frozen=True, kw_only=True):
    """Who leaves the model in peace: everybody, or single communities that it was too busy for."""

    everywhere: Breaker = CLOSED
    here: Mapping[CommunityId, Breaker] = {}


def find_here(resting: Resting, community: CommunityId) -> Breaker:
    """The breaker of one community."""
    return resting.here.get(community, CLOSED)


def begin_try(resting: Resting, community: CommunityId) -> Resting:
    """Somebody of a community who may ask does."""
    here = trying(find_here(resting, community))
    return _set(replace(resting, everywhere=trying(resting.everywhere)), community, here)


def give_up(resting: Resting, community: CommunityId) -> Resting:
    """Whoever tried went away without an outcome."""
    here = given_up(find_here(resting, community))
    return _set(replace(resting, everywhere=given_up(resting.everywhere)), community, here)


def note_success(resting: Resting, community: CommunityId) -> Resting:
    """The model answered."""
    return _set(replace(resting, everywhere=CLOSED), community, CLOSED)


def note_failure(
    resting: Resting, community: CommunityId, at: datetime, wait: timedelta | None
) -> Resting:
    """The model failed in a way that has nothing to do with who asks."""
    here = given_up(find_here(resting, community))
    everywhere = failed(resting.everywhere, at, wait)
    return _set(replace(resting, everywhere=everywhere), community, here)


def note_busy(
    resting: Resting, community: CommunityId, at: datetime, wait: timedelta | None
) -> Resting:
    """The server said that it is asked too much. It rests here, and everywhere if several were told
    so of late."""
    resting = _set(resting, community, failed(find_here(resting, community), at, wait))
    told = [one for one in resting.here.values() if one.shut_until and one.shut_until > at]
    if len(told) >= SEVERAL:
        return replace(resting, everywhere=failed(resting.everywhere, at, wait))
    return replace(resting, everywhere=given_up(resting.everywhere))


def _set(resting: Resting, community: CommunityId, breaker: Breaker) -> Resting:
    others = {key: one for key, one in resting.here.items() if key != community}
    here = others if breaker == CLOSED else {**others, community: breaker}
    return replace(resting, here=here)
