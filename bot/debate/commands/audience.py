"""Commands about places elsewhere that watch a debate and vote in its closing vote."""

from bot.core.values import dataclass
from bot.debate.commands.base import DebateCommand
from bot.kernel.command import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class InviteAudience(DebateCommand):
    """Make a code with which another place, of this or another community, can watch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListAudiences(DebateCommand):
    """See which places watch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DismissAudience(DebateCommand):
    """Let a place watch no more; `number` counts as the list does, from 1."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinAudience(Command):
    """Let this place watch the debate to which a code leads."""

    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveAudience(Command):
    """Let this place watch no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteInAudience(Command):
    """Vote in the closing vote of the debate that this place watches; `debate` names it where
    there are several. Stance and confidence are those of `TakePosition`."""

    stance: str
    confidence: int | None = None
    reason: str = ""
    debate: str = ""
