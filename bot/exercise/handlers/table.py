"""All that is done for what the feature declares; loaded when it is first needed."""

from bot.debate.ports import ExerciseDebriefs
from bot.exercise.handlers import debriefs, exercises
from bot.exercise.journal import EXERCISES
from bot.kernel.handlers import FeatureTable

TABLE = FeatureTable(
    handlers={
        **exercises.HANDLERS,
    },
    journals={"exercise": EXERCISES},
    ports={ExerciseDebriefs: debriefs.PORT},
)
