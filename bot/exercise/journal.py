"""The journal of exercises, as they are decided, written, timed and shown."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from bot.exercise.commands.base import ExerciseTick
from bot.exercise.content import exercises as content
from bot.exercise.events import ExerciseEvent
from bot.exercise.evolve import evolve, fold
from bot.exercise.handlers import telling
from bot.exercise.handlers.noting import note_in_debate
from bot.exercise.handlers.verifying import find_exercise_differences
from bot.exercise.rows import exercises
from bot.exercise.rows.events import rows_of
from bot.exercise.rows.exercises import ExerciseRow
from bot.exercise.rules.absence import give_time_back, halt_exercise
from bot.exercise.rules.acts import Decided
from bot.exercise.rules.clock import deadline
from bot.exercise.rules.decide import decide
from bot.exercise.state import Exercise, ExercisePhase
from bot.kernel.command import Caller
from bot.kernel.declaration import RoomNews
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId
from bot.kernel.journal import Journal
from bot.store.statement import Statement


async def _start_state(row: ExerciseRow, first: ExerciseEvent) -> Exercise:
    return fold(await asyncio.to_thread(content.build_setting, row.rules), [first])


def _make_tick(by: Caller, at: datetime, row: ExerciseRow) -> Decided:
    return ExerciseTick(by=by, at=at, id=fresh_id(), exercise=row.id)


def _phase_rows(
    community: CommunityId, row: ExerciseRow, before: Exercise, after: Exercise
) -> Sequence[Statement]:
    if after.phase is before.phase:
        return ()
    closed = after.seen_at if after.phase is ExercisePhase.OVER else None
    return [exercises.set_phase(community, row.id, after.phase.value, closed)]


EXERCISES: Journal[ExerciseRow, Decided, Exercise, ExerciseEvent] = Journal(
    kind="exercise",
    events=ExerciseEvent,
    find=exercises.load_exercise,
    begin=_start_state,
    evolve=evolve,
    decide=decide,
    deadline=deadline,
    tick=_make_tick,
    time_back_events=give_time_back,
    halt_events=halt_exercise,
    phase_rows=_phase_rows,
    rows=rows_of,
    differences=find_exercise_differences,
    room=RoomNews(
        news=telling.news_of,
        board=telling.board_of,
        step=telling.step_of,
        tail=telling.tail_of,
        result=telling.DEBRIEF,
        build_archived=telling.build_archived,
        has_board=lambda row: row.closed_at is None,
        is_private=lambda row: bool(row.alone),
        is_quiet=telling.is_quiet,
        before_board=telling.tell_roles,
        afterwards=note_in_debate,
    ),
)
