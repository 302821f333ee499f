"""When the model is asked, and when it is left in peace."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.model.rules.breaker import (
    CLOSED,
    FAILURES,
    FIRST_PAUSE,
    LONGEST_PAUSE,
    Breaker,
    failed,
    given_up,
    may_try,
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
