"""An exercise in memory."""

from bot.exercise.events import ExerciseEvent
from bot.exercise.rows.exercises import ExerciseRow
from bot.exercise.state import Exercise
from bot.kernel.declaration import JournalChange, LoadedJournal, UnheardNews

LoadedExercise = LoadedJournal[ExerciseRow, Exercise, ExerciseEvent]
"""An exercise with its row and its events."""

UnheardExercise = UnheardNews[ExerciseRow, Exercise, ExerciseEvent]
"""An exercise with what its room has not heard."""

ExerciseChange = JournalChange[ExerciseRow, Exercise, ExerciseEvent]
"""An exercise as it was, what happened, and as it then stands."""
