"""What readers of clauses answer in exercises that are played on purpose."""

from typing import Any

import pytest

from bot.exercise.commands import playing as c
from bot.exercise.rules.clauses import READERS
from bot.exercise.rules.clauses.judging import ClauseJudgment, Standing, judge_clauses
from tests.exercise.rules import endings as go
from tests.exercise.rules.making import Played, begun, text
from tests.exercise.rules.meeting import meeting

KEPT, BROKEN, OWED, OPEN, NOT_TESTED = (
    Standing.KEPT, Standing.BROKEN, Standing.OWED, Standing.OPEN, Standing.NOT_TESTED,
)  # fmt: skip


def judged(played: Played) -> dict[str, ClauseJudgment]:
    return {one.clause: one for one in judge_clauses(played.state, READERS)}


def ended(ending: go.Ending, card: str = "strike_on_city", **changes: str | None) -> Any:
    return judged(go.played_to(ending, text(**changes), card))


def test_a_floor_with_nothing_given_is_broken_and_says_the_floors_words() -> None:
    floor = ended(go.named_step_by_step("statement"), scope="floor", response_menu="money+materiel")

    assert floor["scope"].standing is BROKEN
    assert "A minimum is owed" in floor["scope"].promised
    assert "It names: money, materiel." in floor["scope"].promised.replace(
        "materiel, money", "money, materiel"
    )
    assert "Gave nothing of the floor: the Frontline Guarantor" in floor["scope"].done


def test_what_lies_below_the_floor_does_not_reach_it_and_what_lies_above_is_more() -> None:
    below = ended(go.named_step_by_step("sanctions"), scope="floor", response_menu="money")
    above = ended(go.named_step_by_step("money, sanctions"), scope="floor", response_menu="money")

    assert below["scope"].standing is BROKEN
    assert (above["scope"].standing, above["scope"].more) == (KEPT, True)


def test_conduct_that_nobody_looked_into_is_not_tested() -> None:
    for option in ("none", "assessed", "unprovoked_only"):
        found = ended(go.nobody_helps, "border_provocation", conduct_condition=option)
        assert found["conduct_condition"].standing is NOT_TESTED
        assert found["conduct_condition"].done == ("Nobody looked into the Beneficiary’s own part.")


def test_a_standard_that_was_never_met_is_broken_by_a_decision_alone() -> None:
    decided = ended(go.without_proof, evidence="verified")
    undecided = ended(go.nobody_comes, evidence="verified")

    assert decided["evidence"].standing is BROKEN
    assert undecided["evidence"].standing is NOT_TESTED


def test_a_standard_that_a_finding_beyond_the_evidence_met_is_left_open() -> None:
    played = meeting()
    played.does("chen", c.Propose, responses="sanctions")
    for name in ("dana", "erik", "farah"):
        played.does(name, c.CastRoleVote, proposal=1, vote="for")
    played.does("ana", c.Count)

    evidence = judged(played)["evidence"]
    assert evidence.standing is OPEN
    assert "says more than the evidence" in evidence.done


def test_what_is_due_is_owed_while_there_is_time_and_broken_afterwards() -> None:
    played = begun()
    played.does("boris", c.Report)
    assert judged(played)["deadline"].standing is OWED
    played.waits(25 * 25)
    assert judged(played)["deadline"].standing is BROKEN
    early = begun()
    early.does("boris", c.Report)
    early.does("ana", c.End)
    assert judged(early)["deadline"].standing is NOT_TESTED


def test_those_who_stood_behind_it_and_left_are_named() -> None:
    found = ended(go.leaves, bindingness="political", architecture="membership")

    assert found["guarantors"].standing is BROKEN
    assert "Left the guarantee: the Frontline Guarantor" in found["guarantors"].done
    assert "reputation" in found["bindingness"].done
    assert found["voting"].standing is BROKEN


def test_a_member_who_stands_by_is_named() -> None:
    found = ended(go.some_help, architecture="membership")

    assert found["architecture"].standing is BROKEN
    assert (
        "Members who stood by: the Large European Guarantor and the United States"
        in found["architecture"].done
    )


def test_a_signatory_that_attacks_breaks_the_promise_to_refrain() -> None:
    found = ended(go.nobody_helps, guarantors="powers_with_adversary", obligation="refrain")

    assert found["obligation"].standing is BROKEN
    assert found["guarantors"].standing is BROKEN


@pytest.mark.parametrize(
    ("obligation", "responses", "standing", "more"),
    [
        ("refrain", "statement", KEPT, False),
        ("refrain", "sanctions", KEPT, True),
        ("refrain", "suspend", OPEN, False),
        ("consult", "statement", KEPT, False),
        ("consult", "materiel", KEPT, True),
        ("aid_materially", "statement", BROKEN, False),
        ("aid_materially", "materiel", KEPT, False),
        ("aid_materially", "materiel, forces", KEPT, True),
        ("aid_and_assist", "materiel", KEPT, False),
        ("defend", "materiel", BROKEN, False),
        ("defend", "forces", KEPT, False),
        (None, "forces", OPEN, False),
    ],
)
def test_what_is_done_stands_beside_what_is_owed(
    obligation: str | None, responses: str, standing: Standing, more: bool
) -> None:
    found = ended(go.named_step_by_step(responses), obligation=obligation, response_menu=None)

    assert (found["obligation"].standing, found["obligation"].more) == (standing, more)


def test_nothing_is_owed_by_those_for_whom_it_does_not_apply() -> None:
    split = begun(text(trigger="guarantor_discretion"))
    go.meets(split)
    for name, verdict in (("chen", "yes"), ("dana", "no"), ("erik", "no"), ("farah", "no")):
        split.does(name, c.VoteOnApplication, verdict=verdict)
    split.does("boris", c.VoteOnApplication, verdict="yes")
    split.does("chen", c.Respond, responses="materiel")
    split.does("ana", c.End)

    found = judged(split)
    assert found["obligation"].standing is KEPT
    assert found["trigger"].done.startswith("It applies for the Frontline Guarantor only")


def test_what_lies_outside_the_sheet_is_left_alone_or_exceeded() -> None:
    left = ended(go.reported_only, "occupied_uprising", covered_territory="government_held")
    helped = ended(go.all_help, "occupied_uprising", covered_territory="government_held")

    assert (left["covered_territory"].standing, left["covered_territory"].more) == (KEPT, False)
    assert helped["covered_territory"].more
    assert helped["obligation"].standing in (KEPT, NOT_TESTED)


def test_who_leads_gives_no_less_than_others() -> None:
    found = ended(go.some_help, us_role="lead")

    assert found["us_role"].standing is BROKEN


def test_the_mechanism_finds_first_whether_it_applies() -> None:
    played = meeting()
    played.does("chen", c.Propose, responses="sanctions")
    for name in ("dana", "erik", "farah"):
        played.does(name, c.CastRoleVote, proposal=1, vote="for")
    played.does("ana", c.Count)
    played.does("ana", c.End)

    trigger, idle = judged(played)["trigger"], ended(go.nobody_comes)["trigger"]
    assert (trigger.standing, idle.standing) == (OPEN, BROKEN)
    assert trigger.done == "They chose a response, and never asked whether it applies."


def test_where_nobody_attacked_no_line_and_no_proof_is_in_question() -> None:
    found = ended(go.all_help, "wavering_guarantor", evidence="verified")

    for clause in ("covered_events", "covered_territory", "evidence"):
        assert found[clause].standing is NOT_TESTED
        assert found[clause].done.startswith("Nobody attacked here")
