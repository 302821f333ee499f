"""What is decided in an exercise, and what is shown only at times, as closed sets."""

from bot.exercise.commands import playing as c
from bot.exercise.commands.base import ExerciseTick

ExerciseLook = c.ShowBrief | c.ShowDebrief | c.ShowExerciseDesk
"""What somebody sees of an exercise, but not always, or not everybody."""

AllowedAct = c.ExerciseActs | ExerciseLook
"""All that has a line in the table of what is allowed."""

Decided = c.ExerciseActs | ExerciseTick
"""Acts, and the clock's look, which is no act: it only does what has come due."""
