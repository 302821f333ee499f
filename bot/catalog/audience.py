"""Commands about places that watch a debate from elsewhere."""

from bot.catalog.shared import DEBATE, POSITION, number, of_debate
from bot.debate.commands import audience
from bot.kernel.catalog.parameters import Entry, Parameter
from bot.kernel.permission import Role

_OWN = ("stance", "confidence", "reason")

AUDIENCE = (
    of_debate("audience invite", audience.InviteAudience, "Let another place watch this debate"),
    of_debate("audience list", audience.ListAudiences, "See which places watch this debate"),
    of_debate(
        "audience dismiss",
        audience.DismissAudience,
        "Let a place watch this debate no more",
        number("number", "Its number in /audience list", most=100),
    ),
    Entry(
        path=("audience", "join"),
        builds=audience.JoinAudience,
        about="Let this place watch a debate that is held elsewhere",
        parameters=(
            Parameter(name="code", about="The code from that debate’s chair", required=True),
        ),
        role=Role.CHAIR,
    ),
    Entry(
        path=("audience", "leave"),
        builds=audience.LeaveAudience,
        about="Let this place watch no more",
        role=Role.CHAIR,
    ),
    Entry(
        path=("audience", "vote"),
        builds=audience.VoteInAudience,
        about="Vote in the closing vote of the debate that this place watches",
        parameters=(*(p for p in POSITION if p.name in _OWN), DEBATE),
        private=True,
    ),
)
