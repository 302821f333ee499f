"""Those who vote from elsewhere, as the audience."""

from dataclasses import dataclass

from bot.debate.commands.debating import TakePosition


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestPosition(TakePosition):
    """Where somebody in the audience stands. They vote in the closing vote and no other."""
