"""The buttons of a board: each asks for the act by which the table lets it through."""

import pytest

from bot.assembly import CATALOG
from bot.exercise.commands import playing as c
from bot.exercise.handlers.desk import DONE_AT_DESK
from bot.exercise.rules.allowed import TABLE, may
from bot.exercise.rules.voting import find_missing_voters
from bot.exercise.rules.who import LEADER
from bot.exercise.state import ExercisePhase
from bot.exercise.views import steps as views
from bot.exercise.views.asking import render_tail
from bot.exercise.views.desk import render_exercise_desk
from bot.exercise.views.steps import OfferedStep, allowed_steps, free_roles, steps, votes
from bot.kernel.catalog.parsing import parse_line
from bot.kernel.view import Buttons
from tests.exercise.rules.making import FULL, Played, begun, text, who
from tests.exercise.rules.meeting import meeting
from tests.exercise.rules.situations import situations

HERE = "abc"


SITUATIONS = situations()


def labels(played: Played, name: str | None = None) -> list[str]:
    return [button.label for button in steps(played.state, HERE, who(name) if name else None)]


def test_there_is_a_board_of_every_phase() -> None:
    assert {played.state.phase for played in SITUATIONS.values()} == set(ExercisePhase)


@pytest.mark.parametrize("played", SITUATIONS.values(), ids=SITUATIONS)
def test_a_button_asks_for_the_act_that_the_table_was_asked_about(played: Played) -> None:
    candidates = [step for step in vars(views).values() if isinstance(step, OfferedStep)]
    asked = [step for step in allowed_steps(played.state, candidates) if step.act is not None]

    assert [parse_line(step.button.action, CATALOG).entry.builds for step in asked] == [
        step.act for step in asked
    ]


def test_a_member_sees_only_what_they_may_press() -> None:
    gathering, running, reported, called, voting, paused, over = (
        SITUATIONS[going_on]
        for going_on in (
            "roles are taken", "it has begun", "it is reported", "the meeting is called",
            "a proposal is open", "it is paused", "it is over",
        )
    )  # fmt: skip

    gathered = ["Begin", "My role", "My red line", "Leave your role", "See the incident"]
    assert labels(gathering, "ana") == gathered
    assert labels(gathering, "zoe") == ["See the incident"]
    assert labels(running, "boris") == ["Report", "My role", "Act alone", "See the incident"]
    assert labels(running, "gil") == ["Publish a finding", "My role", "See the incident"]
    assert labels(running, "ana") == [
        "Report", "My role", "Next development", "Pause", "End the incident", "See the incident",
    ]  # fmt: skip
    assert labels(reported, "dana") == [
        "Call the meeting",
        "My role",
        "Act alone",
        "See the incident",
    ]
    applies = ["It applies", "It doesn’t", "Can’t say yet"]
    assert labels(called, "dana") == [
        *applies,
        "Propose",
        "My role",
        "Act alone",
        "See the incident",
    ]
    assert labels(voting, "ana") == [
        "Count the votes",
        "Answer",
        "My role",
        ("Next development"),
        "Pause",
        "End the incident",
        "See the incident",
    ]
    assert labels(voting, "chen") == [  # one proposal a stage
        *applies, "Answer", "My role", "Act alone", "See the incident",
    ]  # fmt: skip
    assert labels(paused, "ana") == ["Go on", "See the incident"]
    assert labels(paused, "chen") == ["See the incident"]
    assert labels(over, "zoe") == ["See the debrief", "As Markdown", "See the incident"]


def test_a_vote_is_offered_to_whoever_has_one_on_that_proposal() -> None:
    voting = meeting(text(us_role="backstop"))
    voting.does("chen", c.Propose, responses="materiel")

    def offers(name: str | None) -> list[str]:
        choice = votes(voting.state, HERE, who(name) if name else None)
        return [option.label for option in choice.options] if choice else []

    assert offers(None) == offers("dana")
    assert offers("dana") == ["For proposal 1", "Against proposal 1", "Abstain on proposal 1"]
    assert offers("erik") == []  # no guarantor under this text
    assert offers("boris") == []
    shared, own = votes(voting.state, HERE), votes(voting.state, HERE, who("dana"))
    assert shared is not None
    assert shared.label == "Guarantors: vote for your role"
    assert own is not None
    assert own.label == "Vote for your role"
    assert offers("gil") == []
    assert votes(meeting().state, HERE) is None


def test_the_chair_counts_from_the_shared_board_once_all_have_voted() -> None:
    voting = meeting(text(us_role="backstop"))
    voting.does("chen", c.Propose, responses="materiel")
    assert "Count the votes" not in labels(voting)
    missing = find_missing_voters(voting.state, voting.state.proposals[0])
    for name in [
        name
        for name in ("dana", "farah", "erik")
        if voting.state.role_of(who(name).member) in missing
    ]:
        voting.does(name, c.CastRoleVote, proposal=1, vote="for")

    assert not find_missing_voters(voting.state, voting.state.proposals[0])
    assert labels(voting)[-2:] == ["Count the votes", "Chair"]
    assert "Count the votes" not in labels(voting, "chen")


def test_roles_are_offered_while_they_are_taken() -> None:
    played = Played(FULL)
    choice = free_roles(played.state, HERE, who("zoe"))

    assert choice is not None
    assert "The Chair" not in [option.label for option in choice.options]
    assert free_roles(begun().state, HERE) is None


CHAIRED = {name: played for name, played in SITUATIONS.items() if played.state.has_chair}


@pytest.mark.parametrize("played", CHAIRED.values(), ids=CHAIRED)
def test_what_all_see_offers_no_act_that_only_the_chair_may_do(played: Played) -> None:
    state = played.state
    shared = [*steps(state, HERE)]
    for event in played.events:
        for block in render_tail(state, event, HERE):
            shared += block.buttons if isinstance(block, Buttons) else ()
    asked = [parse_line(button.action, CATALOG).entry.builds for button in shared]

    assert not [act for act in asked if act in TABLE and TABLE[act].who is LEADER and
                act is not c.ShowExerciseDesk]  # fmt: skip
    can_lead = any(
        may(state, act, who("ana"))
        for act, line in TABLE.items()
        if line.who is LEADER and act is not c.ShowExerciseDesk
    )
    assert (c.ShowExerciseDesk in asked) is can_lead


@pytest.mark.parametrize("played", SITUATIONS.values(), ids=SITUATIONS)
def test_a_chair_finds_on_their_desk_all_that_only_they_may_do(played: Played) -> None:
    state = played.state
    desk = render_exercise_desk(HERE, state, who("ana"))
    buttons = [button for block in desk.blocks if isinstance(block, Buttons)
               for button in block.buttons]  # fmt: skip
    lines = [parse_line(button.action, CATALOG) for button in buttons]
    done = {
        DONE_AT_DESK[str(line.values["do"])] if "do" in line.values else line.entry.builds
        for line in lines
    }

    assert done == {
        act
        for act, allowance in TABLE.items()
        if allowance.who is LEADER
        and act is not c.ShowExerciseDesk
        and may(state, act, who("ana"))
        and (state.has_clock or act is not c.PauseExercise)
    }
    assert desk.key == "desk:exercise:abc"
