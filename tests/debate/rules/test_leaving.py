"""Who leaves a debate for good holds nothing in it any more, in any situation."""

import pytest

from bot.debate import events as e
from bot.debate.commands import debating as c
from bot.debate.commands.base import LeaveDebate
from bot.debate.views.asking import find_called
from bot.kernel.ids import MemberId
from tests.debate.rules.making import running, small
from tests.debate.rules.situations import PEOPLE, situations


@pytest.mark.parametrize("situation", situations())
@pytest.mark.parametrize("name", PEOPLE)
def test_nothing_is_held_by_who_left(situation: str, name: str) -> None:
    played, me = situations()[situation], MemberId(name)
    if played.state.over:
        return
    before = played.state
    played.does(name, LeaveDebate)
    state = played.state
    assert me not in state.seats.values()
    assert me not in state.judges
    assert state.holder != me
    if state.running is not None:
        assert me not in state.running.queue
        assert state.running.point is None or state.running.point.member != me
    assert (state.first, state.closing, state.speeches) == (
        before.first,
        before.closing,
        before.speeches,
    )
    assert played.does(name, LeaveDebate) == []


def test_a_draft_is_not_given_for_who_sits_there_no_more() -> None:
    played = running(small())
    played.does("ana", c.Skip)
    played.does("ana", c.Begin)
    played.does("boris", c.KeepDraft, words="Mine.")
    played.does("boris", LeaveDebate)
    events = played.does("ana", c.EndSegment)
    assert not any(isinstance(event, e.SpeechGiven) for event in events)


def test_the_chair_is_called_once_a_seat_falls_free_in_a_debate_that_goes_on() -> None:
    played = running(small())
    (left,) = played.does("boris", c.LeaveSeat)
    assert list(find_called(left, played.state)) == ["ana"]
    early = situations()["people sign up"]
    (left,) = early.does("boris", c.LeaveSeat)
    assert list(find_called(left, early.state)) == []
