"""After a start: the time that a debate lost while Parley was away is given back."""

from collections.abc import Callable
from datetime import datetime
from functools import reduce

from bot.debate import events as e
from bot.debate.events import DebateEvent
from bot.debate.evolve import evolve
from bot.debate.handlers.acting import opened
from bot.debate.rows import debates
from bot.debate.rules.clock import deadline
from bot.debate.state import Debate, Phase
from bot.kernel.ids import CommunityId
from bot.kernel.parts import Parts
from bot.kernel.recovering import LONG_AWAY, happened


async def give_back(
    parts: Parts, community: CommunityId, debate: str, beat: datetime, at: datetime
) -> None:
    """Give a debate the time back that it lost between two instants (UTC)."""
    await _happened(
        parts,
        community,
        debate,
        lambda state: given_back(state, max(beat, state.seen_at), at),
    )


async def halt(parts: Parts, community: CommunityId, debate: str, at: datetime) -> None:
    """A live debate whose room went away is paused until its chair lets it go on."""
    await _happened(parts, community, debate, lambda state: halted(state, at))


async def _happened(
    parts: Parts, community: CommunityId, debate: str, what: Callable[[Debate], list[DebateEvent]]
) -> None:
    """Write what happens to a debate as it stands, and nobody does."""
    row = await debates.one(parts.db, community, debate)
    if row is None:
        return
    found = await opened(parts, community, row)
    events = what(found.state)
    if not events:
        return
    after = reduce(evolve, events, found.state)
    phase = debates.moved_on(community, debate, after.phase.value, None)
    version, due = len(found.events), deadline(after)
    await happened(parts, community, found.stream, version, events, due, phase)


def halted(state: Debate, at: datetime) -> list[DebateEvent]:
    runs = state.phase in (Phase.RUNNING, Phase.PREPARING)
    return [e.Paused(at=max(at, state.seen_at))] if runs and state.live and state.chairs else []


def given_back(state: Debate, stopped: datetime, at: datetime) -> list[DebateEvent]:
    """What gives a debate the time back that was lost. After a long absence a live one waits for
    its chair."""
    if state.vote is not None and state.vote.until is not None:
        return [e.VoteExtended(at=at, until=state.vote.until + (at - stopped))]
    if state.phase not in (Phase.RUNNING, Phase.PREPARING):
        return []
    paused = e.Paused(at=stopped)
    if state.live and state.chairs and at - stopped > LONG_AWAY:
        return [paused]
    return [paused, e.Resumed(at=at)]
