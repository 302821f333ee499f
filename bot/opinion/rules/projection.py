"""People on a plane: who votes alike lies together."""

import numpy as np

from bot.opinion.rules.crowd import Floats

ALIKE = 1e-9
"""Below this spread all vote alike, and there is nothing to draw."""


def components(votes: Floats) -> tuple[Floats, Floats]:
    """The two directions in which the crowd differs most (2 × statements), and its mean votes.

    Missing votes take the mean of their statement. Signs are fixed: the largest entry is positive.
    """
    means = _means(votes)
    filled = np.where(np.isnan(votes), means, votes) - means
    found = np.zeros((2, votes.shape[1]))
    if not filled.size:
        return found, means
    # The eigenvectors of the small side: statements are tens, people may be thousands.
    spread, directions = np.linalg.eigh(filled.T @ filled)
    order = np.argsort(spread)[::-1][:2]
    for place, which in enumerate(order):
        if spread[which] > ALIKE:
            direction = directions[:, which]
            found[place] = direction * np.sign(direction[np.argmax(np.abs(direction))])
    return found, means


def _means(votes: Floats) -> Floats:
    cast = ~np.isnan(votes)
    sums: Floats = np.where(cast, votes, 0.0).sum(axis=0)
    means: Floats = sums / np.maximum(cast.sum(axis=0), 1)
    return means


def project(votes: Floats, directions: Floats, means: Floats) -> Floats:
    """Each person's place (people × 2), by the votes they cast alone.

    It is scaled by √(statements / votes cast), so that those who vote little are not drawn to the
    middle for it (reference of Polis, section 6.2).
    """
    cast = ~np.isnan(votes)
    off = np.where(cast, votes - means, 0.0)
    scale = np.sqrt(votes.shape[1] / np.maximum(cast.sum(axis=1), 1))
    projected: Floats = (off @ directions.T) * scale[:, None]
    return projected
