from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kernel.refusal import RefusalCode, Refused
from bot.opinion.refusals import OpinionRefusal
from bot.opinion.rules.ranking import RankingOutcome, preferences, schulze, strongest_paths
from bot.opinion.rules.reading_rankings import Ranking, check_ranking

NAMES = "ABCDE"


def ranked(line: str) -> Ranking:
    """A ballot from words: “A BC D” ranks B and C alike."""
    return tuple(tuple(place) for place in line.split())


def strict(line: str) -> Ranking:
    return tuple((name,) for name in line)


SCHULZE = [
    strict(line)
    for voters, line in [
        (5, "ACBED"),
        (5, "ADECB"),
        (8, "BEDAC"),
        (3, "CABED"),
        (7, "CAEBD"),
        (2, "CBADE"),
        (7, "DCEBA"),
        (8, "EBADC"),
    ]
    for _ in range(voters)
]
"""The first example of Schulze's paper: 45 voters, no Condorcet winner, E > A > C > B > D."""

ballots = st.lists(
    st.lists(st.sampled_from(NAMES), unique=True).flatmap(
        lambda names: st.lists(st.integers(0, 3), min_size=len(names), max_size=len(names)).map(
            lambda ranks: tuple(
                tuple(n for n, rank in zip(names, ranks, strict=True) if rank == at)
                for at in sorted(set(ranks))
            )
        )
    ),
    max_size=9,
)
seeds = st.integers(0, 2**32 - 1)


def test_schulze_s_own_example() -> None:
    strength = strongest_paths(preferences(NAMES, SCHULZE))
    np.fill_diagonal(strength, 0)

    assert strength.tolist() == [
        [0, 28, 28, 30, 24],
        [25, 0, 28, 33, 24],
        [25, 29, 0, 29, 24],
        [25, 28, 28, 0, 24],
        [25, 28, 28, 31, 0],
    ]
    assert schulze(NAMES, SCHULZE, seed=1) == RankingOutcome(
        candidates=tuple(NAMES),
        preferences=(
            (0, 20, 26, 30, 22),
            (25, 0, 16, 33, 18),
            (19, 29, 0, 17, 24),
            (15, 12, 28, 0, 14),
            (23, 27, 21, 31, 0),
        ),
        order=ranked("E A C B D"),
        broken=tuple("EACBD"),
        condorcet=None,
        smith=tuple(NAMES),
    )


def test_a_condorcet_winner_wins_though_others_have_more_first_places() -> None:
    cast = [strict("ABC")] * 4 + [strict("CBA")] * 3 + [strict("BCA")] * 2

    found = schulze("ABC", cast, seed=1)

    assert (found.winner, found.condorcet, found.smith) == ("B", "B", ("B",))
    assert found.order == ranked("B C A")


def test_what_a_ballot_leaves_out_comes_last_and_alike() -> None:
    found = schulze("ABC", [ranked("B"), ranked("B"), ranked("A C B")], seed=1)

    assert found.preferences == ((0, 1, 1), (2, 0, 2), (0, 1, 0))
    assert found.order == ranked("B A C")


def test_without_ballots_all_are_tied_and_a_lot_decides() -> None:
    found = schulze("ABC", [], seed=1)

    assert (found.order, found.condorcet, found.smith) == ((tuple("ABC"),), None, tuple("ABC"))
    assert found.by_lot
    assert len({schulze("ABC", [], seed).winner for seed in range(30)}) == 3


def test_the_only_candidate_wins() -> None:
    found = schulze(["A"], [], seed=1)

    assert (found.winner, found.condorcet, found.by_lot) == ("A", "A", False)


def test_a_tie_is_broken_by_a_random_ballot_under_its_seed() -> None:
    cast = [strict("ABC"), strict("BAC")]

    winners = [schulze("ABC", cast, seed).winner for seed in range(20)]

    assert set(winners) == {"A", "B"}
    assert winners == [schulze("CBA", cast[::-1], seed).winner for seed in range(20)]
    assert schulze("ABC", cast, seed=1).order == ranked("AB C")


@given(ballots, seeds)
def test_a_condorcet_winner_always_wins(cast: list[Ranking], seed: int) -> None:
    found = schulze(NAMES, cast, seed)
    matrix = np.array(found.preferences)
    beats = (matrix > matrix.T).sum(axis=1)

    assert found.condorcet == next((NAMES[i] for i in range(5) if beats[i] == 4), None)
    if found.condorcet:
        assert (found.winner, found.order[0]) == (found.condorcet, (found.condorcet,))
        assert found.smith == (found.condorcet,)


@given(ballots, seeds)
def test_the_winner_is_in_the_smith_set_whose_members_beat_all_outside(
    cast: list[Ranking], seed: int
) -> None:
    found = schulze(NAMES, cast, seed)
    matrix = np.array(found.preferences)
    inside = [NAMES.index(name) for name in found.smith]
    outside = [i for i in range(5) if i not in inside]

    assert set(found.order[0]) <= set(found.smith)
    assert all(matrix[i, o] > matrix[o, i] for i in inside for o in outside)
    # and no smaller set does: each inside is reached from each by wins or ties alone
    for size in range(1, len(inside)):
        leaders = sorted(inside, key=lambda i: (matrix[i] > matrix[:, i]).sum())[-size:]
        rest = [i for i in range(5) if i not in leaders]
        assert not all(matrix[i, o] > matrix[o, i] for i in leaders for o in rest)


@given(ballots, seeds, st.randoms(use_true_random=False))
def test_the_order_of_voters_and_candidates_changes_nothing(
    cast: list[Ranking], seed: int, dice: Random
) -> None:
    shuffled = dice.sample(cast, len(cast))
    names = dice.sample(NAMES, 5)

    assert schulze(names, shuffled, seed) == schulze(NAMES, cast, seed)


@given(ballots, seeds)
def test_every_candidate_has_one_place(cast: list[Ranking], seed: int) -> None:
    found = schulze(NAMES, cast, seed)

    assert sorted(found.broken) == sorted(NAMES)
    assert [set(tied) for tied in found.order] == [
        set(found.broken[start : start + len(tied)])
        for start, tied in zip(
            np.cumsum([0, *map(len, found.order)]).tolist(), found.order, strict=False
        )
    ]


@given(ballots, seeds)
def test_turned_ballots_turn_the_paths(cast: list[Ranking], seed: int) -> None:
    turned = [
        (tuple(n for n in NAMES if n not in sum(ballot, ())), *ballot[::-1]) for ballot in cast
    ]

    assert (preferences(NAMES, turned) == preferences(NAMES, cast).T).all()


@pytest.mark.parametrize(
    ("line", "code"),
    [("A BA", OpinionRefusal.RANKED_TWICE), ("A X", OpinionRefusal.RANKED_UNKNOWN)],
)
def test_a_ranking_names_each_candidate_once(line: str, code: RefusalCode) -> None:
    with pytest.raises(Refused) as refused:
        check_ranking(ranked(line), NAMES)

    assert refused.value.code is code


def test_a_ranking_loses_its_empty_places() -> None:
    assert check_ranking((("A",), (), ("B", "C")), NAMES) == ranked("A BC")
