"""Exercises: incidents played against a guarantee, and their debriefs."""

from bot.debate.ports import ExerciseDebriefs
from bot.exercise.commands.playing import ExerciseCommands
from bot.exercise.ports import ExerciseBar
from bot.exercise.refusals import ExerciseRefusal
from bot.kernel.feature import Feature
from bot.kernel.message import say
from bot.opinion.ports import RoomExercise

FEATURE = Feature(
    name="exercise",
    refusals=ExerciseRefusal,
    groups={
        "exercise": say("Play an incident against a guarantee, and see what held."),
        "incident": say("What your role does with the guarantee in an incident."),
    },
    commands={200: ExerciseCommands},
    lists=(
        "cards",
        "roles",
        "free_roles",
        "hearers",
        "exercises",
        "proposed_responses",
        "allowed_responses",
        "own_responses",
        "sheet_clauses",
        "worded_clauses",
    ),
    streams=("exercise",),
    ports=(ExerciseDebriefs, ExerciseBar, RoomExercise),
)
