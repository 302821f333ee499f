from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from bot.opinion.rules.groups import Grouping
from bot.opinion.rules.picture import Vote, opinion_of
from bot.opinion.rules.stability import (
    MARGIN,
    STABLE,
    Stability,
    choose_number,
    match_groups,
    rand_index,
)
from tests.examples import examples
from tests.opinion.rules.crowds import camps

LABELS = st.lists(st.integers(0, 3), min_size=2, max_size=40)


def no_camps(people: int, statements: int, seed: int) -> list[Vote]:
    """Votes that only depend on the statement, never on the person."""
    chance = np.random.default_rng(seed)
    liked = chance.uniform(0.2, 0.8, statements)
    return [
        (person, statement, 1 if chance.random() < liked[statement] else -1)
        for person in range(people)
        for statement in range(statements)
        if chance.random() < 0.7
    ]


def numbers(
    found: Mapping[int, tuple[float, float]],
) -> tuple[dict[int, Grouping], dict[int, Stability]]:
    """Groupings and stabilities of these silhouettes and agreements."""
    nobody = np.zeros(0, dtype=np.int64)
    return (
        {k: Grouping(nobody, silhouette) for k, (silhouette, _) in found.items()},
        {k: Stability(agreement, np.zeros(0)) for k, (_, agreement) in found.items()},
    )


def whole(labels: list[int]) -> NDArray[np.int64]:
    return np.array(labels, dtype=np.int64)


@pytest.mark.parametrize("seed", range(3))
def test_a_crowd_without_camps_is_shown_no_groups(seed: int) -> None:
    found = opinion_of(no_camps(40, 20, seed), seed=1)
    assert found.sizes == ()
    assert found.unclear


def test_clear_camps_are_sure_and_so_is_everybody_in_them() -> None:
    _, votes = camps(60, kinds=2)
    found = opinion_of(votes, seed=1)
    assert found.agreement > 0.9
    assert min(found.sure.values()) > 0.9
    assert set(found.sure) == set(found.group_of)


def test_who_votes_with_both_camps_is_less_sure() -> None:
    _, votes = camps(40, kinds=2)
    by_person: dict[object, dict[object, int]] = {}
    for person, statement, value in votes:
        by_person.setdefault(person, {})[statement] = value
    torn = [("torn", s, by_person[s % 2].get(s, 0)) for s in range(20)]
    found = opinion_of([*votes, *torn], seed=1)
    assert found.sure["torn"] <= min(found.sure[n] for n in range(40))


@pytest.mark.parametrize("left_out", range(0, 600, 200))
def test_one_vote_less_does_not_change_the_number(left_out: int) -> None:
    _, votes = camps(40, kinds=3)
    before = len(opinion_of(votes, seed=1).sizes)
    fewer = votes[:left_out] + votes[left_out + 1 :]
    assert len(opinion_of(fewer, seed=1, shown=before).sizes) == before


def test_the_number_shown_stays_unless_another_is_clearly_better() -> None:
    slightly = numbers({2: (0.50, 0.9), 3: (0.50 * MARGIN * 0.99, 0.9)})
    clearly = numbers({2: (0.50, 0.9), 3: (0.50 * MARGIN * 1.01, 0.9)})
    assert choose_number(*slightly, None) == 3
    assert choose_number(*slightly, 2) == 2
    assert choose_number(*clearly, 2) == 3


def test_a_number_needs_more_to_appear_than_to_stay() -> None:
    found = numbers({2: (0.5, STABLE * 0.95)})
    assert choose_number(*found, None) is None
    assert choose_number(*found, 2) == 2
    assert choose_number(*numbers({2: (0.5, STABLE * 0.8)}), 2) is None


def test_without_groups_there_is_no_number() -> None:
    assert choose_number({}, {}, None) is None
    assert choose_number({}, {}, 3) is None


def test_the_rand_index_is_that_of_the_literature() -> None:
    # Three of four people together in one grouping, two and two in the other.
    assert rand_index(whole([0, 0, 1, 1]), whole([1, 1, 0, 0])) == 1
    assert rand_index(whole([0, 0, 1, 1]), whole([0, 1, 0, 1])) == pytest.approx(-0.5)
    assert rand_index(whole([0, 0, 0, 1, 1, 1]), whole([0, 0, 1, 1, 2, 2])) == pytest.approx(
        0.24242424
    )


@given(labels=LABELS, order=st.permutations(range(4)))
@settings(max_examples=examples(50))
def test_other_names_for_the_groups_change_nothing(labels: list[int], order: list[int]) -> None:
    renamed = whole([order[label] for label in labels])
    assert rand_index(whole(labels), renamed) == 1
    assert match_groups(whole(labels), renamed).all()


@given(pairs=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=40))
@settings(max_examples=examples(50))
def test_the_rand_index_is_symmetric_and_at_most_one(pairs: list[tuple[int, int]]) -> None:
    one, other = whole([a for a, _ in pairs]), whole([b for _, b in pairs])
    assert rand_index(one, other) == pytest.approx(rand_index(other, one))
    assert rand_index(one, other) <= 1 + 1e-12
