"""Time that nobody could use: a debate gets all of it back, and no more, whoever speaks."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.debate import events as e
from bot.debate.commands import debating as c
from bot.debate.evolve import evolve
from bot.debate.refusals import DebateRefusal
from bot.debate.rules.absence import (
    LONG_AWAY,
    give_time_back,
    halt_debate,
    is_noticed,
    is_quiet_gap,
)
from bot.debate.rules.clock import deadline, ends_at
from bot.debate.state import Debate, DebatePhase
from bot.debate.views.asking import find_called
from bot.kernel.ids import MemberId
from bot.kernel.lost_time import LostTime
from tests.debate.rules.making import Played, refused, running, small
from tests.debate.rules.test_rules import kinds

MOMENTS = st.integers(0, 59).map(lambda seconds: timedelta(seconds=seconds))
JUMPS = st.integers(-2 * 86_400, 2 * 86_400).map(lambda seconds: timedelta(seconds=seconds))
ABSENCES = st.integers(1, 1800).map(lambda seconds: timedelta(seconds=seconds))


def begun(segment: int) -> Played:
    played = running(small())
    for _ in range(segment):
        played.does("ana", c.Skip)
    played.does("ana", c.Begin)
    return played


def given_back(state: Debate, lost: LostTime) -> Debate:
    for event in give_time_back(state, lost):
        state = evolve(state, event)
    return state


def left(state: Debate, at: datetime) -> timedelta:
    """How much is left of the turn that runs."""
    end = ends_at(state)
    assert end is not None
    return end - at


@given(st.sampled_from([1, 2]), MOMENTS, ABSENCES)
def test_both_sides_get_back_exactly_what_they_lost(
    segment: int, spoken: timedelta, absence: timedelta
) -> None:
    played = begun(segment)
    stopped = played.at + spoken

    after = given_back(played.state, LostTime(stopped=stopped, at=stopped + absence))

    assert left(after, stopped + absence) == timedelta(seconds=120) - spoken
    assert after.phase is DebatePhase.RUNNING


@given(st.sampled_from([0, 1, 2, 3]), MOMENTS, JUMPS)
def test_a_clock_that_is_set_moves_no_deadline(
    segment: int, spoken: timedelta, jump: timedelta
) -> None:
    played = begun(segment)
    at = played.at + spoken
    before, due = left(played.state, at), deadline(played.state)

    after = given_back(played.state, LostTime(stopped=at, at=at + jump, away=False))

    now_due = deadline(after)
    assert due is not None
    assert now_due is not None
    assert left(after, at + jump) == before
    assert now_due - (at + jump) == due - at
    assert after.seen_at == at + jump or not jump


@given(JUMPS)
def test_the_turn_of_an_open_floor_moves_with_the_clock(jump: timedelta) -> None:
    played = begun(3)
    played.does("erik", c.AskFloor)
    floor = played.state.running.floor if played.state.running is not None else None
    assert floor is not None
    assert floor.until is not None

    after = given_back(played.state, LostTime(stopped=played.at, at=played.at + jump, away=False))

    assert after.running is not None
    assert after.running.floor is not None
    assert after.running.floor.until == floor.until + jump


@given(MOMENTS, JUMPS)
def test_a_clock_that_is_set_while_a_debate_is_paused_takes_nothing_from_it(
    spoken: timedelta, jump: timedelta
) -> None:
    played = begun(1)
    played.at += spoken
    before = left(played.state, played.at)
    played.does("ana", c.Pause)
    played.at += jump

    played.does("ana", c.Resume)

    assert left(played.state, played.at) == before


@given(st.integers(0, 100), ABSENCES)
def test_what_began_after_the_stall_gets_nothing_of_it(late: int, absence: timedelta) -> None:
    """Those whom it woke may act before the clock has looked."""
    played = begun(1)
    lost = LostTime(stopped=played.at - absence, at=played.at + timedelta(milliseconds=late))

    after = given_back(played.state, lost)

    assert left(after, lost.at) == timedelta(seconds=120)


def test_a_long_absence_waits_for_the_chair_and_a_clock_that_is_set_does_not() -> None:
    played = begun(1)
    long = LostTime(stopped=played.at, at=played.at + 2 * LONG_AWAY)

    assert kinds(list(give_time_back(played.state, long))) == ["Paused"]
    was_set = LostTime(stopped=long.stopped, at=long.at, away=False)
    assert kinds(list(give_time_back(played.state, was_set))) == ["Paused", "Resumed"]


@pytest.mark.parametrize("seconds", [45, -3600])
def test_a_vote_stays_open_for_as_long(seconds: int) -> None:
    played = Played(small(), chair=False)
    played.does("boris", c.TakeSeat, seat="pro1")
    played.does("chen", c.TakeSeat, seat="con1")
    played.does("boris", c.StartDebate)
    vote = played.state.vote
    assert vote is not None
    assert vote.until is not None
    lost = LostTime(stopped=played.at, at=played.at + timedelta(seconds=seconds), away=seconds > 0)

    assert give_time_back(played.state, lost) == [
        e.VoteExtended(at=lost.at, until=vote.until + timedelta(seconds=seconds))
    ]


@pytest.mark.parametrize("tempo", ["live", "writing"])
def test_a_debate_whose_room_is_gone_waits_for_its_chair(tempo: str) -> None:
    played = running(small(), tempo=tempo)
    played.does("ana", c.Begin)
    (paused,) = halt_debate(played.state, played.at)
    halted = evolve(played.state, paused)

    assert halted.phase is DebatePhase.PAUSED
    assert deadline(halted) is None
    assert not halt_debate(halted, played.at)


def test_a_debate_that_nobody_chairs_waits_as_well_and_whoever_sits_lets_it_go_on() -> None:
    played = Played(small(votes="false"), chair=False)
    played.does("boris", c.TakeSeat, seat="pro1")
    played.does("chen", c.TakeSeat, seat="con1")
    played.does("boris", c.StartDebate)
    assert played.state.phase is DebatePhase.RUNNING
    before = left(played.state, played.at)
    (paused,) = halt_debate(played.state, played.at)
    played.state = evolve(played.state, paused)
    played.at += timedelta(days=1)

    assert refused(played, "dora", c.Resume) is DebateRefusal.NOT_CHAIR
    played.does("chen", c.Resume)

    assert played.state.phase is DebatePhase.RUNNING
    assert left(played.state, played.at) == before


@pytest.mark.parametrize(("seconds", "quiet"), [(5, True), (-5, True), (29, True), (30, False)])
def test_a_live_room_hears_only_of_a_gap_that_it_notices(seconds: int, quiet: bool) -> None:
    played = begun(1)
    stopped = played.at + timedelta(seconds=10)
    lost = LostTime(stopped=stopped, at=stopped + timedelta(seconds=seconds), away=seconds > 0)
    pause, resume = give_time_back(played.state, lost)

    assert not is_quiet_gap(played.state, pause)
    assert is_quiet_gap(evolve(played.state, pause), resume) is quiet


@pytest.mark.parametrize(("first", "second", "quiet"), [(10, 15, True), (20, 15, False)])
def test_a_gap_and_the_slow_start_after_it_count_together(
    first: int, second: int, quiet: bool
) -> None:
    played = begun(1)
    stopped = played.at
    begun_again = stopped + timedelta(seconds=first)
    served = begun_again + timedelta(seconds=second)
    state = given_back(played.state, LostTime(stopped=stopped, at=begun_again))
    pause, resume = give_time_back(state, LostTime(stopped=begun_again, at=served))
    assert is_quiet_gap(evolve(state, pause), resume) is quiet

    until = stopped + timedelta(minutes=2)
    voting = evolve(begun(3).state, e.StanceVoteOpened(at=stopped, which="closing", until=until))
    voting = given_back(voting, LostTime(stopped=stopped, at=begun_again))
    (longer,) = give_time_back(voting, LostTime(stopped=begun_again, at=served))
    assert is_quiet_gap(voting, longer) is quiet

    later = served + timedelta(seconds=30)
    after = given_back(evolve(evolve(state, pause), resume), LostTime(stopped=later, at=later))
    lost = LostTime(stopped=later, at=later + timedelta(seconds=10))
    again, on = give_time_back(after, lost)
    assert is_quiet_gap(evolve(after, again), on), "it ran between"


def test_a_pause_that_somebody_asked_for_is_always_told() -> None:
    played = begun(1)
    (pause,) = played.does("ana", c.Pause)
    before = played.state
    (resume,) = played.does("ana", c.Resume)

    assert not is_quiet_gap(before, pause)
    assert not is_quiet_gap(before, resume)


def test_who_chairs_is_called_to_a_debate_that_waits_for_them() -> None:
    played = begun(1)
    lost = LostTime(stopped=played.at, at=played.at + LONG_AWAY + timedelta(minutes=1))
    (pause,) = give_time_back(played.state, lost)
    waiting = evolve(played.state, pause)

    assert list(find_called(pause, waiting)) == ["ana"]
    assert not find_called(pause, evolve(waiting, e.DebateResumed(at=lost.at, by=MemberId("ana"))))
    (asked,) = played.does("ana", c.Pause)
    assert not find_called(asked, played.state), "they know"


@pytest.mark.parametrize(("live", "minutes", "quiet"), [(True, 1, False), (False, 20, True)])
def test_a_debate_that_takes_days_minds_no_minutes(live: bool, minutes: int, quiet: bool) -> None:
    assert is_noticed(timedelta(minutes=minutes), live=live) is not quiet
    assert is_noticed(LONG_AWAY, live=live)


def test_a_vote_that_is_open_a_little_longer_is_no_news() -> None:
    played = begun(3)
    until = played.at + timedelta(minutes=2)
    voting = evolve(played.state, e.StanceVoteOpened(at=played.at, which="closing", until=until))

    for seconds, quiet in ((20, True), (90, False)):
        lost = LostTime(stopped=played.at, at=played.at + timedelta(seconds=seconds))
        (longer,) = give_time_back(voting, lost)
        assert is_quiet_gap(voting, longer) is quiet
