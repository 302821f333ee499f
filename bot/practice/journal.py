"""The journal of practice debates: the rules of debates decide, and one member alone is told."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from bot.debate.commands.base import DebateTick
from bot.debate.events import DebateEvent
from bot.debate.evolve import evolve, fold
from bot.debate.rules.absence import give_time_back
from bot.debate.rules.acts import Decided
from bot.debate.rules.clock import deadline
from bot.debate.rules.decide import decide
from bot.debate.rules.reading_formats import read_format
from bot.debate.state import OVER, Debate
from bot.kernel.command import Caller
from bot.kernel.declaration import LoadedJournal
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId
from bot.kernel.journal import Journal
from bot.kernel.parts import Parts
from bot.practice.ports import PracticeMoved
from bot.practice.rows import practices
from bot.practice.rows.practices import PracticeRow
from bot.store.statement import Statement

LoadedPractice = LoadedJournal[PracticeRow, Debate, DebateEvent]
"""A practice debate with its row and its events."""


async def _start_state(row: PracticeRow, first: DebateEvent) -> Debate:
    rules = await asyncio.to_thread(read_format, row.rules, row.format)
    return replace(fold(rules, [first]), motion=row.motion)


def _make_tick(by: Caller, at: datetime, row: PracticeRow) -> Decided:
    return DebateTick(by=by, at=at, id=fresh_id(), debate=row.id)


def _phase_rows(
    community: CommunityId, row: PracticeRow, before: Debate, after: Debate
) -> Sequence[Statement]:
    if before.phase in OVER or after.phase not in OVER:
        return ()
    return [practices.set_closed(community, row.id, after.seen_at)]


async def _whisper(parts: Parts, community: CommunityId, practice: str) -> None:
    """Let the opponent take its turn and tell the member, beside everything else: what asks the
    model is not waited for by the clock."""

    async def work() -> None:
        await parts.tell(PracticeMoved(community=community, practice=practice))

    parts.rooms.beside(PRACTICES.stream(practice), work)


PRACTICES: Journal[PracticeRow, Decided, Debate, DebateEvent] = Journal(
    kind="practice",
    events=DebateEvent,
    find=practices.load_practice,
    begin=_start_state,
    evolve=evolve,
    decide=decide,
    deadline=deadline,
    tick=_make_tick,
    time_back_events=give_time_back,
    phase_rows=_phase_rows,
    whisper=_whisper,
)
