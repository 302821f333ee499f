from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.debate.rules.positions.chance import (
    Interval,
    bootstrap,
    chance_of,
    count_directions,
    difference,
    is_beyond_chance,
    mcnemar,
    meaning,
)
from bot.debate.rules.positions.swing import Transitions
from tests.debate.positions.people import EXAMPLE, NOBODY, tables

PULLS = (np.array([1, 0, -1])[None, :] - np.array([1, 0, -1])[:, None]).ravel()
"""What each cell of a table adds to the difference in swing, by person."""


def each_person(table: Transitions) -> np.ndarray:
    return np.repeat(PULLS, np.ravel(table.counts))


def exact(table: Transitions) -> tuple[float, float]:
    """The interval that endless resamples would give: the sum of n draws, by convolution."""
    drawn = np.zeros(5)
    np.add.at(drawn, each_person(table) + 2, 1 / table.voters)
    total = np.ones(1)
    for _ in range(table.voters):
        total = np.convolve(total, drawn)
    low, high = np.searchsorted(total.cumsum(), [0.025, 0.975]) - 2 * table.voters
    return 100 * low / table.voters, 100 * high / table.voters


@pytest.mark.parametrize(
    ("gained", "lost", "p"),
    [
        (0, 0, 1),
        (5, 0, 2 / 32),
        (1, 8, 2 * (1 + 9) / 512),
        (9, 2, 2 * (1 + 11 + 55) / 2048),
        (4, 4, 1),
        (16, 0, 2 / 65536),
    ],
)
def test_mcnemar_by_hand(gained: int, lost: int, p: float) -> None:
    assert mcnemar(gained, lost) == p


@given(st.integers(0, 60), st.integers(0, 60))
def test_mcnemar_is_the_sum_of_binomial_coefficients(gained: int, lost: int) -> None:
    changed = gained + lost
    tail = sum(comb(changed, i) for i in range(min(gained, lost) + 1))

    assert mcnemar(gained, lost) == min(1, 2 * tail / 2**changed) == mcnemar(lost, gained)


@pytest.mark.parametrize(("gained", "lost"), [(0, 1), (1, 8), (9, 2), (30, 17), (200, 150)])
def test_mcnemar_equals_that_of_statsmodels(gained: int, lost: int) -> None:
    tables = pytest.importorskip("statsmodels.stats.contingency_tables")

    theirs = tables.mcnemar([[3, gained], [lost, 5]], exact=True).pvalue

    assert mcnemar(gained, lost) == pytest.approx(theirs)


@pytest.mark.parametrize(("gained", "lost"), [(1, 8), (30, 17), (4000, 4100)])
def test_mcnemar_equals_the_binomial_test_of_scipy(gained: int, lost: int) -> None:
    stats = pytest.importorskip("scipy.stats")

    theirs = stats.binomtest(gained, gained + lost).pvalue

    assert mcnemar(gained, lost) == pytest.approx(theirs)


def test_the_test_is_of_the_directions_in_which_people_moved() -> None:
    assert count_directions(EXAMPLE) == (16, 4)
    assert chance_of(EXAMPLE) == mcnemar(16, 4)


def test_the_interval_by_hand_for_two_voters_of_whom_one_moved_a_step() -> None:
    # the mean of two draws of {0, 1} is 0, ½ or 1, in a quarter, a half and a quarter of cases
    table = Transitions(((0, 0, 0), (1, 1, 0), (0, 0, 0)))

    assert difference(table) == 50
    assert bootstrap(table, seed=1) == Interval(0, 100)


def test_the_interval_is_that_of_many_resamples() -> None:
    # d is +1 for 14, −1 for 4, +2 for 2 of 100: mean 14, standard error 4.9 points
    interval = bootstrap(EXAMPLE, seed=1)

    assert interval is not None
    assert difference(EXAMPLE) == 14
    assert (interval.low, interval.high) == pytest.approx((14 - 9.6, 14 + 9.6), abs=1.5)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(
    "table",
    [
        EXAMPLE,
        Transitions(((5, 1, 2), (3, 4, 0), (2, 2, 6))),
    ],
)
def test_the_interval_is_close_to_the_exact_one(table: Transitions, seed: int) -> None:
    interval = bootstrap(table, seed)

    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx(exact(table), abs=8)


def test_the_interval_is_close_to_that_of_scipy() -> None:
    stats = pytest.importorskip("scipy.stats")
    interval = bootstrap(EXAMPLE, seed=3)

    theirs = stats.bootstrap(
        (100 * each_person(EXAMPLE),),
        np.mean,
        n_resamples=5000,
        method="percentile",
        rng=np.random.default_rng(1),
    ).confidence_interval

    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx((theirs.low, theirs.high), abs=2)


def test_the_same_seed_gives_the_same_interval_for_ever() -> None:
    assert bootstrap(EXAMPLE, seed=42) == bootstrap(EXAMPLE, seed=42) == Interval(4, 24)


def test_without_matched_voters_there_is_no_interval() -> None:
    assert bootstrap(NOBODY, seed=1) is None
    assert meaning(NOBODY, None) == ""


@given(tables, st.integers(0, 2**32 - 1))
def test_an_interval_holds_what_it_is_about(table: Transitions, seed: int) -> None:
    interval = bootstrap(table, seed)

    if interval is None:
        assert table.voters == 0
    else:
        assert -200 <= interval.low <= interval.high <= 200
        assert interval.low - 1e-9 <= difference(table) <= interval.high + 1e-9
        assert (meaning(table, interval) == "") is (table.stayed == table.voters)


@given(tables, st.integers(0, 2**32 - 1))
def test_all_that_is_said_of_chance_agrees(table: Transitions, seed: int) -> None:
    interval = bootstrap(table, seed)

    sure = "unlikely" in meaning(table, interval)

    assert sure is is_beyond_chance(table, interval)
    assert not sure or (table.voters >= 20 and chance_of(table) < 0.05)
    assert not sure or (interval is not None and interval.decided)


def test_an_interval_on_one_side_of_zero_is_decided() -> None:
    assert Interval(1, 30).decided
    assert Interval(-30, -1).decided
    assert not Interval(0, 30).decided
    assert not Interval(-3, 0).decided


SIX_ALIKE = Transitions(((0, 0, 0), (6, 0, 0), (0, 0, 0)))
MANY_BUT_EVEN = Transitions(((9, 0, 2), (3, 3, 0), (2, 0, 9)))
EXACTLY_TWENTY = Transitions(((4, 0, 0), (12, 0, 0), (0, 0, 4)))


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (EXAMPLE, "With 100 voters this is unlikely to be chance alone."),
        (EXACTLY_TWENTY, "With 20 voters this is unlikely to be chance alone."),
        (MANY_BUT_EVEN, "With 28 voters this could be chance."),
        (SIX_ALIKE, "With 6 voters this could be chance."),
        (Transitions(((0, 0, 0), (1, 0, 0), (0, 0, 0))), "With one voter this could be chance."),
        (Transitions(((3, 0, 0), (0, 0, 0), (0, 0, 3))), ""),
    ],
)
def test_what_the_swing_means_is_one_plain_sentence(table: Transitions, said: str) -> None:
    assert meaning(table, bootstrap(table, 1)) == said
