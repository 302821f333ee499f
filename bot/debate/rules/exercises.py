"""Exercises that belong to a debate: what members may credit with having moved them."""

from bot.debate import events as e
from bot.debate.commands.base import NoteExercise
from bot.debate.events import DebateEvent
from bot.debate.refusals import DebateRefusal
from bot.debate.state import Debate
from bot.kernel.refusal import Refused


def note_exercise(state: Debate, command: NoteExercise) -> list[DebateEvent]:
    """An exercise was held; it is noted once."""
    if any(exercise.exercise == command.exercise for exercise in state.exercises):
        return []
    return [e.ExerciseHeld(at=command.at, exercise=command.exercise, title=command.title)]


def find_exercise(state: Debate, number: int) -> e.ExerciseHeld:
    """The exercise of a number, from 1. Raises Refused (NO_SUCH_EXERCISE)."""
    if not 1 <= number <= len(state.exercises):
        raise Refused(DebateRefusal.NO_SUCH_EXERCISE, number=number, last=len(state.exercises))
    return state.exercises[number - 1]
