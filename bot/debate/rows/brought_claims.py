"""The rows of claims that a chair brings in from a file."""

from bot.debate import events as e
from bot.debate.commands.base import BringClaims
from bot.debate.rows import claims
from bot.debate.state import Debate
from bot.kernel.ids import CommunityId
from bot.store.statement import Statement


def brought_claims(
    community: CommunityId,
    debate: str,
    command: BringClaims,
    event: e.ClaimsBrought,
    state: Debate,
) -> list[Statement]:
    """The rows of claims that came in from a file, and of their links."""
    first = len(state.claims) + 1
    rows = [
        claims.Claim(
            id=key, debate=debate, number=first + place, side=side, member=event.member, words=words
        )
        for place, ((key, side), (words, _)) in enumerate(
            zip(event.claims, command.claims, strict=True)
        )
    ]
    return [
        *(claims.insert_claim(community, row, event.at) for row in rows),
        *(claims.insert_link(community, *link, confirmed=True) for link in event.links),
    ]
