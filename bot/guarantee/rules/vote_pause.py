"""A pause of the votes on a sheet: since when, until when, and whether the room hears of it."""

from datetime import datetime, timedelta

from msgspec import Struct

from bot.debate.rules.absence import is_noticed
from bot.kernel.ids import MemberId

SOON = timedelta(hours=1)
"""Where something ends so soon, people wait for it as they do in a live debate."""


class NextEnd(Struct, frozen=True, kw_only=True):
    """What is decided first of all that is open: the vote on a proposal (by its number), or whether
    one that `lies` open is adopted, and when (UTC)."""

    number: int
    at: datetime
    lies: bool = False


class VotesGoOn(Struct, frozen=True, kw_only=True):
    """A pause is over: when (UTC), who ended it (nobody where time was given back), at which
    revision, and what then ends first."""

    at: datetime
    by: MemberId | None
    touched: int
    first: NextEnd | None


class VotesPause(Struct, frozen=True, kw_only=True):
    """A time in which no vote ran: since when (UTC), who paused it (nobody where Parley was away),
    from which revision on, and its end, once it is over."""

    at: datetime
    by: MemberId | None
    touched: int
    over: VotesGoOn | None = None


def is_quiet(pause: VotesPause) -> bool:
    """Did a pause only give back, without anybody asking for it, time that nobody missed? The room
    need not hear of it: the board shows the new end."""
    if pause.over is None or pause.over.by is not None:
        return False
    first = pause.over.first
    soon = first is not None and first.at - pause.over.at < SOON
    return not is_noticed(pause.over.at - pause.at, live=soon)


def is_given_back(pause: VotesPause) -> bool:
    """Was its time given back at once, so that nobody had to let the votes go on?"""
    return pause.by is None and pause.over is not None and pause.over.by is None
