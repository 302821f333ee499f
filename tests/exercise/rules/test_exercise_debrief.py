"""What a debrief says: promise and act side by side, from the journal alone."""

from typing import Any

import pytest

from bot.adapters.plain.render import rendered
from bot.exercise.commands import playing as c
from bot.exercise.content import exercises
from bot.exercise.rules.debrief import ComparedText, Debrief, Milestone, build_debrief
from bot.exercise.rules.promise import Fulfilment
from bot.exercise.rules.timeline import (
    Deadline,
    TimelineMoment,
    deadlines,
    describe_timeline,
    moments,
)
from bot.exercise.views.debrief import debrief_view
from bot.exercise.views.debrief_log import log
from bot.guarantee.content import designs
from bot.guarantee.content import tension_rules as rules
from bot.kernel.refusal import Refused
from tests.exercise.rules.making import FULL, HOUR, Played, begun, text
from tests.exercise.rules.test_exercise_rules import meeting

RULES = rules.load()
OTHERS = tuple(
    ComparedText(name=one.name, choices=one.choices, otherwise=one.subject.otherwise)
    for one in designs.load().values()
)


def of(played: Played) -> Debrief:
    return build_debrief(played.setting, played.events, OTHERS, RULES)


def kept(played: Played) -> dict[str, Fulfilment]:
    return {line.clause: line.kept for line in of(played).lines}


def decided(choices: Any = FULL, responses: str = "sanctions, materiel", **opened: Any) -> Played:
    """Chen's proposal, which all agree to and which is counted."""
    played = meeting(choices, **opened)
    played.does("chen", c.Propose, responses=responses)
    for name in ("dana", "erik", "farah"):
        try:
            played.does(name, c.CastRoleVote, proposal=1, vote="for")
        except Refused:
            assert name in ("erik", "farah")
    played.does("ana", c.Count)
    return played


def test_a_text_that_was_kept_is_met_in_every_clause() -> None:
    assert set(kept(decided()).values()) == {Fulfilment.MET}


def test_nothing_done_falls_short_of_what_is_owed() -> None:
    played = begun(text(trigger="automatic"))
    for _ in range(30):
        played.waits(4 * HOUR)

    found = kept(played)

    short = [clause for clause, one in found.items() if one is Fulfilment.FELL_SHORT]
    assert short == ["covered_events", "covered_territory", "obligation"]


def test_who_meets_or_decides_late_falls_short_of_the_deadline() -> None:
    played = begun(card="ceasefire_nibbling")
    played.does("boris", c.Report)
    played.does("ana", c.Next)
    played.does("chen", c.CallMeeting)

    assert kept(played)["deadline"] is Fulfilment.FELL_SHORT
    assert of(played).marks == (
        Milestone(what="Reported", minute=0),
        Milestone(what="Meeting called", minute=72 * 60, due=24 * 60),
        Milestone(what="Evidence standard met", minute=None),
        Milestone(what="First decision", minute=None, due=72 * 60),
    )


def test_a_decision_before_the_proof_is_said() -> None:
    played = decided(text(evidence="verified"))
    played.does("ana", c.Next)
    played.does("gil", c.Find, word="confirmed")
    found = of(played)

    assert kept(played)["evidence"] is Fulfilment.FELL_SHORT
    assert (found.early, found.proven_at, found.proven_minute) == (1, 2, 180)


@pytest.mark.parametrize(
    ("obligation", "responses", "found"),
    [
        ("refrain", "wait", Fulfilment.MET),
        ("refrain", "sanctions", Fulfilment.EXCEEDED),
        ("consult", "statement", Fulfilment.MET),
        ("consult", "materiel", Fulfilment.EXCEEDED),
        ("aid_materially", "statement", Fulfilment.OPEN),
        ("aid_materially", "materiel", Fulfilment.MET),
        ("aid_materially", "materiel, forces", Fulfilment.EXCEEDED),
        ("aid_and_assist", "materiel", Fulfilment.MET),
        ("defend", "materiel", Fulfilment.FELL_SHORT),
        ("defend", "forces", Fulfilment.MET),
        (None, "forces", Fulfilment.SILENT),
    ],
)
def test_what_is_done_stands_beside_what_is_owed(
    obligation: str | None, responses: str, found: Fulfilment
) -> None:
    played = decided(text(obligation=obligation, response_menu=None), responses)

    assert kept(played)["obligation"] is found


def test_help_where_the_text_does_not_reach_is_more_than_was_promised() -> None:
    found = kept(decided(text(covered_territory="government_held"), card="occupied_uprising"))

    assert found["covered_territory"] is Fulfilment.EXCEEDED
    assert found["obligation"] is Fulfilment.EXCEEDED


