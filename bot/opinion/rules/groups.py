"""Opinion groups: people near each other on the plane, never one person alone."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from bot.opinion.rules.crowd import Floats, Whole

BASE = 100
MOST = 5
STARTS = 10
ROUNDS = 50
SMALLEST = 2
"""People in the smallest group."""


class Grouping(Struct, frozen=True, eq=False):
    """The group of each person, from 0, the largest first, and how well groups keep apart: the mean
    silhouette, from −1 to 1."""

    labels: Whole
    silhouette: float


def find_groupings(
    places: Floats, seed: int, wanted: Sequence[int] = (), starts: int = STARTS
) -> dict[int, Grouping]:
    """People in groups, by the number of groups; nothing where all are in one place.

    People first gather in at most 100 base clusters; weighted k-means over these is tried for the
    numbers `wanted`, otherwise for 2 to min(5, 2 + clusters // 12). A number that leaves somebody
    alone, who then joins the others, may give fewer groups; unless wanted, it is left out.
    """
    distinct, base = np.unique(places.round(9), axis=0, return_inverse=True)
    base = base.reshape(-1)
    if len(distinct) < 2 or len(places) < 2 * SMALLEST:
        return {}
    chance = np.random.default_rng(seed)
    if len(distinct) > BASE:
        weights = np.bincount(base).astype(float)
        near = kmeans(distinct, weights, BASE, chance, starts=1)
        base, centres = _compact(near[base], places)
    else:
        centres = distinct
    sizes = np.bincount(base, minlength=len(centres)).astype(float)
    most = min(MOST, 2 + len(centres) // 12, len(centres))
    groupings: dict[int, Grouping] = {}
    for k in wanted or range(2, most + 1):
        labels = kmeans(centres, sizes, min(k, len(centres)), chance, starts)[base]
        labels = _merge_singles(labels, places)
        score = silhouette(labels, base, centres, sizes)
        labels = _by_size(_merge_singles(_settle(labels, places), places))
        if wanted or labels.max() == k - 1:
            groupings[k] = Grouping(labels, score)
    return groupings


def _settle(labels: Whole, places: Floats) -> Whole:
    """Groups found over base clusters, settled person by person: each goes to the nearest centre
    until nobody moves."""
    for _ in range(ROUNDS):
        names = np.unique(labels)
        centres = np.stack([places[labels == name].mean(axis=0) for name in names])
        nearest: Whole = names[_squares(places, centres).argmin(axis=1)]
        if np.array_equal(nearest, labels):
            break
        labels = nearest
    return labels


def kmeans(
    points: Floats, weights: Floats, k: int, chance: np.random.Generator, starts: int = STARTS
) -> Whole:
    """Weighted k-means with spread starts (k-means++); the best of several starts."""
    best, least = np.zeros(len(points), dtype=np.int64), np.inf
    for _ in range(starts):
        centres = _spread(points, weights, k, chance)
        labels = np.zeros(len(points), dtype=np.int64)
        for _round in range(ROUNDS):
            nearest: Whole = _squares(points, centres).argmin(axis=1)
            if _round and np.array_equal(nearest, labels):
                break
            labels = nearest
            mass = np.bincount(labels, weights=weights, minlength=k)
            sums = np.stack(
                [np.bincount(labels, weights=weights * axis, minlength=k) for axis in points.T]
            ).T
            occupied = mass > 0
            centres[occupied] = sums[occupied] / mass[occupied, None]
        cost = float((_squares(points, centres).min(axis=1) * weights).sum())
        if cost < least:
            best, least = labels, cost
    return best


def _spread(points: Floats, weights: Floats, k: int, chance: np.random.Generator) -> Floats:
    chosen = [int(chance.choice(len(points), p=weights / weights.sum()))]
    nearest = _squares(points, points[chosen]).min(axis=1)
    for _ in range(1, k):
        mass = nearest * weights
        total = mass.sum()
        share = mass / total if total > 0 else weights / weights.sum()
        chosen.append(int(chance.choice(len(points), p=share)))
        nearest = np.minimum(nearest, _squares(points, points[chosen[-1:]])[:, 0])
    return points[chosen].copy()


def _squares(points: Floats, centres: Floats) -> Floats:
    squares: Floats = (
        (points**2).sum(axis=1)[:, None] - 2 * points @ centres.T + (centres**2).sum(axis=1)
    )
    return np.maximum(squares, 0.0)


def _compact(labels: Whole, places: Floats) -> tuple[Whole, Floats]:
    """Labels without gaps, and the centre of each."""
    _, close = np.unique(labels, return_inverse=True)
    close = close.reshape(-1)
    count = np.bincount(close).astype(float)
    centres = np.stack([np.bincount(close, weights=axis) / count for axis in places.T]).T
    return close, centres


def _merge_singles(labels: Whole, places: Floats) -> Whole:
    """Whoever would be a group alone joins the nearest one."""
    regrouped = labels.copy()
    while True:
        names, counts = np.unique(regrouped, return_counts=True)
        alone = names[counts < SMALLEST]
        if not len(alone) or len(names) == 1:
            return regrouped
        others = names[names != alone[0]]
        centres = np.stack([places[regrouped == name].mean(axis=0) for name in others])
        who = np.flatnonzero(regrouped == alone[0])
        regrouped[who] = others[_squares(places[who], centres).argmin(axis=1)]


def silhouette(labels: Whole, base: Whole, centres: Floats, sizes: Floats) -> float:
    """The mean silhouette of the base clusters, each weighing as its people do; −1 for one."""
    of_base = np.zeros(len(centres), dtype=np.int64)
    of_base[base] = labels
    names = np.unique(labels)
    if len(names) < 2:
        return -1.0
    apart = np.sqrt(_squares(centres, centres))
    means = np.stack(
        [
            (apart * (sizes * (of_base == name))).sum(axis=1)
            / np.maximum((sizes * (of_base == name)).sum() - (of_base == name), 1)
            for name in names
        ]
    )
    own = (of_base == names[:, None]).T
    inside = means.T[own]
    outside = np.where(own, np.inf, means.T).min(axis=1)
    score = (outside - inside) / np.maximum(np.maximum(inside, outside), 1e-12)
    return float((score * sizes).sum() / sizes.sum())


def _by_size(labels: Whole) -> Whole:
    """Groups named by size, the largest 0; of equal size the one that comes first."""
    names, first, counts = np.unique(labels, return_index=True, return_counts=True)
    order = sorted(range(len(names)), key=lambda n: (-counts[n], first[n]))
    renamed = np.empty(len(names), dtype=np.int64)
    renamed[order] = np.arange(len(names))
    by_size: Whole = renamed[np.searchsorted(names, labels)]
    return by_size
