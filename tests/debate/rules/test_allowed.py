"""The table of what a debate allows: every act has a line, and what it forbids is refused."""

from typing import get_args

import pytest

from bot.debate.commands import debating as c
from bot.debate.events import EVENTS, DebateEvent, Happened
from bot.debate.rules.acts import DebateAct
from bot.debate.rules.allowed import TABLE, find_refusal, may
from bot.debate.rules.decide import decide
from bot.debate.state import OVER, Phase
from bot.kernel.permission import Role
from bot.kernel.refusal import Code, Refused
from tests.debate.rules.asking import ACTS, asked
from tests.debate.rules.making import Played, running, small, who


def test_every_act_has_a_line_in_the_table() -> None:
    missing = sorted(act.__name__ for act in set(get_args(DebateAct)) - set(TABLE))

    assert not missing, (
        f"{', '.join(missing)}: say in which phases it may be done, and by whom, in"
        " bot/debate/rules/allowed.py"
    )
    assert set(TABLE) == set(ACTS)


def test_the_union_of_events_leaves_none_out() -> None:
    missing = sorted(kind.__name__ for kind in set(Happened.__subclasses__()) - set(EVENTS))

    assert not missing, f"{', '.join(missing)}: name it in DebateEvent, in bot/debate/events.py"
    assert get_args(DebateEvent) == EVENTS


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_a_debate_that_is_over_allows_nothing(act: type[DebateAct]) -> None:
    played = running(small())
    played.does("ana", c.CancelDebate)

    assert not may(played.state, act)
    with pytest.raises(Refused) as caught:
        decide(played.state, asked(act, who("boris", Role.ADMIN), played.at))
    told = find_refusal(played.state, act, who("boris", Role.ADMIN))
    assert told is not None
    assert caught.value.code is told.code


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_every_act_is_allowed_to_somebody_in_a_phase_of_its_line(act: type[DebateAct]) -> None:
    line = TABLE[act]

    assert line.phases.allowed
    assert not line.phases.allowed & OVER
    assert not line.phases.allowed & set(line.phases.instead)


def test_what_stands_in_the_way_is_told_in_order() -> None:
    played = Played(small())
    over = Played(small())
    over.does("ana", c.CancelDebate)

    def why(state: Played, act: type[DebateAct], name: str) -> Code | None:
        refused = find_refusal(state.state, act, who(name))
        return refused.code if refused else None

    assert why(over, c.Pause, "erik") is Code.DEBATE_OVER  # the end, before anybody's office
    assert why(played, c.Pause, "erik") is Code.NOT_CHAIR  # an office, before the phase
    assert why(played, c.Pause, "ana") is Code.NOT_NOW
    assert why(played, c.Speak, "erik") is Code.NOTHING_RUNS  # the phase, before whose turn it is
    assert played.state.phase is Phase.SIGN_UP


def test_the_refusal_says_how_it_stands() -> None:
    played = Played(small())

    refused = find_refusal(played.state, c.Pause, who("ana"))

    assert refused is not None
    assert refused.fields == {"phase": "people still sign up"}
