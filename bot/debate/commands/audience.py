"""Commands about places elsewhere that watch a debate and vote in its closing vote."""

from bot.debate.commands.base import DebateCommand
from bot.kernel.command import Command


class InviteAudience(DebateCommand, frozen=True, kw_only=True):
    """Make a code with which another place, of this or another community, can watch."""


class ListAudiences(DebateCommand, frozen=True, kw_only=True):
    """See which places watch."""


class DismissAudience(DebateCommand, frozen=True, kw_only=True):
    """Let a place watch no more; `number` counts as the list does, from 1."""

    number: int


class JoinAudience(Command, frozen=True, kw_only=True):
    """Let this place watch the debate to which a code leads."""

    code: str


class LeaveAudience(Command, frozen=True, kw_only=True):
    """Let this place watch no more."""


class VoteInAudience(Command, frozen=True, kw_only=True):
    """Vote in the closing vote of the debate that this place watches; `debate` names it where
    there are several. Stance and confidence are those of `TakePosition`."""

    stance: str
    confidence: int | None = None
    reason: str = ""
    debate: str = ""
