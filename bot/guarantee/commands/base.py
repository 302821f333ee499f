"""What commands on one sheet have in common."""

from bot.core.values import dataclass
from bot.kernel.command import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCommand(Command):
    """Something asked of one sheet."""

    sheet: str = ""
