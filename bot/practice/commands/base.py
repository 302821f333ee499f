"""What every command that acts on a practice debate carries."""

from bot.core.values import dataclass
from bot.kernel.command import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeCommand(Command):
    """Something asked of a practice debate; `practice` is "" for the member's last."""

    practice: str = ""
