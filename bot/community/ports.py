"""What the community does for the app. Nothing heavy is imported here."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from bot.kernel.catalog.completion import Completion
from bot.kernel.command import Caller
from bot.kernel.view import Option

if TYPE_CHECKING:
    from bot.kernel.parts import Parts


class OptionsSource(Struct, frozen=True, kw_only=True):
    """Knows the values that only a community's own rows can offer."""

    options_for: "Callable[[Parts, Caller, str, Completion], Awaitable[tuple[Option, ...]]]"
    """The list that a completion of a line wants, as it stands in the store."""
