"""Opinion groups beside red-dwarf 0.4.0, which does the same sums: time, how far both agree, how
stable both are, and whether it reads our files.

It runs in an environment of its own, .venv-groups, which Parley itself never needs.
"""

import os
import time
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench import opinion_files, opinion_stability
from bench.opinion_groupers import label_people, list_votes, run_parley, run_red_dwarf
from bot.opinion.rules.stability import rand_index

STATEMENTS = 50
SIZES = (100, 1_000, 10_000)
SEED = 11


def measure() -> dict[str, dict[str, float | str]]:
    """For each crowd: seconds of both, the ratio, and the agreement; then their stability by shape
    of the crowd, and what red-dwarf reads of our Polis set."""
    _warm()
    found = {f"groups, {people:,} × {STATEMENTS}": _compared(people) for people in SIZES}
    return {
        **found,
        **opinion_stability.measure(),
        "our Polis set, read by red-dwarf": opinion_files.measure(),
    }


def camps(people: int, seed: int = SEED) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """A made-up crowd of three camps: who belongs where, and the votes, of which 30 % are missing
    and 15 % of the rest pass."""
    chance = np.random.default_rng(seed)
    camp = chance.integers(0, 3, people)
    leaning = chance.uniform(-1, 1, (3, STATEMENTS))
    votes = np.sign(leaning[camp] + chance.normal(0, 0.6, (people, STATEMENTS)))
    votes[chance.random(votes.shape) < 0.15] = 0
    votes[chance.random(votes.shape) < 0.30] = np.nan
    return camp, votes


def _compared(people: int) -> dict[str, float | str]:
    camp, votes = camps(people)
    ours, own = _timed(lambda: run_parley(votes, SEED), 5)
    rows = list_votes(votes)
    theirs, other = _timed(lambda: run_red_dwarf(rows, SEED), 3)
    mine = label_people(own, people) + 1  # which counts no group as one of its own
    found: dict[str, float | str] = {
        "ours (s)": ours,
        "red-dwarf (s)": theirs,
        "ours / red-dwarf": ours / theirs,
        "ours: Rand index with the camps": rand_index(mine, camp),
        "our groups": str(own.sizes),
    }
    clusters = other.participants_df["cluster_id"].astype(float).to_numpy()
    kept = ~np.isnan(clusters)
    found["red-dwarf: Rand index with the camps"] = rand_index(
        clusters[kept].astype(int), camp[kept]
    )
    found["Rand index between both"] = rand_index(mine[kept], clusters[kept].astype(int))
    places = np.array([own.places[p] for p in range(people)])
    theirs_placed = other.participants_df[["x", "y"]].to_numpy()
    found["places: largest difference but for sign"] = _apart(places, theirs_placed)
    if np.isclose(found["Rand index between both"], 1):
        gac = other.statements_df["group-aware-consensus-agree"].to_numpy()
        mean = np.array([own.consensus[s] for s in range(STATEMENTS)]) ** len(own.sizes)
        found["consensus: largest difference"] = float(np.abs(mean - gac).max())
    return found


def _warm() -> None:
    warnings.simplefilter("ignore")
    os.environ.setdefault("TQDM_DISABLE", "1")
    _, votes = camps(30)
    run_parley(votes, SEED)
    run_red_dwarf(list_votes(votes), SEED)


def _timed(run: Callable[[], Any], times: int) -> tuple[float, Any]:
    """The best of several runs, and what it gave."""
    best, found = float("inf"), None
    for _ in range(times):
        begun = time.perf_counter()
        found = run()
        best = min(best, time.perf_counter() - begun)
    return best, found


def _apart(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """The largest difference on either axis, the axes turned the same way."""
    signs = np.sign((one * other).sum(axis=0))
    return float(np.abs(one * signs - other).max())
