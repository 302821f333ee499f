"""How practice debates keep time, among journals of all kinds. What asks the model is done beside
the clock, which waits for nobody."""

from collections.abc import Callable
from datetime import datetime
from functools import partial, reduce

from bot.debate.commands.base import Tick
from bot.debate.events import DebateEvent
from bot.debate.evolve import evolve
from bot.debate.handlers.recovering import given_back, halted
from bot.debate.rules.clock import deadline
from bot.debate.state import Debate
from bot.kernel.command import Caller
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId
from bot.kernel.keeping import CLOCK
from bot.kernel.loading import loaded
from bot.kernel.parts import Kind, Parts
from bot.kernel.recovering import happened
from bot.practice.handlers.acting import act, opened, stream_of
from bot.practice.rows import practices


async def tick(parts: Parts, community: CommunityId, practice: str, at: datetime) -> None:
    """Let a practice debate do what has come due."""
    row = await practices.one(parts.db, community, practice)
    if row is None:
        return
    by = Caller(community=community, place=row.place, member=CLOCK, name="Parley")
    await act(parts, row, [Tick(by=by, at=at, id=fresh_id(), debate=practice)])
    await show(parts, community, practice)


async def show(parts: Parts, community: CommunityId, practice: str) -> None:
    """Let the opponent take its turn and tell the member, beside everything else."""

    async def work() -> None:
        await (await loaded("bot.practice.handlers.showing")).catch_up(parts, community, practice)

    parts.rooms.beside(stream_of(practice), work)


async def give_back(
    parts: Parts, community: CommunityId, practice: str, beat: datetime, at: datetime
) -> None:
    """Give a practice debate the time back that it lost between two instants (UTC)."""

    def what(state: Debate) -> list[DebateEvent]:
        return given_back(state, max(beat, state.seen_at), at)

    await _happened(parts, community, practice, what)


async def halt(parts: Parts, community: CommunityId, practice: str, at: datetime) -> None:
    """Its room went away: it waits until its member goes on."""
    await _happened(parts, community, practice, partial(halted, at=at))


async def _happened(
    parts: Parts, community: CommunityId, practice: str, what: Callable[[Debate], list[DebateEvent]]
) -> None:
    row = await practices.one(parts.db, community, practice)
    if row is None:
        return
    found = await opened(parts, community, row)
    events = what(found.state)
    if not events:
        return
    after = reduce(evolve, events, found.state)
    stream = stream_of(practice)
    await happened(parts, community, stream, len(found.events), events, deadline(after))


KIND = Kind(tick=tick, give_back=give_back, show=show, halt=halt)
