"""What members may ask about the commands themselves."""

from bot.kernel.command import Command


class Help(Command, frozen=True, kw_only=True):
    """See what Parley can do, or how one command is used."""

    topic: str = ""


class TurnPage(Command, frozen=True, kw_only=True):
    """See another page of a long answer that is kept."""

    kept: str
    page: int
