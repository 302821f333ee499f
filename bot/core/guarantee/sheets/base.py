"""What commands on one sheet have in common."""

from dataclasses import dataclass

from bot.core.command import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCommand(Command):
    """Something asked of one sheet."""

    sheet: str = ""
