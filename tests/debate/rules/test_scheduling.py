"""Planned starts: announced once each, in time, and sign-up goes on meanwhile."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.debate import events as e
from bot.debate.commands import debating as c
from bot.debate.evolve import fold
from bot.debate.refusals import DebateRefusal
from bot.debate.rules.clock import AHEAD, SOON, START, deadline
from bot.debate.rules.scheduling import expected_length
from bot.debate.rules.stages import SignUp
from bot.debate.state import DebatePhase
from bot.kernel.journal_rows import Record, by_kind, event_of
from bot.kernel.refusal import Refused
from tests.debate.rules.making import Played, small


def planned(minutes: float, **how: object) -> Played:
    """A debate that is to start in so many minutes."""
    debate = Played(small(), **how)
    debate.does("ana", c.Schedule, start=f"in {minutes} minutes")
    return debate


def said(events: list[e.DebateEvent]) -> list[str]:
    return [event.what for event in events if isinstance(event, e.Announced)]


def test_the_room_is_reminded_and_told_when_it_is_time() -> None:
    debate = planned(60)

    assert debate.waits(44 * 60) == []
    assert said(debate.waits(60)) == [SOON]
    assert debate.waits(14 * 60) == []
    assert said(debate.waits(60)) == [START]
    assert debate.waits(3600) == []
    assert debate.state.phase is DebatePhase.SIGN_UP


def test_at_short_notice_there_is_no_reminder() -> None:
    assert said(planned(10).waits(10 * 60)) == [START]


def test_after_a_long_absence_only_the_start_is_told() -> None:
    assert said(planned(60).waits(7200)) == [START]


def test_only_the_chair_plans_and_only_while_people_sign_up() -> None:
    debate = planned(60)
    with pytest.raises(Refused) as refused:
        debate.does("boris", c.Schedule, start="in 5 minutes")
    assert refused.value.code is DebateRefusal.NOT_CHAIR

    debate.does("boris", c.TakeSeat, seat="pro1")
    debate.does("chen", c.TakeSeat, seat="con1")
    debate.does("ana", c.StartDebate)

    with pytest.raises(Refused) as refused:
        debate.does("ana", c.Schedule, start="in 5 minutes")
    assert refused.value.code is DebateRefusal.NOT_NOW
    assert said(debate.waits(7200)) == []


def test_the_same_time_again_is_no_news_and_taking_it_back_stops_the_clock() -> None:
    debate = planned(60)
    assert debate.does("ana", c.Schedule, start="in 60 minutes") == []

    (event,) = debate.does("ana", c.Schedule, start="None")

    assert isinstance(event, e.Scheduled)
    assert event.start is None
    assert deadline(debate.state) is None
    assert debate.waits(7200) == []


def test_a_debate_that_nobody_chairs_starts_by_itself_when_every_side_has_somebody() -> None:
    seated, empty = (Played(small(), chair=False, start="in 10 minutes") for _ in range(2))
    seated.does("boris", c.TakeSeat, seat="pro1")
    seated.does("chen", c.TakeSeat, seat="con1")
    empty.does("boris", c.TakeSeat, seat="pro1")

    assert isinstance(seated.waits(600)[-1], e.StanceVoteOpened)
    assert said(empty.waits(600)) == [START]
    empty.does("chen", c.TakeSeat, seat="con1")
    empty.does("chen", c.StartDebate)
    assert empty.state.phase is DebatePhase.FIRST_VOTE


def test_a_debate_lasts_as_long_as_its_segments_and_half_an_hour_at_least() -> None:
    live, writing = Played(small()), Played(small(), tempo="writing", hours=24)

    assert expected_length(live.state) == timedelta(minutes=30)
    assert expected_length(writing.state) == timedelta(
        hours=24 * len(writing.state.format.segments)
    )


def test_journals_from_before_there_was_a_plan_are_still_read() -> None:
    debate = Played(small())
    old = Record(
        "Opened",
        '{"by": "ana", "motion": "M", "info": "", "tempo": "live", "ballot": "secret",'
        ' "hours": 24, "chair": true}',
        debate.at,
    )

    state = fold(small(), [event_of(old, by_kind([e.DebateOpened]))])

    assert state.start is None
    assert deadline(state) is None


steps = st.lists(
    st.one_of(
        st.integers(1, 300).map(lambda minutes: ("plan", minutes)),
        st.just(("plan", 0)),
        st.integers(0, 400).map(lambda minutes: ("wait", minutes)),
        st.just(("due", 0)),
    ),
    max_size=25,
)


@given(steps, st.booleans())
def test_each_planned_start_is_told_once_and_never_early(
    made: list[tuple[str, int]], chair: bool
) -> None:
    debate = Played(small(), chair=chair)
    debate.does("boris", c.TakeSeat, seat="pro1")  # alone: it can never start
    plans = told = 0
    for what, minutes in made:
        before = debate.state
        match what:
            case "plan":
                words = f"in {minutes} minutes" if minutes else "none"
                who = "ana" if chair else "boris"  # where nobody chairs, whoever sits
                events = debate.does(who, c.Schedule, start=words)
                plans += sum(isinstance(v, e.Scheduled) and v.start is not None for v in events)
            case "wait":
                events = debate.waits(minutes * 60)
            case _:
                due = deadline(before)
                if due is None or due <= debate.at:
                    continue
                assert debate.waits((due - debate.at).total_seconds() - 1) == []
                events = debate.waits(1)
                assert events, "a deadline came and nothing was due"
        for event in events:
            if isinstance(event, e.Announced):
                assert before.start is not None
                assert event.at >= before.start - (AHEAD if event.what == SOON else timedelta())
                told += event.what == START
        assert debate.waits(0) == [], "a second tick told something again"
        assert debate.replayed() == debate.state
        assert debate.state.phase is DebatePhase.SIGN_UP
    assert told <= plans
    debate.waits(400 * 60)
    final = [event for event in debate.events if isinstance(event, e.Scheduled)]
    if final and final[-1].start is not None:
        assert isinstance(debate.state.stage, SignUp)
        assert START in debate.state.stage.announced
