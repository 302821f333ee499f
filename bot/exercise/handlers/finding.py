"""The exercise that is meant, and what a member does in it."""

from bot.exercise.handlers.loaded import ExerciseChange, LoadedExercise
from bot.exercise.journal import EXERCISES
from bot.exercise.refusals import ExerciseRefusal
from bot.exercise.rows import exercises
from bot.exercise.rows.exercises import ExerciseRow
from bot.exercise.rules.acts import Decided
from bot.kernel.command import Caller
from bot.kernel.identity import is_id
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused


async def find_row(parts: Parts, by: Caller, exercise: str) -> ExerciseRow:
    """The row of the exercise of that id, or of that of the place, or of a thread of it where none
    goes on in the place itself. One that somebody plays alone is found by nobody else. Raises
    Refused (NO_EXERCISE, EXERCISE_UNKNOWN, WHICH_EXERCISE)."""
    if exercise:
        row = await exercises.load_exercise(parts.db, by.community, exercise)
    else:
        row = await _find_around(parts, by)
    if row is None or (row.alone and row.alone != by.member):
        if exercise and not is_id(exercise):
            raise Refused(ExerciseRefusal.EXERCISE_UNKNOWN, given=exercise)
        raise Refused(ExerciseRefusal.NO_EXERCISE)
    return row


async def _find_around(parts: Parts, by: Caller) -> ExerciseRow | None:
    """The exercise of a place; where none goes on in it, the one in a thread of it, or the last
    that was held there."""
    row = await exercises.find_last(parts.db, by.community, by.place, by.member)
    if row is not None and row.closed_at is None:
        return row
    threads = await exercises.find_in_threads(parts.db, by.community, by.place)
    going = [one for one in threads if one.closed_at is None]
    if len(going) > 1:
        things = ((one.id, one.title) for one in going)
        raise Refused(ExerciseRefusal.WHICH_EXERCISE).choosing("exercise", things)
    return going[0] if going else row or next(iter(threads), None)


async def find_exercise(parts: Parts, by: Caller, exercise: str) -> LoadedExercise:
    """The exercise of that id, or that of the place. Raises Refused (NO_EXERCISE)."""
    return await EXERCISES.load(parts, by.community, await find_row(parts, by, exercise))


async def act_in_exercise(parts: Parts, command: Decided) -> ExerciseChange:
    """Do what a command asks of an exercise. Its room is not shown it yet. Raises Refused."""
    row = await find_row(parts, command.by, command.exercise)
    return await EXERCISES.act(parts, row, command)
