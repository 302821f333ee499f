"""What a feature above articles does for questions. Nothing heavy is imported here."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from bot.article.rules.library_passage import DesignsFound
from bot.kernel.command import Caller

if TYPE_CHECKING:
    from bot.kernel.parts import Parts


class DesignLibrary(Struct, frozen=True, kw_only=True):
    """Knows the designs of a guarantee, their clauses and their words."""

    find_passages: Callable[[str], Awaitable[DesignsFound]]
    """What there is on a question; often nothing."""

    has_sheet: Callable[["Parts", Caller], Awaitable[bool]]
    """Is a guarantee sheet in use where somebody is?"""


class DebateSource(Struct, frozen=True, kw_only=True):
    """Knows which places have a debate."""

    has_debate: Callable[["Parts", Caller], Awaitable[bool]]
    """Is a debate open where somebody is?"""
