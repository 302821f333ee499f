"""What members may ask about the commands themselves."""

from bot.core.values import dataclass
from bot.kernel.command import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class Help(Command):
    """See what Parley can do, or how one command is used."""

    topic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnPage(Command):
    """See another page of a long answer that is kept."""

    kept: str
    page: int
