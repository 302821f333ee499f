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
from bot.kernel.message import row_of, say
from bot.kernel.parts import Parts
from bot.kernel.view import Block, Button, Buttons, Strong, text


async def debate_blocks(parts: Parts, community: CommunityId, debate: str) -> tuple[Block, ...]:
    """How a debate stands, or how its votes changed once it is closed; nothing without one."""
    row = await debates.find_by_id(parts.db, community, debate) if debate else None
    if row is None:
        return ()
    summary = await standing(parts, community, debate)
    closed = row.phase == DebatePhase.CLOSED.value
    see = (
        Button(say("See the result"), f"/debate result debate:{debate}")
        if closed
        else Button(say("See the debate"), f"/debate show debate:{debate}")
    )
    return text(Strong(say("Debated: {motion} ", motion=row.motion)), summary), Buttons((see,))


async def standing(parts: Parts, community: CommunityId, debate: str) -> str:
    """A debate's phase in a sentence; once it is closed, the sums of its votes, which are no secret
    then."""
    row = await debates.find_by_id(parts.db, community, debate)
    if row is None:
        return ""
    state = (await DEBATES.load(parts, community, row)).state
    if state.phase is not DebatePhase.CLOSED:
        return say("The debate is on: {phase}.", phase=_PHASES[state.phase])
    rows = await positions.load_positions(parts.db, community, debate)
    ledger = [position_of(row) for row in rows]
    votes: list[str] = []
    if first := ballots(ledger, When.FIRST):
        votes.append(say("first vote {votes}", votes=_sums(first.values())))
    if closing := ballots(ledger, When.CLOSING):
        votes.append(say("closing vote {votes}", votes=_sums(closing.values())))
    if not votes:
        return say("The debate is closed: nobody voted.")
    return say("The debate is closed: {votes}.", votes=row_of(votes, ";"))


def _sums(cast: Iterable[Position]) -> str:
    camps = Counter(position.camp for position in cast)
    return row_of(
        say("{number} {stance}", number=camps[camp], stance=_CAMPS[camp]) for camp in Camp
    )


_PHASES = {
    DebatePhase.SIGN_UP: say("sign-up"),
    DebatePhase.FIRST_VOTE: say("first vote"),
    DebatePhase.PREPARING: say("preparation"),
    DebatePhase.READY: say("ready"),
    DebatePhase.RUNNING: say("running"),
    DebatePhase.PAUSED: say("paused"),
    DebatePhase.CLOSING_VOTE: say("closing vote"),
    DebatePhase.JUDGING: say("judging"),
    DebatePhase.CANCELLED: say("cancelled"),
}

_CAMPS = {
    Camp.FOR: say("for"),
    Camp.AGAINST: say("against"),
    Camp.UNDECIDED: say("undecided"),
}


async def debates_on(
    parts: Parts, community: CommunityId, found: Iterable[Proposal]
) -> dict[str, str]:
    """How the debates on some proposals stand, by their ids."""
    ids = {proposal.debate for proposal in found if proposal.debate}
    return {debate: await standing(parts, community, debate) for debate in ids}
