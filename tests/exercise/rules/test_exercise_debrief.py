"""What a debrief says: promise and act side by side, from the journal alone."""

import re
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.adapters.plain.render import rendered
from bot.exercise.commands import playing as c
from bot.exercise.content import exercises
from bot.exercise.rules.clauses.judging import ClauseJudgment, Standing
from bot.exercise.rules.debrief import ComparedText, Debrief, Milestone, build_debrief
from bot.exercise.rules.timeline import Lane, TimelineMoment, describe_timeline, moments
from bot.exercise.rules.voting import VOTES
from bot.exercise.views.debrief import debrief_view
from bot.exercise.views.debrief_details import debrief_details
from bot.exercise.views.debrief_log import log
from bot.guarantee.content import designs
from bot.guarantee.content import tension_rules as rules
from bot.kernel.message import Message
from bot.kernel.refusal import Refused
from tests.examples import examples
from tests.exercise.debriefs.writing import CARDS, SHEETS, name_file
from tests.exercise.rules import endings as go
from tests.exercise.rules.making import FULL, HOUR, Played, begun, text
from tests.exercise.rules.test_exercise_rules import meeting

VOTINGS = tuple(option.id for option in begun().setting.space.clause("voting").options)

RULES = rules.load()
OTHERS = tuple(
    ComparedText(
        name=one.name,
        choices=one.choices,
        otherwise=one.subject.otherwise,
        cases=one.cases,
    )
    for one in designs.load().values()
)


def of(played: Played) -> Debrief:
    return build_debrief(played.setting, played.events, OTHERS, RULES)


def judged(played: Played) -> dict[str, ClauseJudgment]:
    return {one.clause: one for one in of(played).judgments}


def standings(played: Played) -> dict[str, Standing]:
    return {clause: one.standing for clause, one in judged(played).items()}


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


def test_a_text_that_was_kept_is_kept_in_every_clause_that_came_up() -> None:
    played = go.played_to(go.all_help_in_time, FULL)
    core = ("obligation", "scope", "deadline", "voting", "guarantors", "trigger")

    found = standings(played)
    assert {clause: found[clause] for clause in core} == dict.fromkeys(core, Standing.KEPT)
    assert {clause for clause, one in found.items() if one is Standing.BROKEN} <= {"publicity"}


def test_nothing_done_falls_short_of_what_is_owed() -> None:
    played = begun(text(trigger="automatic"))
    for _ in range(30):
        played.waits(4 * HOUR)

    found = standings(played)

    assert found["obligation"] is found["trigger"] is Standing.BROKEN
    assert found["deadline"] is found["covered_events"] is Standing.NOT_TESTED


def test_who_meets_or_decides_late_breaks_the_deadline() -> None:
    played = begun(card="ceasefire_nibbling")
    played.does("boris", c.Report)
    played.does("ana", c.Next)
    played.does("chen", c.CallMeeting)

    assert standings(played)["deadline"] is Standing.BROKEN
    assert of(played).marks == (
        Milestone(what="Reported", minute=0),
        Milestone(what="Meeting called", minute=72 * 60, due=24 * 60),
        Milestone(what="Standard of evidence met", minute=None),
        Milestone(what="First decision", minute=None, due=72 * 60),
    )


def test_a_decision_before_the_proof_is_said() -> None:
    played = decided(text(evidence="verified"))
    played.does("ana", c.Next)
    played.does("gil", c.Find, word="confirmed")
    found = of(played)

    assert standings(played)["evidence"] is Standing.BROKEN
    assert (found.early, found.proven_at, found.proven_minute) == (1, 2, 180)


def test_help_in_spite_of_a_provocation_is_more_than_was_promised() -> None:
    played = meeting(text(conduct_condition="unprovoked_only", voting="each_alone"))
    played.does("gil", c.Find, word="probable", about="conduct")
    played.does("chen", c.Propose, responses="materiel")
    played.does("ana", c.Count)

    assert judged(played)["conduct_condition"].more
    assert "More than promised: conduct condition" in rendered(
        debrief_view(of(played), {}), width=10_000
    )


