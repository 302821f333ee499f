from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.opinion.rules.crowd import FEWEST, crowd, find_counting
from bot.opinion.rules.groups import SMALLEST, find_groupings
from bot.opinion.rules.picture import Vote, opinion_of
from tests.examples import examples
from tests.opinion.rules.crowds import camps, matrix


@pytest.mark.parametrize(("people", "kinds"), [(14, 2), (60, 2), (90, 3), (400, 3)])
def test_camps_are_found_again(people: int, kinds: int) -> None:
    camp, votes = camps(people, kinds=kinds)
    found = opinion_of(votes, seed=1)
    assert len(found.sizes) == kinds
    pairs = Counter((camp[int(str(p))], g) for p, g in found.group_of.items())
    right = sum(count for _, count in pairs.most_common(kinds))
    assert right >= 0.95 * people
    assert found.sizes == tuple(sorted(found.sizes, reverse=True))


def test_below_the_minimum_there_are_no_groups() -> None:
    _, votes = camps(FEWEST - 1)
    found = opinion_of(votes, seed=1)
    assert found.sizes == ()
    assert found.group_of == {}


@pytest.mark.parametrize(
    "votes",
    [
        [],
        [("a", 1, 1)],
        [(person, statement, 1) for person in range(30) for statement in range(8)],
        [(person, 1, person % 2 * 2 - 1) for person in range(30)],
        [(person, statement, 0) for person in range(30) for statement in range(8)],
        [(person, person, 1) for person in range(30)],
    ],
    ids=["none", "one vote", "unanimous", "one statement", "all pass", "nothing in common"],
)
def test_hard_crowds_make_no_trouble(votes: list[Vote]) -> None:
    found = opinion_of(votes, seed=1)
    assert all(size >= SMALLEST for size in found.sizes)


def test_an_outlier_is_no_group() -> None:
    _, votes = camps(13, kinds=1)
    contrary = [("odd", statement, -value) for person, statement, value in votes if person == 0]
    found = opinion_of([*votes, *contrary], seed=1)
    assert 1 not in found.sizes


def test_the_number_of_groups_can_be_forced_and_that_is_noted() -> None:
    _, votes = camps(60, kinds=2)
    found = opinion_of(votes, seed=1, forced=4)
    assert found.forced
    assert 2 <= len(found.sizes) <= 4


def test_the_same_votes_give_the_same_groups() -> None:
    _, votes = camps(80, kinds=3)
    assert opinion_of(votes, seed=3).group_of == opinion_of(votes, seed=3).group_of


some_votes = st.lists(
    st.tuples(st.integers(0, 25), st.integers(0, 9), st.sampled_from([-1, 0, 1])), max_size=260
)


@given(votes=some_votes, seed=st.integers(0, 99))
@settings(deadline=None)
def test_nobody_is_ever_a_group_alone_and_all_who_count_have_one(
    votes: list[Vote], seed: int
) -> None:
    found = opinion_of(votes, seed)
    assert all(size >= SMALLEST for size in found.sizes)
    assert sum(found.sizes) == len(found.group_of)
    if found.sizes:
        assert set(found.group_of) == set(found.places)
        assert len(found.group_of) == found.people
        assert all(1 <= len(telling) <= 5 for telling in found.telling)
        assert all(0 < value < 1 for value in found.consensus.values())


@given(order=st.permutations(range(24)))
@settings(max_examples=examples(25), deadline=None)
def test_the_order_of_people_changes_nothing(order: list[int]) -> None:
    camp, votes = camps(24, kinds=2)
    mixed = sorted(votes, key=lambda vote: order[int(str(vote[0]))])
    found = opinion_of(mixed, seed=1)
    by_camp = {frozenset(p for p, g in found.group_of.items() if g == group) for group in (0, 1)}
    assert by_camp == {frozenset(p for p in range(24) if camp[p] == kind) for kind in (0, 1)}


def test_who_counts_votes_enough_or_is_among_the_most_active() -> None:
    votes = matrix([[1] * 8, [1, None] * 4, [None] * 8, [1] * 7 + [None]])
    assert list(find_counting(votes)) == [0, 1, 3]
    many = matrix([[1] * 8] * 20 + [[1] + [None] * 7])
    assert 20 not in find_counting(many)


def test_the_last_vote_counts() -> None:
    found = crowd([("a", 1, 1), ("a", 1, -1), ("b", 1, 0)])
    assert found.votes.tolist() == [[-1], [0]]


def test_identical_places_are_one_group() -> None:
    assert find_groupings(np.zeros((20, 2)), seed=1) == {}
