"""A debate's claims as Argdown text: https://argdown.org."""

import re

from bot.debate.events import ClaimMade
from bot.debate.files.archive import DebateArchive
from bot.debate.state import ClaimLink

_SPECIAL = re.compile(r"[\[\]<>{}@#*_/\\:|]")


def argdown(archive: DebateArchive) -> str:
    """The motion, and under it the claims: + supports, - attacks. Claims of the first side support
    the motion and those of the second attack it, unless they answer a claim; what nobody has
    confirmed is left out."""
    state = archive.state
    names = {claim.claim: f"Claim {number}" for number, claim in enumerate(state.claims, 1)}
    lines = ["===", f"title: {_plain(archive.row.motion)}", "===", ""]
    lines.append(f"[Motion]: {_plain(archive.row.motion)}")
    confirmed = [link for link in state.links if link.confirmed]
    answering = {link.claim for link in confirmed}
    sides = [side.key for side in state.format.sides]
    for claim in state.claims:
        if claim.claim not in answering and claim.side:
            sign = "+" if sides.index(claim.side) % 2 == 0 else "-"
            lines.append(f"  {sign} <{names[claim.claim]}>")
    for claim in state.claims:
        lines += ["", *_claim(claim, names, archive, confirmed)]
    return "\n".join(lines) + "\n"


def _claim(
    claim: ClaimMade, names: dict[str, str], archive: DebateArchive, links: list[ClaimLink]
) -> list[str]:
    words = _plain(archive.claims.get(claim.claim, "")) or "(erased)"
    by = _plain(archive.names.get(claim.member, ""))
    rows = [f"<{names[claim.claim]}>: {words}" + (f" ({by})" if by else "")]
    for link in links:
        if link.target == claim.claim:
            sign = "+" if link.relation == "support" else "-"
            rows.append(f"  {sign} <{names[link.claim]}>")
    return rows


def _plain(words: str) -> str:
    return " ".join(_SPECIAL.sub(" ", words).split())
