"""Exercises: incidents played against a guarantee, and their debriefs."""

from bot.debate.ports import ExerciseDebriefs
from bot.exercise.commands.playing import ExerciseCommands
from bot.exercise.refusals import ExerciseRefusal
from bot.kernel.feature import Feature

FEATURE = Feature(
    name="exercise",
    refusals=ExerciseRefusal,
    commands={200: ExerciseCommands},
    streams=("exercise",),
    ports=(ExerciseDebriefs,),
)
