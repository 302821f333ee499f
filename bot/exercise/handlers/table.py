"""All that is done for what the feature declares; loaded when it is first needed."""

from bot.debate.ports import ExerciseDebriefs
from bot.exercise.handlers import bars, debriefs, desk, ending, exercises, sharing
from bot.exercise.handlers.explaining import explain
from bot.exercise.handlers.forms import FILLS
from bot.exercise.handlers.lists import LISTS
from bot.exercise.journal import EXERCISES
from bot.exercise.ports import ExerciseBar
from bot.kernel.handlers import FeatureTable
from bot.opinion.ports import RoomExercise

TABLE = FeatureTable(
    handlers={
        **exercises.HANDLERS,
        **desk.HANDLERS,
        **ending.HANDLERS,
    },
    lists=LISTS,
    fills=FILLS,
    explain=explain,
    journals={"exercise": EXERCISES},
    ports={
        ExerciseDebriefs: debriefs.PORT,
        ExerciseBar: ExerciseBar(load=bars.load_status),
        RoomExercise: RoomExercise(load=sharing.load_for_room),
    },
)
