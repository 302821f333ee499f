"""What a member may ask about what is kept of them."""

from typing import Annotated

from bot.kernel.catalog import takes
from bot.kernel.command import Command


class ShowMine(
    Command,
    path="privacy show",
    synonyms="store stored keep save know data about information collect record log me personal",
):
    """See what Parley keeps about you."""


class ExportMine(Command, path="privacy export", synonyms="download copy data messages mine"):
    """Download what Parley keeps about you."""


class EraseMine(
    Command,
    path="privacy erase",
    title="Erase my words",
    synonyms="delete remove forget wipe data account messages everything said history personal",
):
    """Have your words and your name erased.

    Numbers of closed results stay, and so do articles and formats that you added.
    """

    sure: Annotated[bool, takes.flag("It cannot be undone. Are you sure?")]


PrivacyCommands = ShowMine | ExportMine | EraseMine
