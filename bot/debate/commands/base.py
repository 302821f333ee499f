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


class LeaveDebate(DebateCommand):
    """A member leaves for good, so that what they hold in the debate falls free."""


class BringClaims(DebateCommand):
    """A chair brings claims in from a file: words with the side that each speaks for, "" for
    none, and links as (claim, its target, relation), both by place, from 0."""

    claims: tuple[tuple[str, str], ...]
    links: tuple[tuple[int, int, str], ...]


class DebateTick(DebateCommand):
    """The clock looks: something may have come due. Early, late or twice is the same."""
