"""What commands on one sheet have in common."""

from bot.core.command import Command
from bot.core.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCommand(Command):
    """Something asked of one sheet."""

    sheet: str = ""
