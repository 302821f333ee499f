"""What becomes of a debate's clock while Parley, or the debate's room, is away."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.debate import events as e
from bot.debate.events import DebateEvent
from bot.debate.state import Debate, DebatePhase
from bot.kernel.lost_time import LostTime

LONG_AWAY = timedelta(minutes=30)
"""After a longer absence nobody is in the room any more, so that the clock waits for a chair."""

NOTICED = timedelta(seconds=30)
"""From how long on people in a live room notice that Parley was away."""


def is_noticed(length: timedelta, *, live: bool) -> bool:
    """Does a room notice that its clock stood for so long and went on by itself? What takes days
    leaves its people as long as a live debate waits for its chair."""
    return abs(length) >= (NOTICED if live else LONG_AWAY)


def is_quiet_gap(before: Debate, event: DebateEvent) -> bool:
    """Does an event only give back, without anybody asking for it, time that nobody missed? The
    room need not hear of it. `before` is the debate before the event."""
    match event:
        case e.DebateResumed(by=None, at=at):
            timed = before.running or before.preparation
            return timed is not None and not is_noticed(timed.clock.gap(at), live=before.live)
        case e.VoteExtended(until=until, at=at) if before.vote is not None:
            stopped = before.vote.extend(until, at).stopped_at
            return stopped is not None and not is_noticed(at - stopped, live=before.live)
        case _:
            return False


def halt_debate(state: Debate, at: datetime) -> Sequence[DebateEvent]:
    """What lets a debate wait whose room went away at an instant (UTC): for its chair, or where
    nobody chairs for one of those who sit."""
    runs = state.phase in (DebatePhase.RUNNING, DebatePhase.PREPARING)
    return [e.DebatePaused(at=max(at, state.seen_at))] if runs else []


def give_time_back(state: Debate, lost: LostTime) -> Sequence[DebateEvent]:
    """What gives a debate the time back that nobody could use. After a long absence a live one
    waits for its chair."""
    if state.vote is not None and state.vote.until is not None:
        lost = lost.since(state.vote.extended_at or lost.stopped)
        return _extend(state.vote.until, lost)
    timed = state.running or state.preparation
    if timed is None or timed.clock.paused_at is not None:
        return []
    lost = lost.since(timed.clock.ran_since)
    if not lost.length:
        return []
    paused = e.DebatePaused(at=lost.stopped)
    if state.live and state.chairs and lost.away and lost.length > LONG_AWAY:
        return [paused]
    return [paused, e.DebateResumed(at=lost.at)]


def _extend(until: datetime, lost: LostTime) -> Sequence[DebateEvent]:
    return [e.VoteExtended(at=lost.at, until=until + lost.length)] if lost.length else []
