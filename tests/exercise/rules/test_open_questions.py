"""Nothing is settled, carried or surprising on a word that nobody with a duty has said."""

import pytest
from msgspec.structs import replace

from bot.exercise.commands import playing as c
from bot.exercise.rules.application import find_undecided
from bot.exercise.rules.consent import find_verdict
from bot.exercise.rules.other_text import list_other_texts
from bot.exercise.views.bar import exercise_bar
from bot.exercise.views.board import board
from bot.exercise.views.debrief_press import list_questions
from bot.exercise.views.form_notes import note_meeting_question, note_public_question
from bot.kernel.view import Fields
from tests.exercise.rules.making import FULL, Played, begun, text, who
from tests.exercise.rules.meeting import meeting

PARTIES = ("boris", "chen", "dana", "erik", "farah")
"""The Beneficiary, and the guarantors."""


def says_all(played: Played, others: str, **verdicts: str) -> Played:
    for name in PARTIES:
        played.does(name, c.VoteOnApplication, verdict=verdicts.get(name, others))
    return played


def rows_of(played: Played) -> dict[str, str]:
    (fields,) = (one for one in board("x", played.state, {}).blocks if isinstance(one, Fields))
    return {str(label): "".join(map(str, words.spans)) for label, words in fields.rows}


@pytest.mark.parametrize("voting", ["qualified_majority", "consensus", "opt_in"])
def test_the_beneficiary_alone_sets_nothing_off_while_all_guarantors_cannot_say(
    voting: str,
) -> None:
    played = says_all(meeting(text(voting=voting)), "open", boris="yes")

    assert played.state.application is None
    assert len(find_undecided(played.state)) == 4
    assert rows_of(played)["Next"].startswith("Can’t say yet: ")


def test_one_guarantor_alone_does_not_say_for_all_that_it_does_not_apply() -> None:
    played = says_all(
        meeting(text(trigger="guarantor_discretion")), "open", boris="yes", chen="no"
    )  # fmt: skip
    assert played.state.application is None

    for name in ("dana", "erik", "farah"):
        played.does(name, c.VoteOnApplication, verdict="no")
    assert played.state.application is not None
    assert played.state.application.applies == "no"


def test_what_stays_open_is_settled_once_they_can_say_or_as_open_by_the_count() -> None:
    later = says_all(meeting(), "open", boris="yes")
    for name in ("chen", "dana"):
        later.does(name, c.VoteOnApplication, verdict="yes")
    counted = says_all(meeting(), "open", boris="yes")
    counted.does("ana", c.Count)

    assert later.state.application is not None
    assert later.state.application.applies == "yes"
    assert counted.state.application is not None
    assert counted.state.application.applies == "open"
    assert rows_of(counted)["Does it apply?"] == "it stays open"


def test_a_consensus_of_abstentions_carries_nothing() -> None:
    played = meeting(text(voting="consensus"))
    played.does("chen", c.Propose, responses="sanctions")
    for name in ("chen", "dana", "erik", "farah"):
        played.does(name, c.CastRoleVote, proposal=1, vote="aside")
    played.does("ana", c.Count)

    (outcome,) = played.state.counts[0].outcomes
    assert (outcome.carried, outcome.bound) == (False, ())


def test_what_needs_a_vote_that_nobody_asked_for_says_that_first_and_surprises_least() -> None:
    played = meeting(text(voting="qualified_majority"))
    played.does("chen", c.Propose, responses="sanctions")
    for name in ("chen", "dana", "erik", "farah"):
        played.does(name, c.CastRoleVote, proposal=1, vote="for")
    played.does("ana", c.Count)
    rows = {
        (row.clause, row.option): row for row in list_other_texts(played.setting, played.events)
    }

    unasked = [row for row in rows.values() if "whom nobody asked" in row.words]
    assert unasked
    assert all(f"{row.words}".startswith("It could have been stopped by") for row in unasked)
    assert {row.weight for row in unasked} == {2}


def test_where_nobody_attacked_it_is_asked_whether_the_promise_is_kept() -> None:
    played = meeting(FULL, "wavering_guarantor")
    rows = dict(exercise_bar("x", played.state, who("chen")).rows)
    asked = note_meeting_question(played.state)

    assert "Still to say whether it is kept: " in rows_of(played)["Next"]
    assert not any("applies" in f"{label}" for label in rows)
    assert "".join(map(str, asked[0].spans)) == "Nobody attacked here. Is the promise still kept?"


def test_congress_asks_no_proof_of_who_did_it_where_nobody_attacked() -> None:
    for seed in range(12):
        quiet = begun(FULL, "wavering_guarantor", seed=seed)
        assert quiet.state.stakes["congress"] != "proof"
        quiet.state.stakes["congress"] = "proof"
        verdict = find_verdict(quiet.state, 9999)
        assert verdict is not None
        assert verdict[0]


def test_a_debrief_has_what_a_script_answered_and_the_form_the_question() -> None:
    played = meeting(FULL)
    played.does("hana", c.JoinRole, role="press")
    played.does("hana", c.AskInExercise, words="When?")
    move = played.state.questions[-1].move
    played.does("boris", c.AnswerQuestion, words="Soon.")
    answered = played.state.answers[-1]
    scripted = type(answered)(
        at=answered.at, minute=answered.minute, role="united_states", question=1
    )
    shown = str(list_questions(replace(played.state, answers=(scripted,)), {move: "When?"}))
    note = note_public_question(played.state, {move: "When?"})

    assert "We do what we are bound to do." in shown
    assert "erased" not in shown
    assert "".join(map(str, note[0].spans)) == "“When?”"