def test_gaps_red_lines_and_who_abstained_are_told() -> None:
    played = begun(text(voting=None, deadline=None), card="who_fired")
    played.does("dana", c.SetRedLine, words="No forces of ours.")
    played.does("boris", c.Report)
    played.does("chen", c.CallMeeting)
    played.does("chen", c.Propose, responses="sanctions")
    played.does("dana", c.CastRoleVote, proposal=1, vote="aside")
    played.does("ana", c.Count)
    played.does("dana", c.Respond, responses="diplomatic")
    (kept,) = played.state.red_lines
    move = kept.move
    told = rendered(debrief_details(of(played), {move: "No forces of ours."}), width=10_000)

    assert "The sheet has no rule for the vote. Each decides for itself." in told
    assert "The Large European Guarantor: No forces of ours." in told
    assert (
        "The Large European Guarantor: bound to nothing; did by itself: diplomatic step;"
        " abstained on proposal 1." in told
    )
    assert "Decided in the common name: sanctions." in told
    assert "No forces of ours" not in rendered(debrief_details(of(played), {}), width=10_000)


def test_each_reference_design_is_read_in_the_same_incident_and_the_own_text_is_not() -> None:
    author = designs.load()["author_proposal"]
    played = decided(author.choices, "sanctions, money")
    names = [one.name for one in of(played).others]

    assert author.name not in names
    assert len(names) == len(OTHERS) - 1
    readings = {one.name: one.verdict.value for one in of(played).others}
    assert readings["Budapest Memorandum"] == "broken"


def test_tensions_are_told_that_the_facts_touch() -> None:
    def touched(card: str) -> set[str]:
        text_ = text(covered_territory="recognised_borders", trigger="mechanism_assessed")
        return {one.tension.id for one in of(go.played_to(go.nobody_helps, text_, card)).tensions}

    assert "fighting_from_day_one" not in touched("strike_on_city")
    assert "fighting_from_day_one" in touched("occupied_uprising")
    assert "any_one_can_block" in {one.tension.id for one in of(decided()).tensions}


def test_the_time_line_says_what_happened_and_whether_time_limits_were_kept() -> None:
    played = decided()
    found = of(played)
    news = played.setting.card.injects[0].text

    assert moments(found) == (
        TimelineMoment(Lane.NEWS, 0, news),
        TimelineMoment(Lane.PROCEDURE, 0, "The Beneficiary reports it"),
        TimelineMoment(Lane.PROCEDURE, 0, "The Frontline Guarantor calls a meeting"),
        TimelineMoment(Lane.FINDING, 0, "Who did it: probably the Adversary, not confirmed"),
        TimelineMoment(Lane.DECISION, 0, "Decided together: sanctions, materiel"),
        TimelineMoment(Lane.LIMIT, 24 * 60, "Time limit to meet: kept"),
        TimelineMoment(Lane.LIMIT, 72 * 60, "Time limit to decide: kept"),
    )
    said = describe_timeline(found)
    assert said.startswith(f"Hour 0: {news.rstrip('.')}; The Beneficiary reports it; ")
    assert said.endswith("Hour 24: Time limit to meet: kept. Hour 72: Time limit to decide: kept.")


def test_what_one_role_alone_hears_is_hollow_on_the_time_line() -> None:
    played = begun()
    played.does("ana", c.Next)
    (moment,) = [moment for moment in moments(of(played)) if moment.hollow]

    assert moment.label.startswith("The Beneficiary alone hears: ")


def test_a_time_limit_that_passed_was_missed_and_one_ahead_was_not_reached() -> None:
    late = begun(card="ceasefire_nibbling")
    late.does("boris", c.Report)
    late.does("ana", c.Next)
    late.does("chen", c.CallMeeting)
    soon = begun()
    soon.does("boris", c.Report)

    assert "Time limit to meet: missed" in {one.label for one in moments(of(late))}
    assert "Time limit to decide: not reached" in {one.label for one in moments(of(soon))}


