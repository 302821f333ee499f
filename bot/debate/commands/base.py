"""What every command that acts on a debate carries, and the one that the clock sends."""

from bot.kernel.command import Command


class DebateCommand(Command, frozen=True, kw_only=True):
    """Something asked of a debate that is open; `debate` is "" for that of the place."""

    debate: str = ""


class NoteExercise(DebateCommand, frozen=True, kw_only=True):
    """An exercise that belongs to the debate is over, so that members can credit it."""

    exercise: str
    title: str


class Tick(DebateCommand, frozen=True, kw_only=True):
    """The clock looks: something may have come due. Early, late or twice is the same."""
