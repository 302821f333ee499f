"""How stable opinion groups are, ours and red-dwarf's: one vote less, another seed, true camps.

Ours shows no groups where they would be chance; for those crowds only the change counts.
"""

import time
from collections.abc import Callable

import numpy as np

from bench.opinion_groupers import label_people, list_votes, run_parley, run_red_dwarf
from bench.opinion_shapes import SHAPES, make_crowd
from bot.opinion.rules.crowd import Floats, Whole
from bot.opinion.rules.stability import rand_index

SIZES = ((40, 20), (150, 40))
CROWDS = 3
VOTES_LESS = 3
SEEDS = (1, 2, 3)
SPEED = ((40, 20), (200, 50), (1_000, 200), (10_000, 200))

Grouper = Callable[[Floats, int, int | None], Whole]
"""The group of each person, −1 for none, from votes, a seed, and the number shown before."""


def group_as_parley(votes: Floats, seed: int, shown: int | None) -> Whole:
    """Our groups."""
    return label_people(run_parley(votes, seed, shown), len(votes))


def group_as_red_dwarf(votes: Floats, seed: int, _: int | None) -> Whole:
    """The groups of red-dwarf; none where it gives up, as it does where few have voted enough."""
    labels = np.full(len(votes), -1)
    try:
        table = run_red_dwarf(list_votes(votes), seed).participants_df
    except ValueError:  # “Not enough unique rows in X”
        return labels
    labels[table.index.to_numpy(dtype=int)] = table["cluster_id"].fillna(-1).to_numpy(dtype=int)
    return labels


def measure_shape(shape: str, people: int, statements: int, group: Grouper) -> dict[str, str]:
    """The figures of one shape, over CROWDS crowds."""
    numbers: list[int] = []
    true, between, changes, tried = [], [], 0, 0
    for seed in range(CROWDS):
        camp, votes = make_crowd(shape, people, statements, 900 + seed)
        labels = group(votes, SEEDS[0], None)
        number = len(set(labels[labels >= 0].tolist()))
        numbers.append(number)
        if number and len(set(camp.tolist())) > 1:
            true.append(rand_index(camp[labels >= 0], labels[labels >= 0]))
        for other in SEEDS[1:] if number else ():
            again = group(votes, other, None)
            both = (labels >= 0) & (again >= 0)
            between.append(rand_index(labels[both], again[both]) if both.any() else 0.0)
        chance = np.random.default_rng(seed)
        cells = np.argwhere(~np.isnan(votes))
        for cell in chance.choice(len(cells), VOTES_LESS, replace=False):
            fewer = votes.copy()
            fewer[tuple(cells[cell])] = np.nan
            now = group(fewer, SEEDS[0], number or None)
            changes += len(set(now[now >= 0].tolist())) != number
            tried += 1
    return {
        "groups": ", ".join(str(number) if number else "–" for number in numbers),
        "Rand with the camps": _mean(true),
        "Rand between seeds": _mean(between),
        "number changed by one vote less": f"{changes} of {tried}",
    }


def measure() -> dict[str, dict[str, float | str]]:
    """For each shape and size the figures of both, and our seconds by size."""
    found: dict[str, dict[str, float | str]] = {}
    for people, statements in SIZES:
        for shape in SHAPES:
            for name, group in (("ours", group_as_parley), ("red-dwarf", group_as_red_dwarf)):
                key = f"{shape}, {people} × {statements}, {name}"
                found[key] = {**measure_shape(shape, people, statements, group)}
    for people, statements in SPEED:
        _, votes = make_crowd("three camps", people, statements, 1)
        begun = time.process_time()
        group_as_parley(votes, 1, None)
        found[f"seconds of the processor, {people:,} × {statements}"] = {
            "ours": time.process_time() - begun
        }
    return found


def _mean(values: list[float]) -> str:
    return f"{np.mean(values):.2f}" if values else "–"
