"""What features above articles do for questions and answers. Nothing heavy is imported here."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from bot.article.rules.library_passage import DesignsFound, SearchedPassage
from bot.kernel.command import Caller

if TYPE_CHECKING:
    from bot.kernel.parts import Parts


class DesignLibrary(Struct, frozen=True, kw_only=True):
    """Knows the designs of a guarantee, their clauses and their words."""

    find_passages: Callable[[str], Awaitable[DesignsFound]]
    """What there is on a question; often nothing."""

    load_searched: Callable[[], Awaitable[tuple[Sequence[SearchedPassage], bytes]]]
    """All its words, and their vectors that come along: a mark, then the numbers."""


class DebateSource(Struct, frozen=True, kw_only=True):
    """Knows which places have a debate."""

    has_debate: Callable[["Parts", Caller], Awaitable[bool]]
    """Is a debate open where somebody is?"""


class SheetSource(Struct, frozen=True, kw_only=True):
    """Knows which places have a guarantee sheet."""

    has_sheet: Callable[["Parts", Caller], Awaitable[bool]]
    """Is a sheet in use where somebody is?"""