def test_help_in_spite_of_a_provocation_is_more_than_was_promised() -> None:
    played = meeting(text(conduct_condition="unprovoked_only", voting="each_alone"))
    played.does("gil", c.Find, word="probable", about="conduct")
    played.does("chen", c.Propose, responses="materiel")
    played.does("ana", c.Count)

    assert kept(played)["conduct_condition"] is Fulfilment.EXCEEDED
    quiet = meeting(text(conduct_condition="assessed"), card="border_provocation")
    assert kept(quiet)["conduct_condition"] is Fulfilment.FELL_SHORT


def test_gaps_red_lines_and_who_stood_aside_are_told() -> None:
    played = begun(text(voting=None, deadline=None), card="who_fired")
    played.does("dana", c.SetRedLine, words="No forces of ours.")
    played.does("boris", c.Report)
    played.does("chen", c.CallMeeting)
    played.does("chen", c.Propose, responses="sanctions")
    played.does("dana", c.CastRoleVote, proposal=1, vote="aside")
    played.does("ana", c.Count)
    played.does("dana", c.Respond, responses="diplomatic")
    move = played.state.red_lines["large_european"]
    told = rendered(debrief_view(of(played), {move: "No forces of ours."}), width=10_000)

    assert "The text has no rule for the vote. Each decides for itself." in told
    assert "The Large European Guarantor: No forces of ours." in told
    assert (
        "The Large European Guarantor: bound to nothing; did by itself: diplomatic step;"
        " stood aside from proposal 1." in told
    )
    assert "Decided in the common name: sanctions." in told
    assert "No forces of ours" not in rendered(debrief_view(of(played), {}), width=10_000)


def test_each_reference_design_is_read_in_the_same_incident_and_the_own_text_is_not() -> None:
    author = designs.load()["author_proposal"]
    played = decided(author.choices, "sanctions, money")
    names = [one.name for one in of(played).others]

    assert author.name not in names
    assert len(names) == len(OTHERS) - 1
    readings = {one.name: one.verdict.value for one in of(played).others}
    assert readings["Budapest Memorandum"] == "no"


def test_only_tensions_on_clauses_that_the_card_tests_are_told() -> None:
    played = decided(text(voting="consensus"))
    found = of(played)
    tested = set(played.setting.card.tests)

    assert found.tensions
    assert all(tested & set(one.because) for one in found.tensions)
    assert "any_one_can_block" in {one.tension.id for one in found.tensions}


def test_the_time_line_shows_lanes_and_deadlines_and_says_all_in_words() -> None:
    played = decided()
    found = of(played)

    assert moments(found) == (
        TimelineMoment("News", 0, "1"),
        TimelineMoment("Procedure", 0, "reported: Beneficiary"),
        TimelineMoment("Procedure", 0, "meeting: Frontline Guarantor"),
        TimelineMoment("Findings", 0, "probable"),
        TimelineMoment("Decisions", 0, "carried 1"),
    )
    assert deadlines(found) == (Deadline(24 * 60, "to meet"), Deadline(72 * 60, "to decide"))
    assert describe_timeline(found) == (
        "Time line of the exercise, to hour 0 of the game. News: 1 in hour 0. Procedure: reported:"
        " Beneficiary in hour 0; meeting: Frontline Guarantor in hour 0. Findings: probable in hour"
        " 0. Decisions: carried 1 in hour 0. The text asked: to meet by hour 24, to decide by hour"
        " 72."
    )


@pytest.mark.parametrize("card", exercises.load_texts())
@pytest.mark.parametrize("design", ["author_proposal", "nato_membership", "istanbul_2022"])
def test_every_card_can_be_played_alone_against_a_design_and_debriefed(
    card: str, design: str
) -> None:
    played = Played(designs.load()[design].choices, card, solo="large_european", seed=3)
    while played.state.injects_given < len(played.setting.card.injects):
        played.does("ana", c.Next)
        for proposal in played.state.open_proposals:
            played.does("ana", c.CastRoleVote, proposal=proposal.number, vote="for")
        if played.state.open_proposals:
            played.does("ana", c.Count)
    played.does("ana", c.End)
    told = rendered(debrief_view(of(played), {}), width=10_000)
    happened = rendered(log(of(played), played.events, {}, {}), width=10_000)

    for inject in played.setting.card.injects:
        assert inject.text in happened
    assert "None" not in told.replace("None of", "")
    assert all(line.promised and line.done for line in of(played).lines)


def test_what_was_for_one_role_alone_is_opened_in_the_log() -> None:
    played = begun()
    played.does("ana", c.Next)
    told = rendered(log(of(played), played.events, {}, {}), width=10_000)

    assert "Your radar shows" in told
    assert "(to The Beneficiary alone)" in told
