"""The table of what a debate allows: every act has a line, and what it forbids is refused."""

from pathlib import Path
from textwrap import fill
from typing import get_args

import pytest

from bot.debate.commands import debating as c
from bot.debate.commands.base import NoteClause, NoteExercise
from bot.debate.content.formats import load
from bot.debate.events import EVENTS, DebateEvent, DebateEventBase
from bot.debate.refusals import DebateRefusal
from bot.debate.rules.acts import DebateAct
from bot.debate.rules.allowed import TABLE, find_refusal, may
from bot.debate.rules.decide import decide
from bot.debate.state import OVER, DebatePhase
from bot.kernel.permission import Role
from bot.kernel.refusal import RefusalCode, Refused
from tests.debate.rules.asking import ACTS, asked
from tests.debate.rules.making import Played, running, small, who
from tests.debate.rules.situations import PEOPLE, situations

LATER = {c.SetPosition, NoteExercise, NoteClause}
"""What is done after a debate as well: positions again, and what they may credit."""

RECORD = Path(__file__).with_name("allowed.txt")
"""Who may do what in each situation, as it was reviewed."""


def test_every_act_has_a_line_in_the_table() -> None:
    missing = sorted(act.__name__ for act in set(get_args(DebateAct)) - set(TABLE))

    assert not missing, (
        f"{', '.join(missing)}: say in which phases it may be done, and by whom, in"
        " bot/debate/rules/allowed.py"
    )
    assert set(TABLE) == set(ACTS)


def test_the_union_of_events_leaves_none_out() -> None:
    missing = sorted(kind.__name__ for kind in set(DebateEventBase.__subclasses__()) - set(EVENTS))

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
    assert not line.phases.allowed & (OVER if act not in LATER else {DebatePhase.CANCELLED})
    assert not line.phases.allowed & set(line.phases.instead)


def test_what_stands_in_the_way_is_told_in_order() -> None:
    played = Played(small())
    over = Played(small())
    over.does("ana", c.CancelDebate)

    def why(state: Played, act: type[DebateAct], name: str) -> RefusalCode | None:
        refused = find_refusal(state.state, act, who(name))
        return refused.code if refused else None

    assert (
        why(over, c.Pause, "erik") is DebateRefusal.DEBATE_OVER
    )  # the end, before anybody's office
    assert why(played, c.Pause, "erik") is DebateRefusal.NOT_CHAIR  # an office, before the phase
    assert why(played, c.Pause, "ana") is DebateRefusal.NOT_NOW
    assert (
        why(played, c.Speak, "erik") is DebateRefusal.NO_SEGMENT_RUNS
    )  # the phase, before whose turn it is
    assert played.state.phase is DebatePhase.SIGN_UP


def test_each_is_allowed_what_the_record_says() -> None:
    written = "\n".join(_told(going_on, played) for going_on, played in situations().items())
    if not RECORD.exists():
        RECORD.write_text(written, "utf-8")
        pytest.fail(f"{RECORD} was missing and has been written: review it")

    assert written == RECORD.read_text("utf-8"), (
        f"who may do what has changed: if that is meant, delete {RECORD.name}, review the new one"
    )


def _told(going_on: str, played: Played) -> str:
    """What each may do in a situation, in words; those who may do the same stand together."""
    people: dict[tuple[str, ...], list[str]] = {}
    for name in PEOPLE:
        acts = tuple(sorted(a.__name__ for a in ACTS if may(played.state, a, who(name))))
        people.setdefault(acts, []).append(name)
    lines = [
        fill(f"{', '.join(names)}: {', '.join(acts) or 'nothing'}", 96, subsequent_indent="    ")
        for acts, names in people.items()
    ]
    return "\n".join((going_on, *(f"  {line}" for line in lines), ""))


def test_the_refusal_says_how_it_stands() -> None:
    played = Played(small())

    refused = find_refusal(played.state, c.Pause, who("ana"))

    assert refused is not None
    assert refused.fields == {
        "phase": "sign-up is still open",
        "possible": "Take a seat; a chair can start the debate.",
    }


def test_a_refusal_says_what_can_be_done_now() -> None:
    for played in situations().values():
        for act in ACTS:
            for name in PEOPLE:
                refused = find_refusal(played.state, act, who(name))
                if refused is not None and refused.code in (
                    DebateRefusal.NOT_NOW,
                    DebateRefusal.NOT_READY,
                ):
                    assert refused.fields["possible"]


def test_where_a_format_has_no_points_of_information_that_is_what_is_said() -> None:
    played = Played(load()["oxford"])
    for name, seat in (("boris", "for1"), ("chen", "against1")):
        played.does(name, c.TakeSeat, seat=seat)
    played.does("ana", c.StartDebate)
    played.does("ana", c.CloseVote)
    played.does("boris", c.Begin)
    refused = find_refusal(played.state, c.OfferPoint, who("chen"))

    assert refused is not None
    assert refused.code is DebateRefusal.NO_POINTS_IN_FORMAT


def test_a_chair_goes_back_while_the_debate_is_paused_and_hears_what_is_in_the_way() -> None:
    played = running(small())
    first = find_refusal(played.state, c.Back, who("ana"))
    assert first is not None
    assert first.code is DebateRefusal.FIRST_SEGMENT

    played.does("ana", c.Begin)
    played.does("ana", c.Pause)
    played.does("ana", c.Back)
    assert (played.state.segment, played.state.phase) == (0, DebatePhase.READY)

    played.does("boris", c.Prepare)
    played.does("ana", c.Pause)
    preparing = find_refusal(played.state, c.Back, who("ana"))
    assert preparing is not None
    assert preparing.code is DebateRefusal.PREPARATION_FIRST
