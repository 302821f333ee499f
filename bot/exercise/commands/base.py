"""What every command that acts on an exercise carries, and the one that the clock sends."""

from bot.core.values import dataclass
from bot.kernel.command import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseCommand(Command):
    """Something asked of an exercise that is open; `exercise` is "" for that of the place."""

    exercise: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick(ExerciseCommand):
    """The clock looks: something may have come due. Early, late or twice is the same."""
