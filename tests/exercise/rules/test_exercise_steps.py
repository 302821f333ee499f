"""The buttons of a board: each asks for the act by which the table lets it through."""

import pytest

from bot.assembly import CATALOG
from bot.exercise.commands import playing as c
from bot.exercise.state import ExercisePhase
from bot.exercise.views.steps import OfferedStep, allowed_steps, free_roles, steps, votes
from bot.kernel.catalog.parsing import parse_line
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
    asked: list[OfferedStep] = list(allowed_steps(played.state, HERE))

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

    assert labels(gathering, "ana") == ["Begin", "My role", "My red line", "Step out"]
    assert labels(gathering, "zoe") == []
    assert labels(running, "boris") == ["Report", "My role"]
    assert labels(running, "gil") == ["Publish a finding", "My role"]
    assert labels(running, "ana") == ["Report", "My role", "Next inject", "Pause", "End"]
    assert labels(reported, "dana") == ["Call the meeting", "My role", "Act alone"]
    assert labels(called, "dana") == ["Propose", "My role", "Act alone"]
    assert labels(voting, "ana") == ["Count the votes", "My role", "Next inject", "Pause", "End"]
    assert labels(voting, "chen") == ["My role", "Act alone"]  # one proposal a stage
    assert labels(paused, "ana") == ["Go on"]
    assert labels(paused, "chen") == []
    assert labels(over, "zoe") == ["Debrief", "As a file"]


def test_a_vote_is_offered_to_whoever_has_one_on_that_proposal() -> None:
    voting = meeting(text(us_role="backstop"))
    voting.does("chen", c.Propose, responses="materiel")

    def offers(name: str | None) -> list[str]:
        choice = votes(voting.state, HERE, who(name) if name else None)
        return [option.label for option in choice.options] if choice else []

    assert offers(None) == offers("dana")
    assert offers("dana") == ["For proposal 1", "Against proposal 1", "Stand aside from proposal 1"]
    assert offers("erik") == []  # no guarantor under this text
    assert offers("gil") == []
    assert votes(meeting().state, HERE) is None


def test_roles_are_offered_while_they_are_taken() -> None:
    played = Played(FULL)
    choice = free_roles(played.state, HERE, who("zoe"))

    assert choice is not None
    assert "The Chair" not in [option.label for option in choice.options]
    assert free_roles(begun().state, HERE) is None
