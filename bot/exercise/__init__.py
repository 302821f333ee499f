"""Exercises: incidents played against a guarantee, and their debriefs."""

from bot.debate.ports import ExerciseDebriefs
from bot.exercise.commands.playing import ExerciseCommands
from bot.kernel.feature import Feature

FEATURE = Feature(
    name="exercise",
    commands={200: ExerciseCommands},
    streams=("exercise",),
    ports=(ExerciseDebriefs,),
)
