"""An amendment to an amendment: no rival, voted on first, and what becomes of both."""

import json

import pytest

from bot.adapters.plain.render import rendered
from bot.guarantee.content import clauses
from bot.guarantee.refusals import GuaranteeRefusal as Code
from bot.guarantee.rules.exporting import data, markdown
from bot.guarantee.rules.stages import Carried, InVote, Lost, LyingOpen, Overtaken, Seconded
from bot.guarantee.rules.votes import Rule, Says, Why
from bot.guarantee.state import Sheet
from bot.guarantee.views.proposal_news import stage_news
from bot.guarantee.views.proposal_page import proposal_page
from bot.guarantee.views.sheet import history
from bot.guarantee.views.sheet_board import board
from bot.kernel.ids import MemberId
from bot.kernel.refusal import RefusalCode, Refused
from bot.kernel.view import Buttons, View
from tests.guarantee.sheets.making import (
    ANA,
    BO,
    CHEN,
    DANA,
    NOON,
    called,
    carried,
    moved,
    packaging,
    proposing,
    setting,
    sheet,
    voting,
)

NAMES = {ANA: "Ana", BO: "Bo", CHEN: "Chen", DANA: "Dana"}
SPACE = clauses.load()


def amended(one: Sheet, by: MemberId, number: int, *options: str) -> Sheet:
    return proposing.amend_amendment(one, number, setting(by, *options), NOON)


def seconded(rule: Rule = Rule.SIMPLE) -> Sheet:
    """Number 1, by Ana and seconded by Bo, would set the trigger; number 2, by Chen, amends it."""
    one = proposing.second(moved(sheet(rule=rule), ANA, "trigger", "automatic"), 1, BO)
    return amended(one, CHEN, 1, "mechanism_assessed")


def in_vote() -> Sheet:
    return called(seconded(), 2, DANA)


def decided(one: Sheet, number: int, says: Says) -> Sheet:
    for member in (ANA, BO, CHEN):
        one = voting.cast(one, number, member, says, NOON)
    return voting.close(one, number, NOON, by=ANA, chair=True)


def refusal(work: object, *args: object, **named: object) -> RefusalCode:
    with pytest.raises(Refused) as refused:
        work(*args, **named)  # type: ignore[operator]
    return refused.value.code


def test_it_is_no_rival_of_what_it_amends() -> None:
    one = seconded()

    assert [p.amends for p in one.proposals] == [0, 1]
    assert [p.number for p in one.rivals("trigger")] == [1]
    assert [p.number for p in one.rivals("trigger", 1)] == [2]
    assert one.proposals[1].was == ("automatic",)


def test_what_it_amends_waits_for_it_once_it_is_seconded() -> None:
    one = proposing.second(seconded(), 2, DANA)

    assert refusal(proposing.call, one, 1, ANA, NOON, chair=True) is Code.AMENDED_FIRST
    assert one.decided_first(one.proposals[0]) == one.proposals[1]
    assert refusal(proposing.call, in_vote(), 1, ANA, NOON, chair=True) is Code.CLAUSE_IN_VOTE


def test_one_that_nobody_seconded_holds_nothing_up() -> None:
    called_first = proposing.call(seconded(), 1, ANA, NOON, chair=False)

    assert isinstance(called_first.proposals[0].stage, InVote)
    assert isinstance(called_first.proposals[1].stage, Overtaken)
    assert refusal(proposing.second, called_first, 2, DANA) is Code.DECIDED_ALREADY


def test_once_carried_it_changes_what_the_amendment_says_and_not_the_clause() -> None:
    after = decided(in_vote(), 2, Says.FOR)

    assert isinstance(after.proposals[1].stage, Carried)
    assert after.settings == {}
    assert isinstance(after.proposals[0].stage, Seconded)
    assert after.setting_of(after.proposals[0]).options == ("mechanism_assessed",)
    assert after.proposals[0].setting.options == ("automatic",)

    adopted = decided(proposing.call(after, 1, ANA, NOON, chair=False), 1, Says.FOR)
    assert adopted.choices == {"trigger": ("mechanism_assessed",)}
    assert adopted.at("trigger").member == CHEN
    assert adopted.at("trigger").proposal == 2


