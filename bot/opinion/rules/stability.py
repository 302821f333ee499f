"""How far opinion groups depend on chance: single people, single votes, the start of the search.

Each trial leaves out a fifth of the people and one vote in fifty, and looks for groups anew from
another start. Groups that real camps cause come out alike; those that chance drew do not.
"""

from collections.abc import Mapping

import numpy as np
from msgspec import Struct

from bot.opinion.rules.crowd import Flags, Floats, Whole
from bot.opinion.rules.groups import Grouping, find_groupings
from bot.opinion.rules.projection import components, project

TRIALS = 20
PEOPLE_KEPT = 0.8
VOTES_KEPT = 0.98
STARTS = 4
MOST_PEOPLE = 2_000
"""People in one trial, however large the crowd, so that its time stays bounded."""

STABLE = 0.75
"""Mean adjusted Rand index over the trials, below which a number of groups is not shown. On made-up
crowds without camps it stays below 0.7, on clear camps above 0.85 (docs/groups.md)."""

MARGIN = 1.1
"""By how much another number of groups must do better than the one shown before it replaces it."""


class Stability(Struct, frozen=True, eq=False):
    """For one number of groups: the mean agreement of the trials (adjusted Rand index, 1 for the
    same groups, 0 for chance), and for each person the share of trials with the same group."""

    agreement: float
    sure: Floats


def choose_number(
    groupings: Mapping[int, Grouping], stabilities: Mapping[int, Stability], shown: int | None
) -> int | None:
    """The number of groups to show; None where no number is stable.

    Of the stable ones the best in silhouette × agreement; the number `shown` before stays unless
    another does better by MARGIN, or it is less stable than STABLE by that.
    """
    stable = [
        k
        for k in groupings
        if stabilities[k].agreement >= (STABLE / MARGIN if k == shown else STABLE)
    ]
    if not stable:
        return None
    merit = {k: groupings[k].silhouette * stabilities[k].agreement for k in stable}
    best = max(stable, key=lambda k: (merit[k], -k))
    if shown in merit and merit[best] < MARGIN * merit[shown]:
        return shown
    return best


def measure_stability(
    votes: Floats, groupings: Mapping[int, Grouping], seed: int
) -> dict[int, Stability]:
    """The stability of each number of groups that was found in votes (people × statements)."""
    if not groupings:
        return {}
    people = len(votes)
    rands: dict[int, list[float]] = {k: [] for k in groupings}
    same = {k: np.zeros(people) for k in groupings}
    tried = np.zeros(people)
    for trial in range(TRIALS):
        chance = np.random.default_rng((seed, trial))
        kept = np.sort(chance.permutation(people)[: min(MOST_PEOPLE, round(PEOPLE_KEPT * people))])
        part = votes[kept].copy()
        part[chance.random(part.shape) >= VOTES_KEPT] = np.nan
        places = project(part, *components(part))
        tried[kept] += 1
        found = find_groupings(places, int(chance.integers(2**31)), tuple(groupings), STARTS)
        for k, grouping in found.items():
            before = groupings[k].labels[kept]
            rands[k].append(rand_index(before, grouping.labels))
            same[k][kept] += match_groups(before, grouping.labels)
    return {
        k: Stability(float(np.mean(rands[k])) if rands[k] else 0.0, same[k] / np.maximum(tried, 1))
        for k in groupings
    }


def rand_index(one: Whole, other: Whole) -> float:
    """The adjusted Rand index of two groupings of the same people: 1 for the same groups, about 0
    for groups by chance (Hubert and Arabie, 1985)."""
    table = _count_pairs(one, other)
    cells, rows, columns = (_pairs(each) for each in (table, table.sum(axis=1), table.sum(axis=0)))
    expected = rows * columns / max(1.0, _pairs(table.sum(keepdims=True)))
    largest = (rows + columns) / 2
    return 1.0 if largest == expected else (cells - expected) / (largest - expected)


def match_groups(before: Whole, after: Whole) -> Flags:
    """Whether each person is in the same group again. Groups are matched by the people they share,
    those that share most first, each once."""
    table = _count_pairs(before, after)
    partner = np.full(len(table), -1)
    for cell in np.argsort(-table, axis=None, kind="stable"):
        row, column = divmod(int(cell), table.shape[1])
        if partner[row] < 0 and column not in partner:
            partner[row] = column
    flags: Flags = partner[before] == after
    return flags


def _count_pairs(one: Whole, other: Whole) -> Floats:
    table = np.zeros((int(one.max()) + 1, int(other.max()) + 1))
    np.add.at(table, (one, other), 1)
    return table


def _pairs(counts: Floats) -> float:
    return float((counts * (counts - 1) / 2).sum())
