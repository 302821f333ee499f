"""What every command that acts on a debate carries, and the one that the clock sends."""

from bot.core.values import dataclass
from bot.kernel.command import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class DebateCommand(Command):
    """Something asked of a debate that is open; `debate` is "" for that of the place."""

    debate: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteExercise(DebateCommand):
    """An exercise that belongs to the debate is over, so that members can credit it."""

    exercise: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick(DebateCommand):
    """The clock looks: something may have come due. Early, late or twice is the same."""
