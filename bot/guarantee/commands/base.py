"""What commands on one sheet have in common."""

from typing import Annotated

from bot.kernel.catalog import takes
from bot.kernel.command import Command

SheetClause = Annotated[str, takes.line("Which clause", completion="clauses")]


SheetName = Annotated[
    str,
    takes.line("Which sheet; the one in use here if you leave this empty", completion="sheets"),
]


class SheetCommand(Command):
    """Something asked of one sheet."""

    sheet: SheetName = ""
