"""What the library of designs has on a question."""

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