def played_to_the_end(card: str, design: str, *, vote: str) -> Played:
    played = Played(designs.load()[design].choices, card, solo="large_european", seed=3)
    while played.state.injects_given < len(played.setting.card.injects):
        played.does("ana", c.Next)
        for proposal in played.state.open_proposals:
            played.does("ana", c.CastRoleVote, proposal=proposal.number, vote=vote)
        if played.state.open_proposals:
            played.does("ana", c.Count)
    played.does("ana", c.End)
    return played


@pytest.mark.parametrize("card", exercises.load_texts())
@pytest.mark.parametrize("design", ["author_proposal", "nato_membership", "istanbul_2022"])
def test_every_card_can_be_played_alone_against_a_design_and_debriefed(
    card: str, design: str
) -> None:
    played = played_to_the_end(card, design, vote="for")
    debrief = of(played)
    told = rendered(debrief_details(debrief, {}), width=10_000)
    happened = rendered(log(debrief, played.events, {}, {}), width=10_000)

    for inject in played.setting.card.injects:
        assert inject.text in happened
    assert not re.search(r"(?<!“)\bNone\b(?! of| comes|\.)", told)
    assert all(one.promised and one.done for one in debrief.judgments)


PHONE, TWO_SCREENS = 40, 32
"""Characters of a line on a phone, and the lines beside a picture as tall as most of a screen."""


@pytest.mark.parametrize("card", exercises.load_texts())
@pytest.mark.parametrize("design", ["author_proposal", "nato_membership", "istanbul_2022"])
def test_every_debrief_is_at_most_two_screens(card: str, design: str) -> None:
    played = played_to_the_end(card, design, vote="against")

    shown = rendered(debrief_view(of(played), {}), width=PHONE)

    lines = [line for line in shown.split("\n") if line.strip("─")]
    assert len(lines) <= TWO_SCREENS
    assert "the text is silent" not in shown


def test_a_debrief_says_in_three_lines_what_was_decided_what_held_and_what_surprises() -> None:
    debrief = of(decided())
    shown = rendered(debrief_view(debrief, {}), width=10_000)

    assert "Decided: By hour 0 you had decided together: sanctions, materiel." in shown
    assert (
        "The sheet: Nothing was broken, but 5 clauses that the incident asked for are not in it;"
        " kept above all: obligation."
    ) in shown
    assert "Surprise: " in shown.split("Same votes, other text")[0]
    assert "Kept: obligation, scope and " in shown
    assert "Left open: trigger" in shown
    assert "Not tested: " in shown.split("Left open")[1]
    assert "Nobody is scored." in shown
    details = rendered(debrief_details(debrief, {}), width=10_000)
    assert "NATO membership: It would have applied." in details


def test_what_the_press_asked_and_who_answered_is_in_the_debrief() -> None:
    played = decided()
    played.does("hana", c.JoinRole, role="press")
    played.does("hana", c.AskInExercise, words="Will you act?")
    assert "Asked in public: “Will you act?” Nobody answered." in rendered(
        debrief_view(of(played), {played.events[-1].move: "Will you act?"}), width=10_000
    )
    question = played.state.questions[0].move
    played.does("dana", c.AnswerQuestion, words="We will.")
    words = {question: "Will you act?", played.state.answers[0].move: "We will."}

    shown = rendered(debrief_view(of(played), words), width=10_000)
    details = rendered(debrief_details(of(played), words), width=10_000)

    assert "“Will you act?” Answered by: the Large European Guarantor." in shown
    assert (
        "The Press: “Will you act?” Answer of the Large European Guarantor: “We will.”" in details
    )
    assert "We will" not in rendered(debrief_details(of(played), {}), width=10_000)


