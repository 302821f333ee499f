"""The buttons of a board: each asks for the act by which the table lets it through."""

import pytest

from bot.assembly import CATALOG
from bot.debate.commands import debating as c
from bot.debate.state import DebatePhase
from bot.debate.views.steps import BoardStep, allowed_steps, steps
from bot.kernel.catalog.parsing import parse_line
from tests.debate.rules.making import Played, running, small, who
from tests.debate.rules.situations import situations

SITUATIONS = situations()


def labels(played: Played, name: str | None = None) -> list[str]:
    return [button.label for button in steps(played.state, who(name) if name else None)]


def test_there_is_a_situation_of_every_phase() -> None:
    assert {played.state.phase for played in SITUATIONS.values()} == set(DebatePhase)


@pytest.mark.parametrize("going_on", SITUATIONS)
def test_a_button_asks_for_the_act_that_the_table_was_asked_about(going_on: str) -> None:
    shown = list(allowed_steps(SITUATIONS[going_on].state))

    assert bool(shown) is (going_on != "it was called off")
    for step in shown:
        assert step.act in (None, parse_line(step.button.action, CATALOG).entry.builds), (
            f"“{step.button.label}” sends {step.button.action}, which is no {step.act}:"
            " mend its line in bot/debate/views/steps.py"
        )


def test_members_see_what_they_may_do_and_no_more() -> None:
    played = running(small())
    played.does("ana", c.Skip)
    played.does("boris", c.Begin)
    played.waits(40)
    played.does("chen", c.OfferPoint)

    assert labels(played, "boris") == [
        "Speak", "End turn", "Take it", "Not now", "My position", "Claim",
    ]  # fmt: skip
    assert labels(played, "chen") == ["My position", "Claim"]
    assert labels(played, "ana") == [
        "Speak", "End turn", "My position", "Claim", "Pause", "One more minute",
    ]  # fmt: skip
    assert set(labels(played)) == set(labels(played, "boris")) | set(labels(played, "ana"))


def test_a_step_that_only_shows_something_is_always_there() -> None:
    closed = SITUATIONS["it is closed"]

    assert [step for step in allowed_steps(closed.state, who("erik")) if step.act is None] == [
        step for step in allowed_steps(closed.state) if isinstance(step, BoardStep)
    ]
