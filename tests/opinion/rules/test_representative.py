"""The formulas, each with numbers worked out by hand."""

from datetime import UTC, datetime, timedelta
from math import sqrt

import numpy as np
import pytest

from bot.opinion.rules.movement import movement
from bot.opinion.rules.picture import opinion_of
from bot.opinion.rules.projection import components, project
from bot.opinion.rules.representative import (
    consensus,
    find_agreed,
    find_bridging,
    find_divisive,
    find_telling,
    one_proportion,
    shares,
    tallies,
    two_proportions,
)
from tests.opinion.rules.crowds import camps, matrix

VOTES = matrix(
    [
        [1, 1, 1, -1],
        [1, 1, None, -1],
        [1, 1, 0, 1],
        [-1, 1, 1, -1],
        [-1, 1, -1, 1],
        [-1, None, -1, 1],
    ]
)
LABELS = np.array([0, 0, 0, 1, 1, 1])
COUNTS = tallies(VOTES, LABELS)


def test_votes_are_counted_by_group_and_passes_as_seen() -> None:
    assert COUNTS.agree.tolist() == [[3, 3, 1, 1], [0, 2, 1, 2]]
    assert COUNTS.disagree.tolist() == [[0, 0, 0, 2], [3, 0, 2, 1]]
    assert COUNTS.seen.tolist() == [[3, 3, 2, 3], [3, 2, 3, 3]]


def test_shares_and_their_tests_by_hand() -> None:
    three = np.array(3.0)
    assert shares(three, three) == pytest.approx(4 / 5)
    assert one_proportion(three, three) == pytest.approx(2 * sqrt(4) * 0.5)
    a, b = 4 / 4, 1 / 4
    both = (4 + 1) / 8
    z = (a - b) / sqrt(both * (1 - both) * (1 / 4 + 1 / 4))
    none = np.array(0.0)
    assert two_proportions(three, three, none, three) == pytest.approx(z)
    assert two_proportions(three, three, three, three) == 0


def test_what_stands_for_a_group() -> None:
    one, other = find_telling(COUNTS, 0), find_telling(COUNTS, 1)
    assert next((t.statement, t.vote) for t in one) == (0, 1)
    assert one[0].share == pytest.approx(4 / 5)
    assert (one[0].voted, one[0].seen) == (3, 3)
    assert one[0].times == pytest.approx((4 / 5) / (1 / 5))
    assert (0, -1) in [(t.statement, t.vote) for t in other]


def test_every_group_has_something_that_stands_for_it() -> None:
    flat = tallies(matrix([[0, 0], [0, 0], [1, 0], [0, 1]]), np.array([0, 0, 1, 1]))
    assert len(find_telling(flat, 0)) == 1


def test_group_informed_consensus_is_a_product_over_groups() -> None:
    found = consensus(COUNTS)
    assert found.agree[1] == pytest.approx((4 / 5) * (3 / 4))
    assert found.mean[1] == pytest.approx(sqrt((4 / 5) * (3 / 4)))
    assert found.disagree[0] == pytest.approx((1 / 5) * (4 / 5))


def test_what_bridges_and_what_splits() -> None:
    assert find_bridging(COUNTS, [0, 1]) == (1,)
    assert 1 in find_agreed(COUNTS, 1)
    assert 1 not in find_divisive(COUNTS)
    assert 0 in find_divisive(COUNTS)


def test_nearly_all_are_four_fifths_of_those_who_voted_in_every_group() -> None:
    # Two groups of seven; how many of each agree with the statements.
    agreeing = [(3, 2), (6, 6), (7, 4), (0, 1), (5, 4)]
    votes = matrix(
        [
            [1 if person < by_group[group] else -1 for by_group in agreeing]
            for group in (0, 1)
            for person in range(7)
        ]
    )
    counts = tallies(votes, np.array([0] * 7 + [1] * 7))

    assert find_agreed(counts, 1) == (1,)
    assert find_agreed(counts, -1) == (3,)
    assert find_bridging(counts, [0, 1], without={1}) == (2, 4)
    assert find_divisive(counts, without={2, 4}) == (0,)


@pytest.mark.parametrize("seed", range(6))
def test_no_statement_stands_in_two_lists(seed: int) -> None:
    found = opinion_of(camps(14, kinds=2, seed=seed)[1], seed=1)
    listed = [*found.agreed, *found.rejected, *found.bridging, *found.divisive]

    assert len(listed) == len({*listed})


def test_places_do_not_shrink_for_those_who_vote_little() -> None:
    directions, means = components(VOTES)
    assert directions.shape == (2, 4)
    few = matrix([[1, None, None, None]])
    assert np.abs(project(few, directions, means)) == pytest.approx(
        np.abs((1 - means[0]) * directions[:, 0] * 2)[None, :]
    )


def test_components_stand_square_and_their_signs_are_fixed() -> None:
    directions, _ = components(VOTES)
    assert directions @ directions.T == pytest.approx(np.eye(2))
    for direction in directions:
        assert direction[np.argmax(np.abs(direction))] > 0


def test_groups_that_draw_apart_are_seen_to() -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    _camp, votes = camps(40, kinds=2)
    middle = [(start, person, statement, 0) for person, statement, _ in votes]
    later = start + timedelta(hours=1)
    log = [*middle, *((later, person, statement, value) for person, statement, value in votes)]
    found = movement(log, opinion_of(votes, seed=1), [start, later])
    assert [step.at for step in found] == [start, later]
    assert found[0].apart < 0.2 * found[1].apart
