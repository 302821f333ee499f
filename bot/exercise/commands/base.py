"""What every command that acts on an exercise carries, and the one that the clock sends."""

from typing import Annotated

from bot.kernel.catalog import takes
from bot.kernel.command import Command


class ExerciseCommand(Command):
    """Something asked of an exercise that is open; `exercise` is "" for that of the place."""

    exercise: Annotated[
        str,
        takes.line(
            "Which exercise; the one here if you leave this empty",
            completion="exercises",
            typed_only=True,
        ),
    ] = ""


class ExerciseTick(ExerciseCommand):
    """The clock looks: something may have come due. Early, late or twice is the same."""
