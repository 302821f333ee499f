"""Commands about places elsewhere that watch a debate and vote in its closing vote."""

from typing import Annotated

from bot.debate.commands.base import DebateCommand, DebateName
from bot.debate.commands.debating import Confidence, PositionReason, Stance
from bot.kernel.catalog import takes
from bot.kernel.command import Command
from bot.kernel.permission import Role


class InviteAudience(
    DebateCommand, path="audience invite", synonyms="watch share spectators channel guests"
):
    """Let another place watch this debate.

    It makes a code, for a place of this or another community.
    """


class ListAudiences(DebateCommand, path="audience list"):
    """See which places watch this debate."""


class DismissAudience(DebateCommand, path="audience dismiss"):
    """Let a place watch this debate no more."""

    number: Annotated[int, takes.number("Its number in /audience list", most=100)]


class JoinAudience(Command, path="audience join", role=Role.CHAIR):
    """Let this place watch a debate that is held elsewhere."""

    code: Annotated[str, takes.line("The code from that debate’s chair")]


class LeaveAudience(Command, path="audience leave", role=Role.CHAIR):
    """Let this place watch no more."""


class VoteInAudience(Command, path="audience vote", synonyms="watching", private=True):
    """Vote in the closing vote of the debate that this place watches.

    `debate` names it where there are several.
    """

    stance: Stance
    confidence: Confidence = None
    reason: PositionReason = ""
    debate: DebateName = ""


AudienceCommands = (
    InviteAudience | ListAudiences | DismissAudience | JoinAudience | LeaveAudience | VoteInAudience
)