def test_what_was_for_one_role_alone_is_opened_in_the_log() -> None:
    played = begun()
    played.does("ana", c.Next)
    told = rendered(log(of(played), played.events, {}, {}), width=10_000)

    assert "Your radar shows" in told
    assert "(to The Beneficiary alone)" in told


@st.composite
def counted_games(draw: st.DrawFn) -> Played:
    """A meeting under any rule of the vote, with proposals and votes of all kinds, and counts."""
    voting = draw(st.sampled_from([None, *VOTINGS]))
    played = meeting(text(voting=voting, response_menu=None))
    known = sorted(response.id for response in played.setting.responses_of(""))
    parties = ("chen", "dana", "erik", "farah")
    for _ in range(draw(st.integers(1, 2))):
        for name in draw(st.lists(st.sampled_from(parties), unique=True, min_size=1)):
            chosen = draw(st.lists(st.sampled_from(known[:5]), min_size=1, unique=True))
            with suppress(Refused):
                played.does(name, c.Propose, responses=", ".join(chosen))
        for name in parties:
            for proposal in played.state.open_proposals:
                vote = draw(st.sampled_from([*VOTES, ""]))
                if vote:
                    with suppress(Refused):
                        played.does(name, c.CastRoleVote, proposal=proposal.number, vote=vote)
        with suppress(Refused):
            played.does("ana", c.Count)
        played.does("ana", c.Next)
    return played


@given(counted_games())
@settings(max_examples=examples(60), deadline=None)
def test_the_picture_says_that_just_that_was_decided_together_which_the_debrief_says(
    played: Played,
) -> None:
    debrief = of(played)
    together = [
        moment.label.fields["responses"]
        for moment in moments(debrief)
        if isinstance(moment.label, Message)
        and moment.label.template == "Decided together: {responses}"
    ]
    names = {response.id: str(played.setting.names((response.id,)))
             for response in played.setting.reactions}  # fmt: skip

    said = {name for name in names.values() for row in together if name in f"{row}".split(", ")}

    assert said == {names[response] for response in debrief.decided}


@pytest.mark.parametrize(("sheet", "card"), [(s, c) for s in SHEETS for c in CARDS])
def test_a_debrief_counts_what_its_list_shows_and_names_first_what_the_list_has_first(
    sheet: str, card: str
) -> None:
    shown = name_file(sheet, card).read_text("utf-8")
    top = shown.partition("The sheet: ")[2].replace("\n    ", " ")
    listed = shown.partition("\nNot kept: ")[2].partition("\n")[0]
    counted = re.match(r"(\d+) clauses? kept, (\d+) not kept(?:, above all|:) ([^.]+)\.", top)

    if not listed:
        assert counted is None
        return
    assert counted is not None
    names = [name.strip() for name in re.split(r",| and ", listed) if "more" not in name]
    assert names[0] == counted[3]
    assert len(names) == int(counted[2])


def test_a_vote_that_the_chair_cuts_short_is_left_open_and_not_broken() -> None:
    played = meeting(text(deadline=None))
    played.does("chen", c.Propose, responses="sanctions")
    played.does("ana", c.End)
    voting = judged(played)["voting"]

    assert voting.standing is Standing.OPEN
    assert "The exercise ended before the vote did: proposals 1." in f"{voting.done}"
    assert "voting rule" not in str(
        [line for line in rendered(debrief_view(of(played), {})).splitlines() if "Not kept" in line]
    )


def test_the_legal_form_is_about_who_held_to_it_and_names_all_guarantors() -> None:
    played = meeting(text(bindingness="treaty", trigger="automatic"))
    for name in ("chen", "dana", "erik", "farah"):
        played.does(name, c.Respond, responses="sanctions")
    done = f"{judged(played)['bindingness'].done}"

    assert "sanctions" not in done
    assert done.startswith("Owed help, and gave it: ")
    for name in ("Frontline", "Large European", "United States", "European Union"):
        assert name in done