def test_once_lost_it_is_kept_as_lost_and_the_amendment_goes_on_as_it_was() -> None:
    after = decided(in_vote(), 2, Says.AGAINST)

    assert isinstance(after.proposals[1].stage, Lost)
    assert after.setting_of(after.proposals[0]) == after.proposals[0].setting
    adopted = decided(proposing.call(after, 1, ANA, NOON, chair=False), 1, Says.FOR)
    assert adopted.choices == {"trigger": ("automatic",)}
    assert isinstance(adopted.proposals[1].stage, Lost)


def test_where_one_carries_the_others_to_the_same_amendment_are_overtaken() -> None:
    both = amended(seconded(), DANA, 1, "beneficiary_request")
    after = decided(called(both, 2, DANA), 2, Says.FOR)

    assert isinstance(after.proposals[2].stage, Overtaken)
    again = amended(after, DANA, 1, "beneficiary_request")
    assert again.proposals[3].was == ("mechanism_assessed",)


def test_rivals_that_amend_the_same_are_ranked_against_leaving_it_as_it_is() -> None:
    one = amended(
        proposing.second(seconded(Rule.RANKED), 2, DANA), BO, 1, "beneficiary_request"
    )  # fmt: skip
    both = called(one, 3, DANA)

    assert both.votes[0].candidates == (2, 3)
    ranked = voting.rank(both, 2, ANA, (("3",), ("0",), ("2",)), NOON)
    ranked = voting.rank(ranked, 2, BO, (("3",), ("2",), ("0",)), NOON)
    after = voting.close(ranked, 2, NOON, by=ANA, chair=True)
    assert after.setting_of(after.proposals[0]).options == ("beneficiary_request",)
    assert [type(p.stage) for p in after.proposals] == [Seconded, Lost, Carried]


def test_a_ranking_of_rivals_waits_for_what_would_amend_any_of_them() -> None:
    rivals = moved(seconded(Rule.RANKED), DANA, "trigger", "beneficiary_request")
    one = proposing.second(proposing.second(rivals, 3, BO), 2, DANA)

    assert refusal(proposing.call, one, 3, DANA, NOON, chair=True) is Code.AMENDED_FIRST


def test_it_is_not_voted_on_before_somebody_seconds_what_it_amends() -> None:
    one = amended(moved(sheet(), ANA, "trigger", "automatic"), CHEN, 1, "beneficiary_request")
    backed = proposing.second(one, 2, DANA)

    assert refusal(proposing.call, backed, 2, CHEN, NOON, chair=False) is Code.AMENDED_UNSECONDED


def test_what_cannot_be_amended_says_why() -> None:
    one = in_vote()
    whole = proposing.propose(carried(sheet(), "trigger", "automatic"), BO, "", NOON)

    assert refusal(amended, one, BO, 2, "beneficiary_request") is Code.AMENDS_ALREADY
    assert refusal(amended, one, BO, 1, "automatic") is Code.AMENDMENT_SAYS_IT
    assert refusal(amended, one, BO, 1) is Code.AMENDED_TO_NOTHING
    assert refusal(amended, one, BO, 1, "mechanism_assessed") is Code.PROPOSED_THERE
    assert refusal(moved, one, BO, "trigger", "mechanism_assessed") is Code.PROPOSED_THERE
    assert refusal(amended, one, BO, 7, "beneficiary_request") is Code.NO_SUCH_AMENDMENT
    assert refusal(amended, whole, BO, 1, "beneficiary_request") is Code.DECIDED_ALREADY
    assert refusal(amended, whole, BO, 2, "beneficiary_request") is Code.CHANGES_NO_CLAUSE
    voted_on = called(moved(sheet(), ANA, "trigger", "automatic"), 1, BO)
    assert refusal(amended, voted_on, CHEN, 1, "beneficiary_request") is Code.AMENDED_IN_VOTE


