"""What a sheet allows: the table decides, refuses, and says which buttons a proposal has."""

from typing import get_args

import pytest
from msgspec.structs import replace

from bot.article.rules.quoting import QuotationMatch
from bot.guarantee.commands.evidence import DetachEvidence
from bot.guarantee.evolve import fold
from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rules.allowed import TABLE, find_refusal, may
from bot.guarantee.rules.decide import chairs, decide
from bot.guarantee.rules.steps import (
    AttachPieces,
    CloseDueVotes,
    MovePackage,
    SheetAct,
    SheetStep,
    WantedSetting,
)
from bot.guarantee.rules.votes import Says
from bot.guarantee.rules.who import Actor
from bot.guarantee.state import Evidence, Sheet, Whose
from bot.guarantee.views.proposals import proposal_buttons
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.refusal import Refused
from tests.guarantee.sheets.making import (
    ANA,
    BO,
    CHEN,
    DANA,
    LATER,
    NOON,
    called,
    moved,
    packaging,
    proposing,
    setting,
    sheet,
)

ACTS: tuple[type[SheetAct], ...] = get_args(SheetAct)

ON_PROPOSALS = [
    act for act in ACTS if "number" in act.__struct_fields__ and act is not DetachEvidence
]

PIECE = Evidence(
    number=0,
    clause="term",
    member=DANA,
    words="for five years",
    mark=QuotationMatch.VERBATIM,
    at=NOON,
)

WANTED = WantedSetting(clause="trigger", options=("none",))

GIVEN: dict[str, object] = {
    "number": 1, "wanted": WANTED, "says": Says.FOR,
    "ranking": (("1",),), "pieces": (PIECE,), "debate": "d1", "rule": "two_thirds",
}  # fmt: skip


def asked(act: type[SheetStep], by: MemberId) -> SheetStep:
    caller = Caller(community=CommunityId("c"), place=PlaceId("p"), member=by, name=by)
    given = {name: value for name, value in GIVEN.items() if name in act.__struct_fields__}
    if act is MovePackage:
        given["wanted"] = (WANTED,)
    return act(by=caller, at=NOON, id="0123456789ab", **given)


def at_stages() -> list[Sheet]:
    """A group's sheet whose proposal 1, by Bo, is at each stage at which it can be decided."""
    once = moved(sheet(), BO, "trigger", "automatic")
    lying = packaging.package(sheet(), [("trigger", setting(BO, "automatic"))], BO, NOON, LATER)
    return [once, lying, proposing.second(once, 1, CHEN), called(once, 1, CHEN)]


def test_every_act_has_its_line() -> None:
    missing = sorted(act.__name__ for act in set(ACTS) - set(TABLE))

    assert not missing, f"bot/guarantee/rules/allowed.py says nothing of {missing}: add a line each"


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("by", [ANA, BO, CHEN, DANA])
def test_what_the_table_refuses_is_refused_by_it(act: type[SheetAct], by: MemberId) -> None:
    for one in (*at_stages(), sheet(Whose.OWN)):
        if (act in ON_PROPOSALS and not one.proposals) or act is DetachEvidence:
            continue  # there is nothing that it could be about
        command = asked(act, by)
        about = one.proposals[0] if act in ON_PROPOSALS else None
        code = find_refusal(one, act, about, Actor(by, chairs(command.by, one)))
        if code is not None:
            with pytest.raises(Refused) as refused:
                decide(one, command)
            assert refused.value.code is code


def test_evidence_is_taken_off_by_whoever_attached_it_or_a_chair() -> None:
    attached = fold(sheet(), decide(sheet(), asked(AttachPieces, DANA)))
    (piece,) = attached.evidence

    assert may(attached, DetachEvidence, piece, Actor(DANA))
    assert (
        find_refusal(attached, DetachEvidence, piece, Actor(BO))
        is GuaranteeRefusal.NOT_YOUR_EVIDENCE
    )
    assert may(attached, DetachEvidence, piece, Actor(BO, chair=True))


def test_buttons_ask_for_what_may_be_done_at_the_stage() -> None:
    words = [
        [button.label for button in proposal_buttons(one, one.proposals[0])] for one in at_stages()
    ]

    assert words == [
        ["Second it", "Debate this", "Details"],
        ["Ask for a vote", "Debate this", "Details"],
        ["Put to the vote", "Debate this", "Details"],
        ["For", "Against", "Abstain", "Close the vote"],
    ]


def test_the_clock_closes_what_is_due_and_members_do_not_ask_for_it() -> None:
    open_vote = at_stages()[-1]
    due = replace(asked(CloseDueVotes, ANA), at=LATER)

    assert CloseDueVotes not in TABLE
    assert [type(event).__name__ for event in decide(open_vote, due)] == ["VoteClosed"]
    assert decide(open_vote, replace(due, at=NOON)) == []
