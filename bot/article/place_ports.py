"""What features above articles know of a place, for what is offered under an answer there."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from bot.kernel.command import Caller

if TYPE_CHECKING:
    from bot.kernel.parts import Parts


class DebateSource(Struct, frozen=True, kw_only=True):
    """Knows which places have a debate."""

    has_debate: Callable[["Parts", Caller], Awaitable[bool]]
    """Is a debate open where somebody is?"""


class SheetSource(Struct, frozen=True, kw_only=True):
    """Knows which places have a guarantee sheet."""

    has_sheet: Callable[["Parts", Caller], Awaitable[bool]]
    """Is a sheet in use where somebody is?"""
