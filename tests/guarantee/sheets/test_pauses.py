"""Votes of a sheet while they are paused, or while Parley is away: nothing ends, and as much time
is left afterwards as before."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guarantee.events import SheetEvent, VotesPaused, VotesResumed
from bot.guarantee.evolve import fold
from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rules import absence, contesting, editing, packaging, proposing, voting
from bot.guarantee.rules.decide import tick
from bot.guarantee.rules.presence import closing_time, next_deadline
from bot.guarantee.rules.vote_pause import is_quiet
from bot.guarantee.rules.votes import Rule, Says
from bot.guarantee.state import Sheet, Whose
from bot.kernel.ids import MemberId
from bot.kernel.lost_time import LostTime
from bot.kernel.refusal import RefusalCode, Refused
from tests.guarantee.sheets.making import (
    ANA,
    BO,
    CHEN,
    DANA,
    LATER,
    NOON,
    called,
    moved,
    setting,
    sheet,
    voted,
)
from tests.guarantee.sheets.making import packaging as after_packaging

MOMENTS = st.integers(0, 86_399).map(lambda seconds: NOON + timedelta(seconds=seconds))
LENGTHS = st.integers(1, 10 * 86_400).map(lambda seconds: timedelta(seconds=seconds))
JUMPS = st.integers(-10 * 86_400, 10 * 86_400).map(lambda seconds: timedelta(seconds=seconds))
TICKS = st.lists(st.timedeltas(timedelta(), timedelta(days=11)), max_size=4)


def busy() -> Sheet:
    """A sheet with a vote on number 1 until a day later, and number 2 that lies until two hours
    later."""
    voting_on = called(moved(sheet(), ANA, "trigger", "automatic"), 1, BO)
    lies = [("term", setting(CHEN, "short"))]
    return after_packaging.package(voting_on, lies, CHEN, NOON, NOON + timedelta(hours=2))


def ends(one: Sheet) -> list[datetime]:
    """When what is open ends, by number."""
    return [
        *(vote.deadline for vote in one.open_votes),
        *(each.lies_until for each in one.lying if each.lies_until is not None),
    ]


def left(one: Sheet, at: datetime) -> list[timedelta]:
    return [end - at for end in ends(one)]


def given_back(one: Sheet, lost: LostTime) -> Sheet:
    return fold(one, absence.give_time_back(one, lost))


def paused(one: Sheet, at: datetime) -> Sheet:
    return fold(one, absence.pause(one, ANA, at, chair=True))


def resumed(one: Sheet, at: datetime) -> Sheet:
    return fold(one, absence.resume(one, ANA, at, chair=True))


def refusal(rule: Callable[..., object], *args: object, **named: object) -> RefusalCode:
    with pytest.raises(Refused) as refused:
        rule(*args, **named)
    return refused.value.code


@given(MOMENTS, LENGTHS, TICKS)
def test_a_paused_sheet_closes_nothing_and_goes_on_with_the_time_it_had(
    at: datetime, length: timedelta, ticks: list[timedelta]
) -> None:
    one = busy()
    halted = fold(one, absence.halt_votes(one, at))

    assert next_deadline(halted) is None
    for after in ticks:
        assert tick(halted, at + after) == []
    again = resumed(halted, at + length)
    assert left(again, at + length) == left(one, at)
    assert (next_deadline(again) or at) - (at + length) == min(left(one, at))


@given(MOMENTS, JUMPS)
def test_a_clock_that_is_set_moves_no_end(at: datetime, jump: timedelta) -> None:
    one = busy()

    after = given_back(one, LostTime(stopped=at, at=at + jump, away=False))

    assert left(after, at + jump) == left(one, at)
    assert after.paused_at is None


@given(MOMENTS, LENGTHS)
def test_lost_time_is_given_back_once_however_long_it_was(at: datetime, length: timedelta) -> None:
    one, lost = busy(), LostTime(stopped=at, at=at + length)

    once = given_back(one, lost)

    assert left(once, lost.at) == left(one, at)
    assert absence.give_time_back(once, lost) == []


@given(MOMENTS, st.integers(1, 5 * 86_400), st.integers(1, 5 * 86_400))
def test_twice_on_end_gives_back_both_and_is_one_pause(at: datetime, one: int, two: int) -> None:
    between = at + timedelta(seconds=one)
    end = between + timedelta(seconds=two)

    after = given_back(busy(), LostTime(stopped=at, at=between))
    after = given_back(after, LostTime(stopped=between, at=end))

    assert left(after, end) == left(busy(), at)
    (pause,) = after.pauses
    assert pause.over is not None
    assert (pause.at, pause.over.at) == (at, end)


@given(MOMENTS, LENGTHS)
def test_a_halt_is_one_however_often_and_time_is_not_given_back_in_it(
    at: datetime, length: timedelta
) -> None:
    one = busy()
    halted = fold(one, absence.halt_votes(one, at))

    assert absence.halt_votes(halted, at + length) == []
    assert absence.give_time_back(halted, LostTime(stopped=at, at=at + length)) == []


@given(st.integers(0, 7200), st.integers(1, 7200))
def test_a_vote_that_opened_while_time_was_lost_gets_the_rest(late: int, rest: int) -> None:
    """Those whom a frozen program finds again may act before the clock has looked."""
    opened = NOON + timedelta(seconds=late)
    once = called(moved(sheet(), ANA, "trigger", "automatic"), 1, BO)
    two = fold(once, proposing.amend(once, "term", setting(ANA, "short"), NOON))
    two = fold(two, proposing.second(two, 2, BO, NOON))
    two = fold(two, proposing.call(two, 2, BO, opened, chair=False))
    lost = LostTime(stopped=NOON, at=opened + timedelta(seconds=rest))

    first, second = given_back(two, lost).votes

    assert first.deadline - once.votes[0].deadline == lost.length
    assert second.deadline - two.votes[1].deadline == timedelta(seconds=rest)


def test_what_opened_after_the_lost_time_gets_nothing_and_leaves_no_trace() -> None:
    lost = LostTime(stopped=NOON - timedelta(hours=1), at=NOON)

    assert absence.give_time_back(busy(), lost) == []


@pytest.mark.parametrize("whose", list(Whose))
def test_where_nothing_is_open_nothing_stops(whose: Whose) -> None:
    one = sheet(whose)

    assert absence.halt_votes(one, NOON) == []
    assert absence.give_time_back(one, LostTime(stopped=NOON, at=LATER)) == []


@given(st.integers(0, 59), LENGTHS)
def test_the_minute_of_a_vote_in_which_all_have_voted_is_a_minute_of_its_own(
    seconds: int, length: timedelta
) -> None:
    one = called(moved(sheet(), ANA, "trigger", "automatic"), 1, BO)
    one = voted(one, 1, ana="for", bo="for", chen="against")
    stopped = NOON + timedelta(seconds=seconds)
    assert closing_time(one, one.votes[0]) == NOON + timedelta(minutes=1)

    after = given_back(one, LostTime(stopped=stopped, at=stopped + length))

    assert closing_time(after, after.votes[0]) == NOON + timedelta(minutes=1) + length


def test_a_change_of_the_rules_can_be_contested_for_as_long() -> None:
    one = fold(busy(), editing.set_rules(
        busy(), ANA, NOON, chair=True, rule=Rule.TWO_THIRDS, quorum=None, hours=None
    ))  # fmt: skip
    at, length = NOON + timedelta(hours=23), timedelta(days=3)
    last = at + length + timedelta(minutes=59)
    waiting = paused(one, at)
    assert refusal(contesting.contest, waiting, BO, at) is GuaranteeRefusal.VOTES_PAUSED

    again = resumed(waiting, at + length)

    assert contesting.find_contestable(again, last) is not None
    assert contesting.find_contestable(again, last + timedelta(minutes=1)) is None


def lies(one: Sheet, at: datetime) -> Sequence[SheetEvent]:
    return packaging.package(one, [("scope", setting(BO, "floor"))], BO, at, LATER)


def test_in_a_pause_nothing_is_voted_or_counted_and_the_rest_goes_on() -> None:
    one = paused(busy(), NOON)
    code = GuaranteeRefusal.VOTES_PAUSED

    assert refusal(voting.cast, one, 1, BO, Says.FOR, NOON) is code
    assert refusal(voting.close, one, 1, NOON, by=ANA, chair=True) is code
    assert refusal(packaging.ask_vote, one, 2, BO, NOON) is code
    assert refusal(lies, one, NOON) is code
    assert refusal(absence.pause, one, ANA, NOON, chair=True) is code
    one = fold(one, proposing.amend(one, "scope", setting(ANA, "floor"), NOON))
    one = fold(one, proposing.second(one, 3, BO, NOON))
    assert refusal(proposing.call, one, 3, BO, NOON, chair=False) is code
    assert fold(one, packaging.say_here(one, DANA, NOON)).acted[DANA] == NOON
    off = fold(one, proposing.withdraw(one, 1, ANA, NOON, chair=True))
    assert off.open_votes == ()


@pytest.mark.parametrize("by", [BO, MemberId("zoe")])
def test_a_chair_pauses_and_resumes_and_others_do_not(by: MemberId) -> None:
    one, chair_only = busy(), GuaranteeRefusal.NOT_SHEET_CHAIR

    assert refusal(absence.pause, one, by, NOON, chair=False) is chair_only
    assert refusal(absence.resume, paused(one, NOON), by, NOON, chair=False) is chair_only
    assert absence.pause(one, by, NOON, chair=True) == [VotesPaused(at=NOON, by=by)]
    assert refusal(absence.resume, one, ANA, NOON, chair=True) is GuaranteeRefusal.VOTES_RUN
    nothing = GuaranteeRefusal.NOTHING_TO_PAUSE
    assert refusal(absence.pause, sheet(), ANA, NOON, chair=True) is nothing


@pytest.mark.parametrize(
    ("left_before", "seconds", "quiet"),
    [
        (timedelta(hours=20), 1799, True),
        (timedelta(hours=20), 1800, False),
        (timedelta(minutes=50), 29, True),
        (timedelta(minutes=50), 30, False),
    ],
)
def test_a_room_hears_of_a_gap_that_it_notices(
    left_before: timedelta, seconds: int, quiet: bool
) -> None:
    one = called(moved(sheet(), ANA, "trigger", "automatic"), 1, BO)
    stopped = one.votes[0].deadline - left_before

    back = given_back(one, LostTime(stopped=stopped, at=stopped + timedelta(seconds=seconds)))

    assert is_quiet(back.pauses[-1]) is quiet


def test_a_pause_that_a_chair_made_or_ended_is_always_told() -> None:
    second = timedelta(seconds=1)
    by_chair = resumed(paused(busy(), NOON), NOON + second)
    halted = fold(busy(), absence.halt_votes(busy(), NOON))

    for one in (by_chair, halted, resumed(halted, NOON + second)):
        assert not is_quiet(one.pauses[-1])


def test_the_end_that_comes_first_is_named() -> None:
    at = NOON + timedelta(days=1)
    first = resumed(paused(busy(), NOON), at).pauses[-1].over
    assert first is not None
    assert first.first is not None
    assert (first.first.number, first.first.lies) == (2, True)
    assert first.first.at == at + timedelta(hours=2)


def test_a_resumption_without_a_pause_changes_nothing() -> None:
    one = busy()

    assert ends(fold(one, [VotesResumed(at=LATER)])) == ends(one)
