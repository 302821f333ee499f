"""What commands on one sheet have in common."""

from typing import Annotated

from bot.kernel.catalog import takes
from bot.kernel.command import Command


class SheetCommand(Command):
    """Something asked of one sheet."""

    sheet: Annotated[
        str, takes.line("Which sheet; that of this room if not said", completion="sheets")
    ] = ""
