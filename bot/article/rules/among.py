"""What tells the right sentence among those of several paragraphs of one article."""

import numpy as np

from bot.article.rules.index import Matrix
from bot.article.rules.judge import Judged, Measured
from bot.article.rules.likeness import Likeness

AMONG_COLUMNS = (
    "near", "near_behind", "held", "held_behind", "near_paragraph", "near_paragraph_behind",
    "line", "right", "given", "look", "look_behind", "place", "right_behind", "given_behind",
)  # fmt: skip
"""The share of the question's words, by weight, that the sentence comes near to or holds, and its
paragraph; the log-odds of the sentence and of its paragraph, the score of the first look, the
paragraph's place; and by how much each of these falls behind the best."""


def measure_among(measured: Measured, judged: Judged, like: Likeness) -> Matrix:
    """Sentences × AMONG_COLUMNS."""
    c = measured.candidates
    near = like.share @ like.near
    held_share = like.share @ like.held
    by_paragraph = np.maximum.reduceat(like.near, c.start[:-1], axis=1)
    paragraph = (like.share @ by_paragraph)[c.owner]
    right, given = log_odds(judged.right), log_odds(judged.given)
    look = measured.looks
    place = np.argsort(np.argsort(-(judged.right * judged.given)))
    columns = (
        near, _behind(near), held_share, _behind(held_share), paragraph, _behind(paragraph),
        log_odds(judged.line), right[c.owner], given[c.owner], look[c.owner],
        _behind(look)[c.owner], place[c.owner], _behind(right)[c.owner], _behind(given)[c.owner],
    )  # fmt: skip
    return np.stack(columns, axis=1).astype(np.float32)


def log_odds(probability: Matrix) -> Matrix:
    """Log-odds of probabilities, within ±14."""
    clipped = np.clip(probability, 1e-6, 1 - 1e-6)
    odds: Matrix = np.log(clipped / (1 - clipped))
    return odds


def _behind(values: Matrix) -> Matrix:
    behind: Matrix = values - values.max()
    return behind
