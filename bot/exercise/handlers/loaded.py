"""An exercise in memory."""

from bot.exercise.events import ExerciseEvent
from bot.exercise.rows.exercises import ExerciseRow
from bot.exercise.state import Exercise
from bot.kernel.loaded import Acted, Loaded
from bot.kernel.room_news import Untold

LoadedExercise = Loaded[ExerciseRow, Exercise, ExerciseEvent]
"""An exercise with its row and its events."""

UntoldExercise = Untold[ExerciseRow, Exercise, ExerciseEvent]
"""An exercise with what its room has not heard."""

ActedInExercise = Acted[ExerciseRow, Exercise, ExerciseEvent]
"""An exercise as it was, what happened, and as it then stands."""
