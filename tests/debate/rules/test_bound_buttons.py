"""An old button does nothing to what came after what it stood under."""

import pytest

from bot.assembly import CATALOG
from bot.debate.commands import debating as c
from bot.debate.refusals import DebateRefusal
from bot.debate.views.bound_steps import answering_point, ruling
from bot.debate.views.desk import find_step
from bot.kernel.catalog.parsing import parse_line
from bot.kernel.refusal import Refused
from tests.debate.rules.making import Played, running, small, who


def press(played: Played, name: str, action: str) -> None:
    """A button is pressed that carries that command."""
    typed = parse_line(action, CATALOG)
    played.does(name, typed.entry.builds, **typed.values)  # type: ignore[arg-type]


def speaking() -> Played:
    """Boris speaks, and points may be offered."""
    played = running(small())
    played.does("ana", c.Skip)
    played.does("ana", c.Begin)
    played.waits(31)
    return played


def test_an_answer_is_bound_to_the_point_it_stood_under() -> None:
    played = speaking()
    played.does("chen", c.OfferPoint)
    take, leave = (step.button.action for step in answering_point(played.state))
    press(played, "boris", leave)
    played.does("chen", c.OfferPoint)

    with pytest.raises(Refused) as refused:
        press(played, "boris", take)
    assert refused.value.code is DebateRefusal.POINT_PASSED
    press(played, "boris", answering_point(played.state)[0].button.action)
    assert played.state.running is not None
    assert played.state.running.point is not None


def test_a_ruling_is_bound_to_the_point_of_order_it_stood_under() -> None:
    played = speaking()
    played.does("chen", c.RaiseOrder, words="One.")
    uphold, overrule = (step.button.action for step in ruling(played.state))
    press(played, "ana", uphold)
    played.does("chen", c.RaiseOrder, words="Two.")

    with pytest.raises(Refused) as refused:
        press(played, "ana", overrule)
    assert refused.value.code is DebateRefusal.ORDER_PASSED
    assert played.state.order is not None
    press(played, "ana", ruling(played.state)[1].button.action)
    assert played.state.order is None


def test_a_confirmation_is_bound_to_its_segment() -> None:
    played = speaking()
    step = find_step("end-anyway:2", played.state, {})
    assert step is not None
    played.does("boris", c.EndTurn, sure=True)
    played.does("ana", c.Begin)

    for name, action in (
        ("chen", step.button.action),
        ("chen", "/debate begin sure:yes segment:2"),
        ("ana", "/debate end whose:chen sure:yes segment:2"),
    ):
        with pytest.raises(Refused) as refused:
            press(played, name, action)
        assert refused.value.code in (DebateRefusal.SEGMENT_PASSED, DebateRefusal.RUNNING_ALREADY)
    assert played.state.holder == who("chen").member
