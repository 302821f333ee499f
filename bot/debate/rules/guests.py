"""Those who vote from elsewhere, as the audience."""

from bot.debate.commands.debating import TakePosition


class GuestPosition(TakePosition, frozen=True, kw_only=True):
    """Where somebody in the audience stands. They vote in the closing vote and no other."""
