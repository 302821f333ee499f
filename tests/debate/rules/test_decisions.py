"""What waits for the chair alone: they are called, first alone and then before the room."""

from datetime import timedelta

import pytest

from bot.debate import events as e
from bot.debate.commands import debating as c
from bot.debate.rules.clock import CHAIR, deadline
from bot.debate.rules.decisions import ChairDecision, find_decision
from tests.debate.rules.making import Played, small


def seated(**opened: object) -> Played:
    played = Played(small(votes="true"), **opened)
    played.does("boris", c.TakeSeat, seat="pro1")
    played.does("chen", c.TakeSeat, seat="con1")
    return played


def voted() -> Played:
    played = seated()
    played.does("ana", c.StartDebate)
    for name in ("boris", "chen"):
        assert find_decision(played.state) is None
        played.does(name, c.TakePosition, stance="1")
    return played


def called(played: Played, seconds: float) -> list[str]:
    return [event.what for event in played.waits(seconds) if isinstance(event, e.Announced)]


@pytest.mark.parametrize(
    ("made", "decision"),
    [(seated, ChairDecision.START), (voted, ChairDecision.CLOSE_VOTE)],
)
def test_a_chair_who_lets_people_wait_is_called_once(
    made: type[Played], decision: ChairDecision
) -> None:
    played = made()

    assert find_decision(played.state) is decision
    assert deadline(played.state) == played.at + timedelta(seconds=60)
    assert called(played, 59) == []
    assert called(played, 1) == [CHAIR]
    assert deadline(played.state) is None
    assert called(played, 3600) == []
    assert played.replayed() == played.state


def test_who_decides_at_once_is_not_called() -> None:
    played = voted()
    played.does("ana", c.CloseVote)

    assert find_decision(played.state) is None
    assert called(played, 59) == []


def test_who_takes_a_seat_later_begins_the_minute_anew() -> None:
    played = seated()
    played.waits(50)
    played.does("chen", c.LeaveSeat)
    played.does("erik", c.TakeSeat, seat="con1")

    assert called(played, 59) == []
    assert called(played, 1) == [CHAIR]


def test_where_the_start_is_planned_or_nobody_chairs_nobody_is_called() -> None:
    planned = seated()
    planned.does("ana", c.Schedule, start="in 60 minutes")
    alone = seated(chair=False)

    assert find_decision(planned.state) is None
    assert find_decision(alone.state) is None
    assert deadline(alone.state) is None
