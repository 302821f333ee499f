"""What the library of designs has on a question."""

from msgspec import Struct

from bot.kernel.message import Words


class LibraryPassage(Struct, frozen=True):
    """Words from the library of designs: what they are called, and the command that opens them."""

    label: Words
    words: Words
    action: str


class SearchedPassage(Struct, frozen=True):
    """Words of the library that a question is searched in: under which `heading` (the name of a
    design or of a clause) they stand, how they are shown, and the source that they rest on ("" for
    the library's own)."""

    heading: str
    words: str
    passage: LibraryPassage
    of_design: bool = False
    source: str = ""


class AnsweringPassage(Struct, frozen=True):
    """A passage of the library that was found by what it says: whether it answers, or is only the
    closest there is."""

    searched: SearchedPassage
    answers: bool


class DesignsFound(Struct, frozen=True):
    """What the library of designs has on a question, best first. `by_name` says that the question
    names a design and what it asks of it, or clauses and options, so that it is meant for it."""

    passages: tuple[LibraryPassage, ...] = ()
    by_name: bool = False
