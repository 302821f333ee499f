"""Crowds for tests: made-up camps, and odd ones."""

import numpy as np
from numpy.typing import NDArray

from bot.opinion.rules.picture import Vote


def camps(
    people: int, statements: int = 20, kinds: int = 2, seed: int = 5
) -> tuple[list[int], list[Vote]]:
    """Who belongs to which camp, and the votes: camps differ on every statement."""
    chance = np.random.default_rng(seed)
    camp = [n % kinds for n in range(people)]
    leaning = np.sign(chance.normal(size=(kinds, statements)))
    votes: list[Vote] = []
    for person in range(people):
        for statement in range(statements):
            if chance.random() < 0.85:
                flip = -1 if chance.random() < 0.1 else 1
                value = int(leaning[camp[person], statement] * flip)
                votes.append((person, statement, 0 if chance.random() < 0.1 else value))
    return camp, votes


def matrix(rows: list[list[int | None]]) -> NDArray[np.float64]:
    return np.array([[np.nan if v is None else v for v in row] for row in rows], dtype=float)
