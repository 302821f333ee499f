"""What a member may ask about what is kept of them."""

from bot.kernel.command import Command


class ShowMine(Command, frozen=True, kw_only=True):
    """See what is kept of oneself."""


class ExportMine(Command, frozen=True, kw_only=True):
    """Take it all along as a file."""


class EraseMine(Command, frozen=True, kw_only=True):
    """Have one's words and name erased; numbers of closed results stay."""

    sure: bool
