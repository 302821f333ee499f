"""What commands on one sheet have in common."""

from bot.kernel.command import Command


class SheetCommand(Command, frozen=True, kw_only=True):
    """Something asked of one sheet."""

    sheet: str = ""
