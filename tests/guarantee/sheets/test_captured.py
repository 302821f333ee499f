"""What was captured of a sheet, as the proposals and votes that it tells of."""

from bot.guarantee.rules.captured import (
    CapturedProposal,
    CapturedVote,
    recall_proposal,
    recall_vote,
)
from bot.guarantee.rules.stages import Carried, InVote, ProposalPhase
from bot.guarantee.rules.votes import Outcome, Rule, VoteEnd, Why
from bot.guarantee.state import Proposal
from tests.guarantee.sheets.making import BO, CHEN, LATER, NOON

OPEN_VOTE = CapturedVote(
    number=1, rule=Rule.SIMPLE, quorum=2, opened_at=NOON, deadline=LATER, candidates=(1,)
)
OUTCOME = Outcome(why=Why.CARRIED, voters=2, carried=1, ayes=2)


def test_a_proposal_is_recalled_with_all_that_its_stage_holds() -> None:
    captured = CapturedProposal(
        number=1, clause="trigger", mover=BO, at=NOON, stage=ProposalPhase.CARRIED,
        seconder=CHEN, vote=1, debate="d1", touched=4,
    )  # fmt: skip

    assert recall_proposal(captured) == Proposal(
        number=1, clause="trigger", mover=BO, at=NOON, stage=Carried(InVote(CHEN, 1)),
        debate="d1", touched=4,
    )  # fmt: skip


def test_a_vote_is_recalled_as_open_or_with_how_it_ended() -> None:
    closed = CapturedVote(
        number=1, rule=Rule.SIMPLE, quorum=2, opened_at=NOON, deadline=LATER, candidates=(1,),
        closed_at=LATER, outcome=OUTCOME,
    )  # fmt: skip

    assert recall_vote(OPEN_VOTE).open
    assert recall_vote(closed).end == VoteEnd(at=LATER, outcome=OUTCOME)
