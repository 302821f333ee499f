"""The debate that was opened on a proposal, as the proposal shows it."""

from collections import Counter

from bot.core.debate.state import Phase
from bot.core.ids import CommunityId
from bot.core.position.ledger import Phase as When
from bot.core.position.ledger import ballots
from bot.core.view import Block, Button, Buttons, Strong, text
from bot.debates.acting import opened
from bot.debates.resulting import position_of
from bot.parts import Parts
from bot.store import debates, positions


async def debate_blocks(parts: Parts, community: CommunityId, debate: str) -> tuple[Block, ...]:
    """How a debate stands, or how its votes changed once it is closed; nothing without one."""
    row = await debates.one(parts.db, community, debate) if debate else None
    if row is None:
        return ()
    found = await opened(parts, community, row)
    if found.state.phase is not Phase.CLOSED:
        see = Button("See the debate", f"/debate show debate:{debate}")
        return (
            text(Strong("The debate: "), f"{row.motion} It is in its {row.phase}."),
            Buttons((see,)),
        )
    kept = await positions.positions(parts.db, community, debate)
    ledger = [position_of(one) for one in kept]
    told = [
        f"{name} vote: {_sums([p.stance for p in ballots(ledger, when).values()])}"
        for name, when in (("first", When.FIRST), ("closing", When.CLOSING))
        if ballots(ledger, when)
    ]
    said = "; ".join(told) or "nobody voted"
    see = Button("See its result", f"/debate result debate:{debate}")
    return (
        text(Strong("The debate is closed: "), f"{row.motion} {said.capitalize()}."),
        Buttons((see,)),
    )


def _sums(stances: list[int | None]) -> str:
    camps = Counter(
        "undecided" if not stance else "for" if stance > 0 else "against" for stance in stances
    )
    return ", ".join(f"{camps[camp]} {camp}" for camp in ("for", "against", "undecided"))
