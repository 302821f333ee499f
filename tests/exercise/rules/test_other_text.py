"""“Same votes, other text”: what would have followed had one clause been another."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.exercise import events as e
from bot.exercise.commands import playing as c
from bot.exercise.content import exercises
from bot.exercise.rules.clauses.judging import Standing
from bot.exercise.rules.other_text import VARIED, OtherText, list_other_texts
from bot.exercise.rules.other_words import describe_not_applying
from bot.exercise.rules.refolding import refold, rewrite
from bot.exercise.rules.results import build_result
from bot.exercise.rules.voting import VOTES
from bot.exercise.views.other_texts import group_texts
from bot.kernel.message import Listed, Message
from bot.kernel.refusal import Refused
from tests.examples import examples
from tests.exercise.debriefs.writing import CARDS, SHEETS, play
from tests.exercise.rules import endings as go
from tests.exercise.rules.making import FULL, HOUR, Played, begun, text
from tests.exercise.rules.meeting import meeting

SPACE = begun().setting.space


def rows(played: Played) -> dict[tuple[str, str], OtherText]:
    found = list_other_texts(played.setting, played.events)
    return {(row.clause, row.option): row for row in found}


def voted(choices: object = FULL, **votes: str) -> Played:
    """Chen proposes sanctions; the others vote as said, and it is counted."""
    played = meeting(choices)
    played.does("chen", c.Propose, responses="sanctions")
    everybody = {"dana": "for", "erik": "for", "farah": "for"}
    for name, vote in (everybody | votes).items():
        played.does(name, c.CastRoleVote, proposal=1, vote=vote)
    played.does("ana", c.Count)
    return played


def test_what_one_vote_stops_under_consensus_two_thirds_would_have_decided_for_all() -> None:
    played = voted(farah="against")
    row = rows(played)["voting", "qualified_majority"]

    assert row.result.decided == {"sanctions"}
    assert row.words.startswith(
        "You would have decided together: sanctions. It would have bound the European Union,"
        " without a vote for it. It would have bound the Frontline Guarantor, the Large European"
        " Guarantor and the United States as well."
    )
    first = list_other_texts(played.setting, played.events)[0]
    assert (first.clause, first.weight) == ("voting", row.weight)


def test_what_each_decides_alone_one_objection_would_have_stopped_under_consensus() -> None:
    row = rows(voted(text(voting="each_alone"), dana="against"))["voting", "consensus"]

    assert row.words.startswith("It would have been stopped by the Large European Guarantor.")
    assert not row.result.doers


def test_under_consensus_whoever_says_nothing_would_have_been_bound_by_it() -> None:
    played = meeting(text(voting="each_alone"))
    played.does("chen", c.Propose, responses="sanctions")
    played.does("dana", c.CastRoleVote, proposal=1, vote="aside")
    played.does("ana", c.Count)
    row = rows(played)["voting", "consensus"]

    silent = "the United States and the European Union"
    assert f"It would have bound {silent} by their silence." in row.words


def test_a_stricter_standard_would_have_made_the_same_decision_come_too_early() -> None:
    row = rows(voted())["evidence", "verified"]

    assert row.words == (
        "It would not have been kept. Decided in hour 0, without the proof that it asks for."
    )
    assert row.result.judgments["evidence"].standing is Standing.BROKEN


def test_who_met_late_would_have_been_in_time_without_a_deadline_and_the_other_way_round() -> None:
    late = begun(text(deadline="none"), card="ceasefire_nibbling")
    late.does("boris", c.Report)
    late.waits(80 * HOUR)
    late.does("chen", c.CallMeeting)
    found = rows(late)

    assert found["deadline", "meet_24"].words == (
        "It would not have been kept. Too late to meet: due by hour 24."
    )
    assert found["deadline", "days_3"].differs


def test_of_what_would_have_been_decided_only_the_difference_is_told() -> None:
    played = meeting(text(voting="consensus"))
    played.does("chen", c.Propose, responses="sanctions")
    played.does("dana", c.Propose, responses="air_defence")
    for number in (1, 2):
        for name in ("boris", "chen", "dana", "erik", "farah"):
            vote = "against" if (number, name) == (2, "erik") else "for"
            with suppress(Refused):  # the European Union has no say in air defence
                played.does(name, c.CastRoleVote, proposal=number, vote=vote)
    played.does("ana", c.Count)
    row = rows(played)["voting", "qualified_majority"]

    assert row.words.startswith("You would also have decided together: help with air defence.")


@pytest.mark.parametrize("card", CARDS)
@pytest.mark.parametrize("sheet", SHEETS)
def test_all_that_is_told_of_another_text_says_that_it_would_have_been(
    sheet: str, card: str
) -> None:
    played = play(sheet, card)
    for row in list_other_texts(played.setting, played.events):
        listed = row.words.fields.get("row") if isinstance(row.words, Message) else None
        sentences = listed.items if isinstance(listed, Listed) else (row.words,)
        for sentence in filter(None, sentences):
            assert "would" in f"{sentence}" or "could" in f"{sentence}", f"{sentence}"


def test_an_automatic_trigger_would_have_settled_what_nobody_voted_on() -> None:
    played = voted()
    row = rows(played)["trigger", "automatic"]

    assert "It would have applied, from hour 0." in row.words
    assert row.result.applies == "yes"


def test_a_request_that_was_not_enough_would_have_been_enough() -> None:
    played = begun(text(convene="guarantors_together"))
    played.does("boris", c.Report)
    played.does("chen", c.CallMeeting)
    found = rows(played)

    assert found["convene", "any_party"].words.startswith(
        "The Frontline Guarantor could have called the meeting in hour 0."
    )
    assert not found["convene", "beneficiary"].differs


def test_that_more_would_have_had_to_ask_does_not_undo_the_meeting() -> None:
    row = rows(voted())["convene", "guarantors_together"]

    assert row.words == "More guarantors would have had to ask for the meeting."
    assert row.weight < rows(voted())["evidence", "verified"].weight


def test_what_only_an_open_list_lets_be_proposed_a_ceiling_would_have_put_out_of_order() -> None:
    played = meeting(text(scope="open", response_menu="sanctions"))
    played.does("chen", c.Propose, responses="materiel")
    for name in ("dana", "erik"):
        played.does(name, c.CastRoleVote, proposal=1, vote="for")
    played.does("ana", c.Count)
    row = rows(played)["scope", "capped"]

    assert row.words.startswith(
        "Nothing would have been decided: what was proposed would have been out of order."
    )
    assert row.result.barred == (1,)


def test_a_voter_who_was_never_asked_is_named() -> None:
    played = voted()
    row = rows(played)["beneficiary_seat", "veto"]

    assert row.words == "It could have been stopped by the Beneficiary, whom nobody asked."


def test_options_that_come_to_the_same_stand_together() -> None:
    played = voted()
    groups = group_texts(list_other_texts(played.setting, played.events))
    options = {group.clause: group.options for group in groups if group.clause == "evidence"}

    assert options == {"evidence": ("verified", "international_finding")}


def assert_the_same(played: Played) -> None:
    """With the own option of each clause, what would have followed is what happened."""
    opened = played.events[0]
    assert isinstance(opened, e.ExerciseOpened)
    for clause, options in opened.choices:
        events, state = rewrite(played.setting, played.events, {clause: options})
        assert events == list(played.events)
        assert state == played.state


def assert_consistent(played: Played) -> None:
    """No row contradicts its own outcome, and no vote is another under any text."""
    happened = build_result(refold(played.setting, played.events, {}))
    votes = [event for event in played.events if isinstance(event, e.Voted)]
    for (clause, option), row in rows(played).items():
        events, state = rewrite(played.setting, played.events, {clause: (option,)})
        after = [event for event in events if isinstance(event, e.Voted)]
        assert after == (votes if state.meeting_called else [])
        assert bool(row.words) is row.differs
        result, words = row.result, row.words
        if "Nothing would have been decided" in words:
            assert not result.doers
            assert happened.doers
        if "decided together" in words or "Each for itself" in words:
            assert result.doers
        if "It would have applied" in words:
            assert result.applies in ("yes", "split")
        if "It would not have applied" in words:
            assert result.applies == "no"
        if not row.differs:
            assert (result.decided, result.bound) == (happened.decided, happened.bound)
            assert (result.applies, result.met) == (happened.applies, happened.met)


@pytest.mark.parametrize("card", exercises.load_texts())
@pytest.mark.parametrize("ending", ["all_help_in_time", "provoked", "nobody_helps", "too_late"])
def test_the_own_option_changes_nothing_on_any_card(card: str, ending: str) -> None:
    played = go.played_to(go.ENDINGS[ending], FULL, card)

    assert_the_same(played)


@st.composite
def games(draw: st.DrawFn) -> Played:
    """A meeting under any rules, with proposals and votes of all kinds, and counts."""
    choices = text(
        **{
            clause: draw(st.sampled_from([None, *(one.id for one in SPACE.clause(clause).options)]))
            for clause in VARIED
        }
    )
    played = begun(choices, draw(st.sampled_from(["who_fired", "strike_on_city", "false_flag"])))
    for name in ("boris", "chen", "dana", "ana"):
        with suppress(Refused):
            played.does("boris", c.Report)
        if draw(st.booleans()):
            with suppress(Refused):
                played.does(name, c.CallMeeting)
    for name in ("boris", "chen", "dana", "erik", "farah"):
        if draw(st.booleans()):
            with suppress(Refused):
                verdict = draw(st.sampled_from(["yes", "no", "open"]))
                played.does(name, c.VoteOnApplication, verdict=verdict)
    with suppress(Refused):
        played.does("gil", c.Find, word=draw(st.sampled_from(["possible", "probable", "refuted"])))
    for name in draw(st.lists(st.sampled_from(["boris", "chen", "dana"]), unique=True)):
        with suppress(Refused):
            responses = draw(st.sampled_from(["sanctions", "materiel", "sanctions, money"]))
            played.does(name, c.Propose, responses=responses)
    for name in ("boris", "chen", "dana", "erik", "farah"):
        for proposal in played.state.open_proposals:
            vote = draw(st.sampled_from([*VOTES, ""]))
            if vote:
                with suppress(Refused):
                    played.does(name, c.CastRoleVote, proposal=proposal.number, vote=vote)
    with suppress(Refused):
        played.does("ana", c.Count)
    return played


@given(games())
@settings(max_examples=examples(40), deadline=None)
def test_the_same_text_comes_to_the_same_and_no_row_contradicts_itself(played: Played) -> None:
    assert_the_same(played)
    assert_consistent(played)


def test_what_would_not_have_applied_says_why() -> None:
    played = meeting()
    for name in ("chen", "dana"):
        with suppress(Refused):
            played.does(name, c.VoteOnApplication, verdict="no")
    state = replace(played.state, application=None)

    assert "as these said no: the Frontline Guarantor" in str(describe_not_applying(state))
