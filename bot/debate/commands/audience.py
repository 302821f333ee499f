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
    """Let people elsewhere watch this debate.

    It makes a code, for a place of this or another community.
    """


class ListAudiences(DebateCommand, path="audience list"):
    """See where else people watch this debate."""


class DismissAudience(DebateCommand, path="audience dismiss", title="Stop an audience"):
    """Stop an audience of this debate."""

    number: Annotated[int, takes.number("Which place", most=100, completion="audiences")]


class JoinAudience(Command, path="audience join", title="Watch a debate here", role=Role.CHAIR):
    """Watch a debate here that runs elsewhere."""

    code: Annotated[str, takes.line("The code from that debate’s chair")]


class LeaveAudience(Command, path="audience leave", role=Role.CHAIR):
    """Stop watching a debate here."""


class VoteInAudience(
    Command,
    path="audience vote",
    title="Vote as audience",
    synonyms="watching",
    private=True,
    prefilled=True,
):
    """Vote in the closing vote of the debate you watch here.

    `debate` names it where there are several.
    """

    stance: Stance
    confidence: Confidence = None
    reason: PositionReason = ""
    debate: DebateName = ""


AudienceCommands = (
    InviteAudience | ListAudiences | DismissAudience | JoinAudience | LeaveAudience | VoteInAudience
)
