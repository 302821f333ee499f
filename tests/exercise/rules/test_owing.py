"""What each role owes and is owed by the sheet, and what of it is due now."""

import pytest

from bot.adapters.plain.render import rendered
from bot.exercise.commands import playing as c
from bot.exercise.rules import owing
from bot.exercise.rules.owing import MOST_DUE, Due, find_dues
from bot.exercise.rules.wording import wording_key
from bot.exercise.views.cards import brief
from bot.exercise.views.dues import render_dues
from bot.exercise.views.duty_words import describe_duty
from bot.kernel.view import View
from tests.exercise.rules.making import FULL, Played, begun, text, who
from tests.exercise.rules.meeting import meeting

SHEET = text(
    scope="floor", response_menu="materiel+money", duties="own_defence+transparency",
    funding="pledged_years", sanctions="agreed_provisions", presence="none",
)  # fmt: skip


def owes(played: Played, role: str) -> list[str]:
    return [due.clause for due in find_dues(played.state, role).owes]


def is_owed(played: Played, role: str) -> list[str]:
    return [due.clause for due in find_dues(played.state, role).is_owed]


def due_now(dues: tuple[Due, ...]) -> set[str]:
    return {due.clause for due in dues if due.now}


def test_what_a_guarantor_owes_is_owed_to_the_beneficiary() -> None:
    played = begun(SHEET)

    assert owes(played, "frontline")[:3] == ["obligation", "scope", "deadline"]
    assert is_owed(played, "beneficiary")[:3] == ["obligation", "scope", "deadline"]
    assert owes(played, "beneficiary") == ["duties", "conduct_condition"]
    assert is_owed(played, "frontline")[0] == "voting"
    assert "duties" in is_owed(played, "frontline")


def test_each_other_role_has_its_own() -> None:
    played = begun(SHEET)

    assert owes(played, "eu") == ["response_menu", "funding", "sanctions", "publicity"]
    assert owes(played, "assessor") == ["evidence", "conduct_condition"]
    assert (owes(played, "press"), is_owed(played, "press")) == ([], ["publicity"])
    assert is_owed(played, "neighbour") == ["publicity"]
    assert (owes(played, "adversary"), is_owed(played, "adversary")) == ([], [])


def test_an_adversary_that_votes_is_owed_its_vote() -> None:
    played = begun(text(voting="consensus_with_adversary"))

    assert is_owed(played, "adversary") == ["voting"]


def test_a_guest_owes_nothing_and_what_promises_nothing_is_left_out() -> None:
    played = begun(text(us_role="absent", presence="none", funding="unsaid"))

    assert (owes(played, "united_states"), is_owed(played, "united_states")) == ([], [])
    assert not {"presence", "funding"} & set(owes(played, "frontline"))


def test_a_floor_is_due_until_all_of_it_is_given_and_each_has_given_some() -> None:
    played = meeting(SHEET)
    assert "scope" not in due_now(find_dues(played.state, "frontline").owes)

    for name in ("boris", "chen", "dana", "erik", "farah"):
        played.does(name, c.VoteOnApplication, verdict="yes")
    assert "scope" in due_now(find_dues(played.state, "frontline").owes)
    assert "scope" in due_now(find_dues(played.state, "beneficiary").is_owed)

    played.does("chen", c.Respond, responses="materiel")
    assert "scope" in due_now(find_dues(played.state, "frontline").owes)
    played.does("erik", c.Respond, responses="money")
    assert "scope" not in due_now(find_dues(played.state, "frontline").owes)
    assert "scope" in due_now(find_dues(played.state, "large_european").owes)

    played.does("ana", c.End)
    assert not due_now(find_dues(played.state, "large_european").owes)


@pytest.mark.parametrize("role", [role.id for role in begun(FULL).setting.roles])
def test_no_brief_lists_more_than_a_few_clauses(role: str) -> None:
    dues = find_dues(meeting(SHEET).state, role)

    assert max(len(dues.owes), len(dues.is_owed)) <= MOST_DUE


def test_a_brief_says_it_in_the_sheets_own_words_and_to_nobody_else() -> None:
    played = begun(SHEET)
    words = {wording_key("scope"): "At least money and materiel, whatever else is decided."}
    told = rendered(brief("x", played.state, "frontline", words, who("chen")), width=200)

    assert "You owe:" in told
    assert "Scope" in told
    assert "“At least money and materiel, whatever else is decided.”" in told
    assert "You are owed:" in told
    press = rendered(brief("x", played.state, "press", words, who("hana")), width=200)
    assert "You owe:" not in press
    assert "At least money" not in press


def test_a_duty_is_a_sentence_of_what_somebody_can_do() -> None:
    played = begun(text(scope="open", conduct_condition="assessed"))

    def brief_of(role: str) -> str:
        return rendered(View(blocks=tuple(render_dues(played.state, role, {}))), width=1000)

    for role in ("beneficiary", "frontline", "assessor", "chair", "press"):
        assert "Left open on purpose" not in brief_of(role)
        assert "as judged in the assessment" not in brief_of(role)
    assert "Conduct condition: Look into the Beneficiary’s part in it." in brief_of("assessor")
    assert "Conduct condition: Give no cause for an attack" in brief_of("beneficiary")
    assert "Obligation: Do this when it applies: " in brief_of("frontline")


@pytest.mark.parametrize("role", [role.id for role in begun().setting.roles])
def test_every_duty_has_a_sentence_of_its_own(role: str) -> None:
    owes_all, owed_all = owing.find_role_clauses(begun().state, role)

    for clause in owes_all:
        assert describe_duty(clause, role, "X", owed=False) != "X", clause
    for clause in owed_all:
        assert describe_duty(clause, role, "X", owed=True) != "X", clause
