"""What is measured of each candidate paragraph, for the fitted weights to judge."""

import numpy as np

from bot.article.rules.candidates import CLOSE, Candidates
from bot.article.rules.index import Matrix
from bot.article.rules.line_features import meets
from bot.article.rules.marks import Wants
from bot.article.rules.query import Query
from bot.article.rules.shelf import ROW_MARKS, ArticleShelf

ROW_COLUMNS = (
    "look", "paragraph", "body", "title",
    "alone_best", "alone_second", "alone_top3", "alone_mean", "titled_best", "titled_mean",
    "beyond_best", "beyond_top2", "beyond_mean", "body_beyond",
    "found", "found_together", "missing", "missing_most", "missing_count", "terms", "weight",
    "found_beyond", "beyond_weight", "beyond_terms", "in_title", "title_only",
    "fails", *(f"wants_{kind.name.lower()}" for kind in Wants), *ROW_MARKS,
)  # fmt: skip
"""The score of the first look; cosines with the question (see Candidates); the rarity-weighted
share of the question's words found in the paragraph or title, found together in one sentence,
missing, and found beyond those in the title; the question's size; whether nothing in it offers
what the question wants; what that is; what the paragraph is like before any question."""

_THREE = np.arange(3)[:, None]
_ALONE_AND_BEYOND = np.array([[[CLOSE.index("alone")]], [[CLOSE.index("beyond")]]])


def measure_rows(query: Query, shelf: ArticleShelf, c: Candidates, looks: Matrix) -> Matrix:
    """Paragraphs × ROW_COLUMNS. `looks` are the scores of the first look."""
    starts = c.start[:-1]
    rarity, total = query.rarity, query.rarity_sum
    held = np.maximum.reduceat(c.hits, starts, axis=2)
    body_held, reached = held[:, 0], held[:, 1]
    missing, outside = 1 - reached, 1 - c.title_hits
    gone = rarity[:, None] * missing
    beyond_weight, beyond_terms = rarity.dot(outside), np.add.reduce(outside)
    titled_best, together = np.maximum.reduceat(c.close[1::3], starts, axis=1)
    alone, beyond = _best_alone_and_beyond(c)
    met = meets(query, shelf.line_marks.take(c.lines, 0))
    fails = 1 - np.maximum.reduceat(met, starts) if met is not None else 0.0
    own = (
        looks, c.paragraph, c.body, c.title,
        alone[0], alone[1], np.add.reduce(alone) / 3, c.mean[0], titled_best, c.mean[1],
        beyond[0], (beyond[0] + beyond[1]) / 2, c.mean[5], c.body_beyond,
        rarity.dot(reached) / total, together,
        np.add.reduce(gone), np.maximum.reduce(gone, initial=0), np.add.reduce(missing),
        float(len(query.ids)), total,
        rarity.dot(body_held * outside) / (beyond_weight + 0.2), beyond_weight,
        beyond_terms, rarity.dot(c.title_hits) / total, beyond_terms == 0, fails,
    )  # fmt: skip
    columns = np.zeros((len(c.rows), len(ROW_COLUMNS)), np.float32)
    for number, value in enumerate(own):
        columns[:, number] = value
    columns[:, len(own) + query.wants] = 1
    columns[:, len(own) + len(Wants) :] = shelf.row_marks.take(c.rows, 0)
    return columns


def _best_alone_and_beyond(c: Candidates) -> Matrix:
    """The three highest values of each paragraph (2 × 3 × paragraphs), the lowest repeated where it
    has fewer."""
    picks = np.minimum(_THREE, c.size - 1) + c.start[:-1]
    best: Matrix = c.close[_ALONE_AND_BEYOND, c.best_first[::5].take(picks, 1)]
    return best
