"""Exercises as they run: load and fold, decide, write."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from functools import reduce

from msgspec import Struct

from bot.exercise.commands.base import Tick
from bot.exercise.content import exercises as content
from bot.exercise.events import EVENTS, ExerciseEvent
from bot.exercise.evolve import evolve, fold
from bot.exercise.rows import exercises
from bot.exercise.rows.events import rows_of
from bot.exercise.rows.exercises import Listed
from bot.exercise.rules.acts import ExerciseAct
from bot.exercise.rules.clock import deadline
from bot.exercise.rules.decide import decide
from bot.exercise.state import Exercise, Phase
from bot.kernel import journal_rows as journal
from bot.kernel.command import Caller
from bot.kernel.deciding import Step, advance
from bot.kernel.event_json import by_kind, event_of, record_of
from bot.kernel.ids import CommunityId
from bot.kernel.parts import Parts
from bot.kernel.refusal import Code, Refused
from bot.store.statement import Statement

KINDS = by_kind(EVENTS)


class Open(Struct, frozen=True, kw_only=True):
    """An exercise with its row and its events."""

    row: Listed
    events: tuple[ExerciseEvent, ...]
    state: Exercise

    @property
    def stream(self) -> str:
        """The journal's name."""
        return stream_of(self.row.id)


class Standing(Struct, frozen=True, kw_only=True):
    """An exercise as it stands after so many events."""

    row: Listed
    version: int
    state: Exercise


Told = tuple[Standing, list[ExerciseEvent], Standing]
"""An exercise as it was, what happened, and as it then is."""


def stream_of(exercise: str) -> str:
    """The journal of an exercise."""
    return f"exercise:{exercise}"


async def row_of(parts: Parts, by: Caller, exercise: str) -> Listed:
    """The exercise of that id, or that of the place. One that somebody plays alone is found by
    nobody else. Raises Refused (NO_EXERCISE)."""
    if exercise:
        row = await exercises.one(parts.db, by.community, exercise)
    else:
        row = await exercises.last(parts.db, by.community, by.place, by.member)
    if row is None or (row.alone and row.alone != by.member):
        raise Refused(Code.NO_EXERCISE)
    return row


async def find(parts: Parts, by: Caller, exercise: str) -> Open:
    """The exercise of that id, or that of the place. Raises Refused (NO_EXERCISE)."""
    return await opened(parts, by.community, await row_of(parts, by, exercise))


async def opened(parts: Parts, community: CommunityId, row: Listed) -> Open:
    """An exercise as its journal tells it."""
    records = await journal.load(parts.db, community, stream_of(row.id))
    events = tuple(event_of(record, KINDS) for record in records)
    setting = await asyncio.to_thread(content.setting, row.rules)
    return Open(row=row, events=events, state=fold(setting, events))


async def act(parts: Parts, command: ExerciseAct | Tick, row: Listed | None = None) -> Told:
    """Do what a command asks of an exercise. What the room is to hear of it is left to `showing`.

    Raises Refused. Of two that race, one decides again on what the other made of it.
    """
    row = row or await row_of(parts, command.by, command.exercise)
    community = command.by.community

    async def step(kept: Standing | None) -> Step[Standing, Told]:
        before = kept or await _standing(parts, community, row)
        events = decide(before.state, command)
        if not events:
            return Step(kept=before, told=(before, events, before))
        state = reduce(evolve, events, before.state)
        after = Standing(row=row, version=before.version + len(events), state=state)
        return Step(
            statements=_written(community, command, before, events, after),
            kept=after,
            told=(before, events, after),
        )

    return await advance(parts, community, stream_of(row.id), step)


async def _standing(parts: Parts, community: CommunityId, row: Listed) -> Standing:
    found = await opened(parts, community, row)
    return Standing(row=row, version=len(found.events), state=found.state)


def _written(
    community: CommunityId,
    command: ExerciseAct | Tick,
    before: Standing,
    events: Sequence[ExerciseEvent],
    after: Standing,
) -> list[Statement]:
    exercise = before.row.id
    records = [record_of(event) for event in events]
    statements = [
        *journal.append(
            community, stream_of(exercise), before.version, records, deadline(after.state)
        ),
        *rows_of(community, exercise, command, events, before.version),
    ]
    if after.state.phase is not before.state.phase:
        closed: datetime | None = after.state.seen_at if after.state.phase is Phase.OVER else None
        statements.append(exercises.moved_on(community, exercise, after.state.phase.value, closed))
    return statements