def test_one_that_lay_open_needs_a_vote_once_somebody_would_amend_it() -> None:
    wanted = [("trigger", setting(ANA, "automatic"))]
    lies = packaging.package(sheet(), wanted, ANA, NOON, NOON.replace(hour=20))
    assert isinstance(lies.proposals[0].stage, LyingOpen)

    after = amended(lies, BO, 1, "beneficiary_request")
    assert after.proposals[0].stage == Seconded(BO)


def test_it_ends_with_what_it_amends_and_a_vote_on_it_is_called_off() -> None:
    after = proposing.withdraw(in_vote(), 1, ANA, chair=False)

    assert isinstance(after.proposals[1].stage, Overtaken)
    assert after.votes[0].outcome is not None
    assert after.votes[0].outcome.why is Why.CALLED_OFF
    assert refusal(voting.cast, after, 2, BO, Says.FOR, NOON) is Code.DECIDED_ALREADY


def said(one: Sheet, number: int) -> str:
    """What the room hears of a proposal as it stands."""
    return rendered(View(blocks=(stage_news(one, one.proposals[number - 1], SPACE, NAMES),)))


def test_it_is_marked_in_the_news_on_the_board_on_its_page_and_in_the_history() -> None:
    one = proposing.second(seconded(), 2, DANA)
    ways = (
        rendered(board(one, SPACE, NAMES)),
        rendered(history(one, SPACE, NAMES)),
        said(one, 2),
    )

    assert all("Amends number 1. Trigger: The emergency mechanism" in way for way in ways)
    page = rendered(proposal_page(one, one.proposals[1], SPACE, NAMES))
    assert "It’s voted on before number 1." in page
    assert "A defined event" in page
    amended_page = proposal_page(one, one.proposals[0], SPACE, NAMES)
    assert "Number 2 would amend it and comes first." in rendered(amended_page)
    (offered,) = (block.buttons for block in amended_page.blocks if isinstance(block, Buttons))
    actions = [button.action for button in offered]
    assert "/guarantee amend amends:1 sheet:1" in actions
    assert "/guarantee call 1 sheet:1" not in actions
    called_first = proposal_page(seconded(), seconded().proposals[0], SPACE, NAMES)
    (offered,) = (block.buttons for block in called_first.blocks if isinstance(block, Buttons))
    assert "/guarantee call 1 sheet:1" in [button.action for button in offered]


def test_an_exported_sheet_tells_of_lost_amendments_and_what_they_would_amend() -> None:
    lost = decided(in_vote(), 2, Says.AGAINST)

    exported = json.loads(data(lost, None, SPACE))["proposals"]
    assert [(p["number"], p["amends"], p["stage"]) for p in exported] == [
        (1, None, "seconded"),
        (2, 1, "lost"),
    ]
    assert "- 2. Amends number 1. Trigger: The emergency mechanism" in markdown(lost, None, SPACE)
    assert "(lost)" in markdown(lost, None, SPACE)


def test_its_result_says_what_became_of_the_amendment_it_was_about() -> None:
    won, lost = decided(in_vote(), 2, Says.FOR), decided(in_vote(), 2, Says.AGAINST)

    assert "Number 1 says this now." in said(won, 2)
    assert "Number 1 stays as it is." in said(lost, 2)
    assert "Lost" in rendered(history(lost, SPACE, NAMES))
    page = rendered(proposal_page(won, won.proposals[0], SPACE, NAMES))
    assert "First proposed" in page
    gone = proposing.withdraw(in_vote(), 1, ANA, chair=False)
    assert "Overtaken, as number 1 has moved on" in said(gone, 2)
