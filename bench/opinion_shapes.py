"""Made-up crowds of the shapes that public conversations have: camps of unequal size, few votes for
many statements, a crowd without camps, one long spectrum, and two camps that overlap."""

import numpy as np
from numpy.typing import NDArray

from bot.opinion.rules.crowd import Floats, Whole

PASSES = 0.12

SHAPES: dict[str, tuple[tuple[float, ...], float, float]] = {
    "no camps": ((1.0,), 0.0, 0.6),
    "a spectrum": ((1.0,), 1.0, 0.6),
    "two camps": ((0.5, 0.5), 2.0, 0.6),
    "three to one": ((0.75, 0.25), 2.0, 0.6),
    "60 : 28 : 12": ((0.6, 0.28, 0.12), 2.0, 0.6),
    "three camps": ((1 / 3, 1 / 3, 1 / 3), 2.0, 0.6),
    "two camps, few votes": ((0.5, 0.5), 2.0, 0.2),
    "two that overlap": ((0.5, 0.5), 0.7, 0.6),
}
"""For each shape the sizes of the camps, how far they lean, and the share of votes cast."""


def make_crowd(shape: str, people: int, statements: int, seed: int) -> tuple[Whole, Floats]:
    """Who belongs to which camp, and the votes (people × statements, NaN where none was cast)."""
    chance = np.random.default_rng(seed)
    sizes, leaning, share = SHAPES[shape]
    camp = chance.choice(len(sizes), people, p=np.array(sizes))
    appeal = chance.normal(0, 0.8, statements)  # what everybody likes more or less
    if shape == "a spectrum":
        lean = np.outer(chance.normal(0, 1, people), chance.normal(0, leaning, statements))
    else:
        centres = chance.normal(0, leaning, (len(sizes), statements)) * (len(sizes) > 1)
        lean = (centres - centres.mean(axis=0))[camp]
    agreeing = chance.random((people, statements)) < 1 / (1 + np.exp(-(appeal + lean)))
    votes = np.where(agreeing, 1.0, -1.0)
    votes[chance.random(votes.shape) < PASSES] = 0
    return camp, _leave_out(votes, share, chance)


def _leave_out(votes: Floats, share: float, chance: np.random.Generator) -> Floats:
    """The votes of people who cast so many on average, some far more than most."""
    people, statements = votes.shape
    spread = chance.lognormal(np.log(share * statements), 0.4, people)
    many: NDArray[np.int64] = np.clip(spread, 3, statements).astype(int)
    sparse = np.full(votes.shape, np.nan)
    for person, number in enumerate(many):
        cast = chance.choice(statements, number, replace=False)
        sparse[person, cast] = votes[person, cast]
    return sparse
