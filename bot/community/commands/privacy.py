"""What a member may ask about what is kept of them."""

from bot.core.values import dataclass
from bot.kernel.command import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowMine(Command):
    """See what is kept of oneself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportMine(Command):
    """Take it all along as a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EraseMine(Command):
    """Have one's words and name erased; numbers of closed results stay."""

    sure: bool
