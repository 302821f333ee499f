"""What becomes of a debate's clock while Parley, or the debate's room, is away."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.debate import events as e
from bot.debate.events import DebateEvent
from bot.debate.state import Debate, DebatePhase
from bot.kernel.lost_time import LostTime

LONG_AWAY = timedelta(minutes=30)
"""After a longer absence nobody is in the room any more, so that the clock waits for a chair."""


def halt_debate(state: Debate, at: datetime) -> Sequence[DebateEvent]:
    """What lets a live debate wait for its chair, whose room went away at an instant (UTC)."""
    runs = state.phase in (DebatePhase.RUNNING, DebatePhase.PREPARING)
    return (
        [e.DebatePaused(at=max(at, state.seen_at))] if runs and state.live and state.chairs else []
    )


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
