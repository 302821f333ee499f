"""When the model is asked, and when it is left in peace."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.kernel.ids import CommunityId
from bot.model.rules.breaker import (
    CLOSED,
    FAILURES,
    FIRST_PAUSE,
    LONGEST_PAUSE,
    SEVERAL,
    Breaker,
    Resting,
    begin_try,
    failed,
    find_here,
    give_up,
    given_up,
    may_try,
    note_busy,
    note_failure,
    note_success,
    trying,
)

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def after_failures(times: int, at: datetime = NOON) -> Breaker:
    breaker = CLOSED
    for _ in range(times):
        breaker = failed(breaker, at)
    return breaker


def test_a_failure_or_two_change_nothing() -> None:
    assert may_try(after_failures(FAILURES - 1), NOON)


def test_after_three_in_a_row_nobody_asks_for_a_while() -> None:
    breaker = after_failures(FAILURES)

    assert not may_try(breaker, NOON + FIRST_PAUSE - timedelta(seconds=1))
    assert may_try(breaker, NOON + FIRST_PAUSE)


def test_when_the_while_is_over_one_tries_for_all() -> None:
    later = NOON + FIRST_PAUSE
    breaker = trying(after_failures(FAILURES))

    assert not may_try(breaker, later)
    assert may_try(given_up(breaker), later)


def test_a_failed_trial_doubles_the_pause() -> None:
    later = NOON + FIRST_PAUSE
    breaker = failed(trying(after_failures(FAILURES)), later)

    assert not may_try(breaker, later + 2 * FIRST_PAUSE - timedelta(seconds=1))
    assert may_try(breaker, later + 2 * FIRST_PAUSE)


def test_who_asks_to_be_left_alone_is_left_alone_at_once() -> None:
    breaker = failed(CLOSED, NOON, timedelta(minutes=2))

    assert not may_try(breaker, NOON + timedelta(minutes=1))
    assert may_try(breaker, NOON + timedelta(minutes=2))


def test_nobody_is_left_alone_for_longer_than_the_longest() -> None:
    breaker = failed(CLOSED, NOON, timedelta(days=9))

    assert may_try(breaker, NOON + LONGEST_PAUSE)


STEPS = st.lists(
    st.tuples(st.sampled_from(["try", "fail", "give up", "succeed"]), st.integers(0, 900))
)


@given(STEPS)
def test_whatever_happens_somebody_may_try_after_the_longest_pause(
    steps: list[tuple[str, int]],
) -> None:
    breaker, at = CLOSED, NOON
    for what, seconds in steps:
        at += timedelta(seconds=seconds)
        if what == "try" and may_try(breaker, at):
            breaker = trying(breaker)
        elif what == "fail":
            breaker = failed(breaker, at)
        elif what == "give up":
            breaker = given_up(breaker)
        elif what == "succeed":
            breaker = CLOSED
        assert breaker.pause <= LONGEST_PAUSE
        assert not (breaker.probing and breaker.shut_until is None)

    assert may_try(given_up(breaker), at + LONGEST_PAUSE)


# --- one community and all --------------------------------------------------------------------

CLUBS = [CommunityId(f"club {n}") for n in range(SEVERAL + 1)]
MINUTE = timedelta(minutes=1)


def may_ask(resting: Resting, club: CommunityId, at: datetime = NOON) -> bool:
    return may_try(resting.everywhere, at) and may_try(find_here(resting, club), at)


def test_a_server_too_busy_for_one_community_rests_there_alone() -> None:
    resting = note_busy(Resting(), CLUBS[0], NOON, MINUTE)

    assert not may_ask(resting, CLUBS[0])
    assert may_ask(resting, CLUBS[1])
    assert may_ask(resting, CLUBS[0], NOON + MINUTE)


def test_without_a_time_it_rests_there_after_three_in_a_row() -> None:
    resting = Resting()
    for _ in range(FAILURES):
        assert may_ask(resting, CLUBS[0])
        resting = note_busy(resting, CLUBS[0], NOON, None)

    assert not may_ask(resting, CLUBS[0])
    assert may_ask(resting, CLUBS[1])


def test_one_community_however_often_is_not_several() -> None:
    resting = Resting()
    for _ in range(9):
        resting = note_busy(resting, CLUBS[0], NOON, MINUTE)

    assert may_ask(resting, CLUBS[1])


def test_where_several_are_told_so_it_rests_for_all() -> None:
    resting = Resting()
    for club in CLUBS[:SEVERAL]:
        resting = note_busy(resting, club, NOON, MINUTE)

    assert not may_ask(resting, CLUBS[-1])
    assert may_ask(resting, CLUBS[-1], NOON + MINUTE)


def test_what_was_told_long_ago_does_not_count() -> None:
    resting = Resting()
    for hours, club in enumerate(CLUBS):
        resting = note_busy(resting, club, NOON + timedelta(hours=hours), MINUTE)

    assert may_ask(resting, CommunityId("another"), NOON + timedelta(hours=SEVERAL))


def test_an_answer_forgets_what_was_told_there() -> None:
    resting = note_success(note_busy(Resting(), CLUBS[0], NOON, MINUTE), CLUBS[0])

    assert resting == Resting()


def test_an_outage_rests_for_all() -> None:
    resting = Resting()
    for club in CLUBS[:FAILURES]:
        resting = note_failure(resting, club, NOON, None)

    assert not any(may_ask(resting, club) for club in CLUBS)


def test_of_those_who_try_after_a_rest_one_does_and_gives_the_place_back() -> None:
    later = NOON + MINUTE
    resting = begin_try(note_busy(Resting(), CLUBS[0], NOON, MINUTE), CLUBS[0])

    assert not may_ask(resting, CLUBS[0], later)
    assert may_ask(give_up(resting, CLUBS[0]), CLUBS[0], later)
