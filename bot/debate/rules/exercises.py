"""Exercises and clauses of sheets: what members may credit, beside what was said in the debate."""

import re

from bot.debate import events as e
from bot.debate.commands.base import NoteClause, NoteExercise
from bot.debate.events import DebateEvent
from bot.debate.refusals import DebateRefusal
from bot.debate.state import Debate
from bot.kernel.refusal import Refused


def note_exercise(state: Debate, command: NoteExercise) -> list[DebateEvent]:
    """An exercise was held; it is noted once."""
    if any(exercise.exercise == command.exercise for exercise in state.exercises):
        return []
    return [e.ExerciseHeld(at=command.at, exercise=command.exercise, title=command.title)]


CLAUSE_TOKEN = re.compile(r"\bs\d{1,9}\.[a-z][a-z0-9_]*")
"""How a clause is credited: the number of its sheet, and the clause."""


def note_clause(state: Debate, command: NoteClause) -> list[DebateEvent]:
    """A clause is credited; what it says is noted once, and anew where it says something else."""
    if any((c.clause, c.title) == (command.clause, command.title) for c in state.clauses):
        return []
    return [e.ClauseNoted(at=command.at, clause=command.clause, title=command.title)]


def find_exercise(state: Debate, number: int) -> e.ExerciseHeld:
    """The exercise of a number, from 1. Raises Refused (NO_SUCH_EXERCISE)."""
    if not state.exercises:
        raise Refused(DebateRefusal.NO_EXERCISE_YET)
    if not 1 <= number <= len(state.exercises):
        raise Refused(DebateRefusal.NO_SUCH_EXERCISE, number=number, last=len(state.exercises))
    return state.exercises[number - 1]
