"""What a feature above articles does for questions. Nothing heavy is imported here."""

from collections.abc import Awaitable, Callable

from msgspec import Struct

from bot.kernel.message import Words


class LibraryPassage(Struct, frozen=True):
    """Words from the library of designs: what they are called, and the command that opens them."""

    label: Words
    words: Words
    action: str


class DesignsFound(Struct, frozen=True):
    """What the library of designs has on a question, best first. `by_name` says that the question
    names a design and what it asks of it, or clauses and options, so that it is meant for it."""

    passages: tuple[LibraryPassage, ...] = ()
    by_name: bool = False


class DesignLibrary(Struct, frozen=True, kw_only=True):
    """Knows the designs of a guarantee, their clauses and their words."""

    find_passages: Callable[[str], Awaitable[DesignsFound]]
    """What there is on a question; often nothing."""
