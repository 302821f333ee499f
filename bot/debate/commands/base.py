"""What every command that acts on a debate carries, and the one that the clock sends."""

from typing import Annotated

from bot.kernel.catalog import takes
from bot.kernel.command import Command

DebateName = Annotated[
    str,
    takes.line(
        "Which debate; the one here if you leave this empty", completion="debates", typed_only=True
    ),
]


class DebateCommand(Command):
    """Something asked of a debate that is open; `debate` is "" for that of the place."""

    debate: DebateName = ""


class NoteExercise(DebateCommand):
    """An exercise that belongs to the debate is over, so that members can credit it."""

    exercise: str
    title: str


class NoteClause(DebateCommand):
    """A member credits a clause of a guarantee sheet with having moved them."""

    clause: str
    title: str


class DebateTick(DebateCommand):
    """The clock looks: something may have come due. Early, late or twice is the same."""
