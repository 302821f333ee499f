"""A debate's claims and how they bear on each other, for the files that hold the argument map."""

from datetime import datetime

from msgspec import Struct

from bot.debate.files.archive import DebateArchive
from bot.debate.rules.argument_map import ATTACK, SUPPORT
from bot.kernel.ids import MemberId

ERASED = "(erased)"
"""What stands in files for the words of a claim that its author had erased."""


class MappedClaim(Struct, frozen=True, kw_only=True):
    """A claim by its number, from 1; `author` is a name, "" for a former member. `motion` is how it
    bears on the motion, "" where it answers claims or has no side."""

    number: int
    words: str
    member: MemberId
    author: str
    side: str
    at: datetime
    motion: str = ""


class ClaimMap(Struct, frozen=True, kw_only=True):
    """The map: the motion, the claims by number, and links as (claim, its target, relation)."""

    motion: str
    claims: tuple[MappedClaim, ...]
    links: tuple[tuple[int, int, str], ...]


def build_claim_map(archive: DebateArchive) -> ClaimMap:
    """The map of a debate. Claims of the first side support the motion and those of the second
    attack it, unless they answer a claim; links that nobody has confirmed are left out."""
    state = archive.state
    numbers = {claim.claim: number for number, claim in enumerate(state.claims, 1)}
    links = tuple(
        (numbers[link.claim], numbers[link.target], link.relation)
        for link in state.links
        if link.confirmed
    )
    answering = {claim for claim, _, _ in links}
    sides = [side.key for side in state.format.sides]

    def on_motion(number: int, side: str) -> str:
        if number in answering or not side:
            return ""
        return SUPPORT if sides.index(side) % 2 == 0 else ATTACK

    return ClaimMap(
        motion=archive.row.motion,
        claims=tuple(
            MappedClaim(
                number=number,
                words=archive.claims.get(claim.claim, "") or ERASED,
                member=claim.member,
                author=archive.names.get(claim.member, ""),
                side=state.format.side(claim.side).name if claim.side else "",
                at=claim.at,
                motion=on_motion(number, claim.side),
            )
            for number, claim in enumerate(state.claims, 1)
        ),
        links=links,
    )
