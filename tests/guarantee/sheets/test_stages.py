"""The stages of a proposal: what each holds, and how rows tell of it."""

import pytest

from bot.guarantee.rules.stages import (
    AwaitingSecond,
    Carried,
    InVote,
    Lost,
    Overtaken,
    ProposalStage,
    Seconded,
    Withdrawn,
    carry,
    lose,
    overtake,
    put_to_vote,
    stage_at,
    withdraw,
)
from bot.guarantee.state import Proposal
from tests.guarantee.sheets.making import BO, CHEN, NOON

WAITING, SECONDED, VOTING = AwaitingSecond(), Seconded(CHEN), InVote(CHEN, 2)

STAGES: list[ProposalStage] = [
    WAITING, SECONDED, VOTING, Carried(VOTING), Lost(VOTING),
    Withdrawn(WAITING), Withdrawn(SECONDED), Withdrawn(VOTING),
    Overtaken(WAITING), Overtaken(SECONDED),
]  # fmt: skip


@pytest.mark.parametrize("stage", STAGES)
def test_rows_tell_of_a_stage_all_that_it_holds(stage: ProposalStage) -> None:
    one = Proposal(number=1, clause="trigger", mover=BO, at=NOON, stage=stage)

    assert stage_at(one.phase, one.seconder, one.vote) == stage


def test_a_decided_proposal_keeps_who_seconded_it_and_its_vote() -> None:
    carried = Proposal(number=1, clause="trigger", mover=BO, at=NOON, stage=Carried(VOTING))
    overtaken = Proposal(number=2, clause="trigger", mover=BO, at=NOON, stage=Overtaken(SECONDED))

    assert (carried.live, carried.seconder, carried.vote) == (False, CHEN, 2)
    assert (overtaken.live, overtaken.seconder, overtaken.vote) == (False, CHEN, None)


def test_only_what_is_seconded_comes_to_a_vote_and_only_a_vote_carries_or_loses() -> None:
    assert put_to_vote(SECONDED, 2) == VOTING
    assert put_to_vote(WAITING, 2) == WAITING
    assert (carry(VOTING), carry(SECONDED)) == (Carried(VOTING), SECONDED)
    assert (lose(VOTING), lose(WAITING)) == (Lost(VOTING), WAITING)


def test_what_is_decided_is_neither_withdrawn_nor_overtaken() -> None:
    for decided in STAGES[3:]:
        assert withdraw(decided) == decided
        assert overtake(decided) == decided
