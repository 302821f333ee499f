"""Debates as they run: load and fold, decide, write, and show the room what happened."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import reduce

from msgspec import Struct
from msgspec.structs import replace

from bot.debate.commands.base import Tick
from bot.debate.commands.debating import MoveDebate, Speak
from bot.debate.events import EVENTS, DebateEvent
from bot.debate.evolve import evolve, fold
from bot.debate.rows import debates
from bot.debate.rows.debates import Listed
from bot.debate.rows.events import rows_of
from bot.debate.rules.acts import DebateAct
from bot.debate.rules.clock import deadline
from bot.debate.rules.decide import decide
from bot.debate.rules.format import Format
from bot.debate.rules.reading_formats import read_format
from bot.debate.state import OVER, Debate, Phase
from bot.kernel import journal_rows as journal
from bot.kernel.command import Caller
from bot.kernel.deciding import Step, advance, key_of
from bot.kernel.event_json import by_kind, event_of, record_of
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.parts import Parts
from bot.kernel.refusal import Code, Refused
from bot.store.statement import Statement

KINDS = by_kind(EVENTS)
TWICE = timedelta(seconds=60)
"""Within this time the same words of the same speaker are a double submission."""


class Open(Struct, frozen=True, kw_only=True):
    """A debate with its row and its events."""

    row: Listed
    events: tuple[DebateEvent, ...]
    state: Debate

    @property
    def stream(self) -> str:
        """The journal's name."""
        return stream_of(self.row.id)


class Standing(Struct, frozen=True, kw_only=True):
    """A debate as it stands after so many events; `last` is what was said last, by whom, when."""

    row: Listed
    version: int
    state: Debate
    last: tuple[MemberId, str, datetime] | None = None


def stream_of(debate: str) -> str:
    """The journal of a debate."""
    return f"debate:{debate}"


async def find(parts: Parts, by: Caller, debate: str) -> Open:
    """The debate of that id, or that of the place. Raises Refused (NO_DEBATE, WHICH_DEBATE)."""
    return await opened(parts, by.community, await _row(parts, by, debate))


async def _row(parts: Parts, by: Caller, debate: str) -> Listed:
    """Where no debate runs in a place itself, the one that runs in a thread of it is meant."""
    if debate:
        row = await debates.one(parts.db, by.community, debate)
    else:
        row = await debates.last(parts.db, by.community, by.place)
        if row is None or row.closed_at is not None:
            threads = await debates.inside(parts.db, by.community, by.place)
            if len(threads) > 1:
                raise Refused(Code.WHICH_DEBATE)
            row = threads[0] if threads else row
    if row is None:
        raise Refused(Code.NO_DEBATE)
    return row


async def opened(parts: Parts, community: CommunityId, row: Listed) -> Open:
    """A debate as its journal tells it."""
    records = await journal.load(parts.db, community, stream_of(row.id))
    events = tuple(event_of(record, KINDS) for record in records)
    return Open(row=row, events=events, state=fold(rules_of(row), events))


def rules_of(row: Listed) -> Format:
    """The format under which a debate was opened."""
    return read_format(row.rules, row.format)


async def act(parts: Parts, command: DebateAct | Tick) -> tuple[Standing, list[DebateEvent]]:
    """Do what a command asks of a debate; returns it as it was, and what happened. What the room
    is to hear of it is left to `showing`.

    Raises Refused. Of two that race, one decides again on what the other made of it.
    """
    row = await _row(parts, command.by, command.debate)

    async def step(kept: Standing | None) -> Step[Standing, tuple[Standing, list[DebateEvent]]]:
        return await _step(parts, command, row, kept)

    return await advance(parts, command.by.community, stream_of(row.id), step)


async def _step(
    parts: Parts, command: DebateAct | Tick, row: Listed, kept: Standing | None
) -> Step[Standing, tuple[Standing, list[DebateEvent]]]:
    before = kept or await _standing(parts, command.by.community, row)
    events = decide(before.state, command)
    if not events:
        return Step(kept=before, told=(before, events))
    last = before.last
    if isinstance(command, Speak):
        await _not_twice(parts, command, before)
        last = (command.by.member, command.words, command.at)
    state = reduce(evolve, events, before.state)
    place = command.by.place if isinstance(command, MoveDebate) else row.place
    after = Standing(
        row=replace(row, place=place),
        version=before.version + len(events),
        state=state,
        last=last,
    )
    statements = await _written(parts, command, before, events, state)
    return Step(statements=statements, kept=after, told=(before, events))


async def _standing(parts: Parts, community: CommunityId, row: Listed) -> Standing:
    """The debate as its journal tells it."""
    found = await opened(parts, community, row)
    return Standing(row=row, version=len(found.events), state=found.state)


async def _written(
    parts: Parts,
    command: DebateAct | Tick,
    before: Standing,
    events: Sequence[DebateEvent],
    after: Debate,
) -> list[Statement]:
    community, debate = command.by.community, before.row.id
    rows = await rows_of(parts, community, before.row, command, events, before.state)
    records = [record_of(event) for event in events]
    statements = [
        *journal.append(community, stream_of(debate), before.version, records, deadline(after)),
        *rows,
    ]
    if after.phase is not before.state.phase:
        closed = after.seen_at if after.phase in OVER else None
        statements.append(debates.moved_on(community, debate, after.phase.value, closed))
    return statements


async def _not_twice(parts: Parts, command: Speak, before: Standing) -> None:
    """The same words sent twice in a row are one speech. Raises Refused (SAID_ALREADY)."""
    row = before.row
    if before.last is not None:
        member, words, at = before.last
        if (member, words) == (command.by.member, command.words) and command.at - at < TWICE:
            raise Refused(Code.SAID_ALREADY)
    kept = await debates.speeches(parts.db, command.by.community, row.id)
    mine = [speech for speech in kept if speech.member == command.by.member]
    if mine and mine[-1].words == command.words and command.at - mine[-1].at < TWICE:
        raise Refused(Code.SAID_ALREADY)


async def has_floor(parts: Parts, by: Caller, *, heard: bool) -> bool:
    """Is it this member's turn in the place's debate, so that what they write is a speech? Under a
    seal it is none where others have `heard` it."""
    row = await debates.running(parts.db, by.community, by.place)
    if row is None or row.phase != Phase.RUNNING.value:
        return False
    kept: Standing | None = parts.streams.state(key_of(by.community, stream_of(row.id)))
    state = kept.state if kept else (await opened(parts, by.community, row)).state
    if state.phase is not Phase.RUNNING or state.now is None:
        return False
    if state.sealed and heard:
        return False
    # Under a seal all who act write at once; elsewhere one has the floor.
    return by.member == state.holder or (state.sealed and by.member in state.actors(state.now))
