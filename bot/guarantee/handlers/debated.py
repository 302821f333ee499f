"""The debate that was opened on a proposal, as its sheet shows it."""

from collections import Counter
from collections.abc import Iterable

from bot.debate.handlers.resulting import position_of
from bot.debate.journal import DEBATES
from bot.debate.rows import debates, positions
from bot.debate.rules.positions.ledger import Position, ballots
from bot.debate.rules.positions.ledger import VotePhase as When
from bot.debate.rules.positions.stance import Camp
from bot.debate.state import DebatePhase
from bot.guarantee.state import Proposal
from bot.kernel.ids import CommunityId
from bot.kernel.parts import Parts
from bot.kernel.view import Block, Button, Buttons, Strong, text


async def debate_blocks(parts: Parts, community: CommunityId, debate: str) -> tuple[Block, ...]:
    """How a debate stands, or how its votes changed once it is closed; nothing without one."""
    row = await debates.find_by_id(parts.db, community, debate) if debate else None
    if row is None:
        return ()
    told = await standing(parts, community, debate)
    closed = row.phase == DebatePhase.CLOSED.value
    see = (
        Button("See its result", f"/debate result debate:{debate}")
        if closed
        else Button("See the debate", f"/debate show debate:{debate}")
    )
    return text(Strong(f"Debated: {row.motion} "), told), Buttons((see,))


async def standing(parts: Parts, community: CommunityId, debate: str) -> str:
    """A debate's phase in a sentence; once it is closed, the sums of its votes, which are no secret
    then."""
    row = await debates.find_by_id(parts.db, community, debate)
    if row is None:
        return ""
    state = (await DEBATES.load(parts, community, row)).state
    if state.phase is not DebatePhase.CLOSED:
        return f"The debate is in its {row.phase.replace('_', ' ')}."
    kept = await positions.load_positions(parts.db, community, debate)
    ledger = [position_of(one) for one in kept]
    cast = [(name, ballots(ledger, when)) for name, when in _VOTES]
    sums = [f"{name} vote {_sums(found.values())}" for name, found in cast if found]
    return f"The debate is closed: {'; '.join(sums) or 'nobody voted'}."


_VOTES = (("first", When.FIRST), ("closing", When.CLOSING))


def _sums(cast: Iterable[Position]) -> str:
    camps = Counter(one.camp for one in cast)
    return ", ".join(f"{camps[camp]} {camp.value}" for camp in Camp)


async def debates_on(
    parts: Parts, community: CommunityId, found: Iterable[Proposal]
) -> dict[str, str]:
    """How the debates on some proposals stand, by their ids."""
    ids = {one.debate for one in found if one.debate}
    return {debate: await standing(parts, community, debate) for debate in ids}
