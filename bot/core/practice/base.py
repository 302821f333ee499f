"""What every command that acts on a practice debate carries."""

from bot.core.command import Command
from bot.core.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeCommand(Command):
    """Something asked of a practice debate; `practice` is "" for the member's last."""

    practice: str = ""
