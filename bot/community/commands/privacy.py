"""What a member may ask about what is kept of them."""

from typing import Annotated

from bot.kernel.catalog import takes
from bot.kernel.command import Command


class ShowMine(Command, path="privacy show"):
    """See what is kept of you."""


class ExportMine(Command, path="privacy export"):
    """Take it with you."""


class EraseMine(Command, path="privacy erase"):
    """Have your words and your name erased.

    Numbers of closed results stay.
    """

    sure: Annotated[bool, takes.flag("It cannot be undone. Are you sure?")]


PrivacyCommands = ShowMine | ExportMine | EraseMine
