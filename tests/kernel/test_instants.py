from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.kernel.clock import AHEAD, Instants

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
STEP = timedelta(milliseconds=1)


@given(st.lists(st.integers(0, 400), max_size=40))
def test_what_comes_in_at_once_keeps_its_order(gaps: list[int]) -> None:
    instants, at, given_instants = Instants(), NOON, []
    for gap in gaps:
        at += timedelta(microseconds=gap)
        given_instants.append(instants.next(at))

    assert all(later - earlier >= STEP for earlier, later in pairwise(given_instants))
    assert all(each - at <= AHEAD for each in given_instants)


def test_a_clock_that_was_set_back_is_believed() -> None:
    instants = Instants()
    instants.next(NOON)

    assert instants.next(NOON - timedelta(hours=1)) == NOON - timedelta(hours=1)


def test_an_instant_of_its_own_is_left_as_it_is() -> None:
    instants = Instants()
    instants.next(NOON)

    assert instants.next(NOON + 2 * STEP) == NOON + 2 * STEP
