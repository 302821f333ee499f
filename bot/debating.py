"""Debates as they run: load and fold, decide, write, and show the room what happened."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce

from bot.core.command import Caller
from bot.core.debate import events as e
from bot.core.debate import views
from bot.core.debate.base import DebateCommand
from bot.core.debate.clock import deadline
from bot.core.debate.commands import Speak, TakePosition
from bot.core.debate.decide import decide
from bot.core.debate.events import EVENTS, Event
from bot.core.debate.format import Format
from bot.core.debate.reading_formats import read_format
from bot.core.debate.state import OVER, Debate, evolve, fold
from bot.core.ids import CommunityId
from bot.core.refusal import Code, Refused, Unavailable
from bot.core.view import Audience, Block, View
from bot.parts import Parts
from bot.resulting import result_view
from bot.store import debates, journal
from bot.store.debates import Listed
from bot.store.event_json import by_kind, event_of, record_of
from bot.store.statement import Conflict, Statement

KINDS = by_kind(EVENTS)
TRIES = 8
"""How often a command is decided anew when somebody else came first."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A debate with its row and its events."""

    row: Listed
    events: tuple[Event, ...]
    state: Debate

    @property
    def stream(self) -> str:
        """The journal's name."""
        return stream_of(self.row.id)


def stream_of(debate: str) -> str:
    """The journal of a debate."""
    return f"debate:{debate}"


async def find(parts: Parts, by: Caller, debate: str) -> Open:
    """The debate of that id, or that of the place. Raises Refused (NO_DEBATE)."""
    row = (
        await debates.one(parts.db, by.community, debate)
        if debate
        else await debates.last(parts.db, by.community, by.place)
    )
    if row is None:
        raise Refused(Code.NO_DEBATE)
    return await opened(parts, by.community, row)


async def opened(parts: Parts, community: CommunityId, row: Listed) -> Open:
    """A debate as its journal tells it."""
    records = await journal.load(parts.db, community, stream_of(row.id))
    events = tuple(event_of(record, KINDS) for record in records)
    return Open(row=row, events=events, state=fold(rules_of(row), events))


def rules_of(row: Listed) -> Format:
    """The format under which a debate was opened."""
    return read_format(row.rules, row.format)


async def act(parts: Parts, command: DebateCommand) -> tuple[Open, list[Event]]:
    """Do what a command asks of a debate; returns it as it was, and what happened.

    Raises Refused. Of two that race, one decides again on what the other made of it.
    """
    for _ in range(TRIES):
        before = await find(parts, command.by, command.debate)
        events = decide(before.state, command)
        if not events:
            return before, events
        after = reduce(evolve, events, before.state)
        try:
            await parts.db.write(*_written(command, before, events, after))
        except Conflict:
            continue
        parts.rooms.alarm()
        await show(parts, command.by.community, before.row.id)
        return before, events
    raise Unavailable(Code.CHANGED_MEANWHILE)


def _written(
    command: DebateCommand, before: Open, events: Sequence[Event], after: Debate
) -> list[Statement]:
    community, debate = command.by.community, before.row.id
    records = [record_of(event) for event in events]
    statements = [
        *journal.append(community, before.stream, len(before.events), records, deadline(after))
    ]
    for event in events:
        statements += _rows(community, debate, event, command, before.state)
    if after.phase is not before.state.phase:
        closed = after.seen_at if after.phase in OVER else None
        statements.append(debates.moved_on(community, debate, after.phase.value, closed))
    return statements


def _rows(
    community: CommunityId, debate: str, event: Event, command: DebateCommand, state: Debate
) -> list[Statement]:
    """The rows that stand beside an event: words, and what analysts look for."""
    match event:
        case e.SpeechGiven() if isinstance(command, Speak):
            kept = debates.Speech(
                id=event.speech,
                debate=debate,
                segment=state.format.segments[event.segment].key,
                seat=event.seat,
                member=event.member,
                words=command.words,
                at=event.at,
            )
            return [debates.spoken(community, kept)]
        case e.PositionTaken() if isinstance(command, TakePosition):
            taken = debates.Position(
                id=event.position,
                debate=debate,
                member=event.member,
                phase=event.phase,
                stance=event.stance,
                confidence=event.confidence,
                reason=command.reason,
                at=event.at,
                moved_by=event.moved_by,
            )
            return [*debates.taken(community, taken)]
        case _:
            return []


async def show(parts: Parts, community: CommunityId, debate: str) -> None:
    """Show the room what has happened and was not shown yet, and the board as it stands.

    What cannot be shown now stays to be shown later, and nothing is shown twice.
    """
    publish = parts.rooms.face(community)
    if publish is None:
        return
    stream = stream_of(debate)
    async with parts.rooms.showing(stream):
        row = await debates.one(parts.db, community, debate)
        shown = await journal.shown_until(parts.db, community, stream)
        if row is None or shown is None:
            return
        found = await opened(parts, community, row)
        if shown >= len(found.events):
            return
        for mark, view in await _news(parts, community, found, shown):
            await publish(row.place, view, f"{stream}:{mark}")
        names = await debates.names(parts.db, community)
        board = views.board(debate, found.state, names)
        await publish(row.place, board, f"{stream}:{len(found.events)}:board")
        await parts.db.change(journal.shown(community, stream, len(found.events)))


async def _news(
    parts: Parts, community: CommunityId, found: Open, shown: int
) -> list[tuple[str, View]]:
    """What the room has not heard yet: announcements that come together in one view."""
    names = await debates.names(parts.db, community)
    words = {s.id: s.words for s in await debates.speeches(parts.db, community, found.row.id)}
    state = fold(found.state.format, found.events[: max(shown, 1)])
    news: list[tuple[str, View]] = []
    waiting: list[Block] = []
    for version, event in enumerate(found.events[shown:], shown + 1):
        state = evolve(state, event) if version > 1 else state
        if isinstance(event, e.SpeechGiven):
            number = len(state.speeches)
            said = views.speech(number, event, words.get(event.speech, ""), state, names)
            news.append((str(version), said))
        elif told := views.announcement(event, state, names):
            waiting.append(told)
        if isinstance(event, e.Closed):
            closing = await result_view(parts, community, found.row, state)
            news += [(f"{version}:result", closing)]
    if waiting:
        room = View(blocks=tuple(waiting), audience=Audience.ROOM)
        news.insert(0, (f"{shown}-{len(found.events)}", room))
    return news


async def catch_up(parts: Parts) -> None:
    """Show everything that was saved and not yet shown: after a start, or when a face is back."""
    for community, stream, _ in await journal.unshown(parts.db):
        kind, _, debate = stream.partition(":")
        if kind == "debate":
            await show(parts, community, debate)


async def give_back_time(parts: Parts, at: datetime) -> None:
    """After a start: the segments that ran when Parley stopped get their lost time back."""
    beat = await journal.last_beat(parts.db)
    if beat is None or beat >= at:
        return
    for due in await journal.with_deadline(parts.db):
        debate = due.stream.partition(":")[2]
        row = await debates.one(parts.db, due.community, debate)
        if row is None:
            continue
        found = await opened(parts, due.community, row)
        if found.state.begun_at is None or found.state.paused_at is not None:
            continue
        stopped = max(beat, found.state.seen_at)
        events: list[Event] = [e.Paused(at=stopped), e.Resumed(at=at)]
        after = reduce(evolve, events, found.state)
        records = [record_of(event) for event in events]
        await parts.db.change(
            *journal.append(
                due.community, found.stream, len(found.events), records, deadline(after)
            )
        )
