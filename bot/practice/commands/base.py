"""What every command that acts on a practice debate carries."""

from bot.kernel.command import Command


class PracticeCommand(Command, frozen=True, kw_only=True):
    """Something asked of a practice debate; `practice` is "" for the member's last."""

    practice: str = ""
