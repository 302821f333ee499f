"""Practice debates as they run: the rules of debates decide, on a journal of its own kind."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import reduce

from msgspec import Struct
from msgspec.structs import replace

from bot.debate.commands.base import Tick
from bot.debate.commands.debating import CancelDebate
from bot.debate.events import EVENTS, DebateEvent, SpeechGiven
from bot.debate.evolve import evolve, fold
from bot.debate.rules.acts import DebateAct
from bot.debate.rules.clock import deadline
from bot.debate.rules.decide import decide
from bot.debate.rules.format import Format
from bot.debate.rules.reading_formats import read_format
from bot.debate.state import OVER, Debate
from bot.kernel import journal_rows as journal
from bot.kernel.command import Caller
from bot.kernel.deciding import Step, advance
from bot.kernel.event_json import by_kind, event_of, record_of
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId
from bot.kernel.parts import Parts
from bot.kernel.refusal import Code, Refused
from bot.practice.rows import practices
from bot.practice.rows.practices import Row, Said
from bot.store.statement import Statement

KINDS = by_kind(EVENTS)


class Open(Struct, frozen=True, kw_only=True):
    """A practice debate with its row, its events, and what they amount to."""

    row: Row
    events: tuple[DebateEvent, ...]
    state: Debate


class Standing(Struct, frozen=True):
    """A practice debate as it stands after so many events."""

    version: int
    state: Debate


Guard = Callable[[Debate], bool]
"""Does what is to be done still fit how it stands?"""


def stream_of(practice: str) -> str:
    """The journal of a practice debate."""
    return f"practice:{practice}"


async def row_of(parts: Parts, by: Caller, practice: str) -> Row:
    """A member's practice debate of that id, or their last; nobody else finds it. Raises Refused
    (NO_PRACTICE)."""
    if practice:
        row = await practices.one(parts.db, by.community, practice)
    else:
        row = await practices.last(parts.db, by.community, by.member)
    if row is None or row.member != by.member or not row.motion:
        raise Refused(Code.NO_PRACTICE)
    return row


async def opened(parts: Parts, community: CommunityId, row: Row) -> Open:
    """A practice debate as its journal tells it."""
    records = await journal.load(parts.db, community, stream_of(row.id))
    events = tuple(event_of(record, KINDS) for record in records)
    rules = await asyncio.to_thread(_rules, row)
    return Open(row=row, events=events, state=replace(fold(rules, events), motion=row.motion))


def _rules(row: Row) -> Format:
    return read_format(row.rules, row.format)


async def act(
    parts: Parts,
    row: Row,
    commands: Sequence[DebateAct | Tick],
    said: Said | None = None,
    fits: Guard | None = None,
) -> list[DebateEvent]:
    """Do what commands ask, one after the other and all or nothing; `said` are the words of the
    speech among them. Returns what happened: nothing where it no longer `fits`.

    Raises Refused.
    """
    community = commands[0].by.community

    async def step(kept: Standing | None) -> Step[Standing, list[DebateEvent]]:
        before = kept or await _standing(parts, community, row)
        if fits is not None and not fits(before.state):
            return Step(kept=before, told=[])
        state, events = before.state, list[DebateEvent]()
        for command in commands:
            happened = decide(state, command)
            events += happened
            state = reduce(evolve, happened, state)
        if not events:
            return Step(kept=before, told=[])
        return Step(
            statements=_written(community, row, before, events, state, said),
            kept=Standing(before.version + len(events), state),
            told=events,
        )

    return await advance(parts, community, stream_of(row.id), step)


async def left(parts: Parts, by: Caller, at: datetime) -> None:
    """Whoever leaves practises no more: what runs of theirs ends."""
    row = await practices.running(parts.db, by.community, by.member)
    if row is not None:
        cancel = CancelDebate(by=by, at=at, id=fresh_id())
        await act(parts, row, [cancel], fits=lambda state: state.phase not in OVER)


async def _standing(parts: Parts, community: CommunityId, row: Row) -> Standing:
    found = await opened(parts, community, row)
    return Standing(len(found.events), found.state)


def _written(
    community: CommunityId,
    row: Row,
    before: Standing,
    events: Sequence[DebateEvent],
    after: Debate,
    said: Said | None,
) -> list[Statement]:
    records = [record_of(event) for event in events]
    stream = stream_of(row.id)
    found = list(journal.append(community, stream, before.version, records, deadline(after)))
    spoken = [event for event in events if isinstance(event, SpeechGiven)]
    if said is not None and spoken:
        found.append(practices.spoken(community, row.id, row.member, said, spoken[0].at))
    if after.phase in OVER and before.state.phase not in OVER:
        found.append(practices.closed(community, row.id, after.seen_at))
    return found
