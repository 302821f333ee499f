"""Debriefs of exercises, as the transcript of the debate they belong to shows them."""

from bot.debate.ports import ExerciseDebriefs
from bot.exercise.files import load_debriefs

PORT = ExerciseDebriefs(load=load_debriefs)
