"""Cards on which nobody attacks anybody: the promise is asked after, and a gap is filled."""

import pytest

from bot.adapters.plain.render import rendered
from bot.exercise import events as e
from bot.exercise.commands import playing as c
from bot.exercise.content import exercises
from bot.exercise.rules.clauses import READERS
from bot.exercise.rules.clauses.judging import ABOUT_ATTACKS, Standing, judge_clauses
from bot.exercise.rules.scripts import AGAINST_ATTACKERS
from bot.exercise.views.announcing import announce_event
from bot.exercise.views.details import render_details
from bot.exercise.views.steps import steps
from bot.kernel.view import View
from tests.exercise.rules.making import FULL, Played, begun, text, who
from tests.exercise.rules.meeting import meeting

FLOWS = [card.id for card in exercises.load_cards().values() if not card.has_attacker]


def told(played: Played) -> str:
    blocks = [
        block for event in played.events for block in announce_event(event, played.state, {}, {})
    ]
    return rendered(View(blocks=tuple(blocks)), width=10_000)


@pytest.mark.parametrize("card", FLOWS)
def test_nobody_is_found_to_have_done_it_and_scripts_fill_gaps(card: str) -> None:
    played = Played(text(voting="each_alone", response_menu=None), card, solo="neighbour")
    for _ in range(len(played.setting.card.injects) - 1):
        if played.state.open_proposals:
            played.does("ana", c.Count)
        played.does("ana", c.Next)
    if played.state.open_proposals:
        played.does("ana", c.Count)
    played.does("ana", c.End)

    assert not played.state.findings
    assert played.state.meeting_called
    assert not played.state.application or not played.state.application.itself
    for proposal in played.state.proposals:
        assert not proposal.responses & AGAINST_ATTACKERS
    words = told(played)
    assert "is the promise still kept, and who fills the gap?" in words
    assert "Adversary, " not in words
    assert "guarantee applies" not in words
    assert "standard of evidence" not in words
    standings = {one.clause: one.standing for one in judge_clauses(played.state, READERS)}
    assert {standings[clause] for clause in ABOUT_ATTACKS} == {Standing.NOT_TESTED}


def test_scripts_vote_for_no_sanctions_against_nobody() -> None:
    played = Played(FULL, "wavering_guarantor", chair=False)
    played.does("boris", c.JoinRole, role="large_european")
    played.does("boris", c.Start)
    while played.state.meeting_called is None:
        played.does("boris", c.Next)
    played.does("boris", c.Propose, responses="sanctions")
    voted = [one for one in played.events if isinstance(one, e.Voted) and one.why == "nobody"]

    assert voted
    assert {one.vote for one in voted} == {"against"}


def test_parties_say_whether_the_promise_is_still_kept() -> None:
    played = meeting(card="wavering_guarantor")
    for name in ("boris", "chen", "dana", "erik", "farah"):
        played.does(name, c.VoteOnApplication, verdict="yes")

    words = told(played)
    assert "The promise is still kept." in words
    assert "The Assessor on what is reported: probable." in words
    details = rendered(render_details("x", played.state, {}, {}, who("dana")), width=400)
    assert "Who did it" not in details


def test_the_buttons_ask_whether_it_is_still_kept() -> None:
    calm, attacked = meeting(card="wavering_guarantor"), meeting()

    labels = [
        {button.label for button in steps(played.state, "x", who("dana"))}
        for played in (calm, attacked)
    ]
    assert "It’s still kept" in labels[0]
    assert "It’s still kept" not in labels[1]
    assert "It applies" in labels[1] - labels[0]


def test_an_old_card_without_a_flow_is_an_incident() -> None:
    old = exercises.load_texts()["wavering_guarantor"].replace('flow = "election"\n', "")

    assert exercises.read_card(old).has_attacker
    assert begun(card="strike_on_city").setting.card.strains == {}
