"""What every command that acts on an exercise carries, and the one that the clock sends."""

from bot.kernel.command import Command


class ExerciseCommand(Command, frozen=True, kw_only=True):
    """Something asked of an exercise that is open; `exercise` is "" for that of the place."""

    exercise: str = ""


class Tick(ExerciseCommand, frozen=True, kw_only=True):
    """The clock looks: something may have come due. Early, late or twice is the same."""
