"""What is measured of each candidate paragraph, for the fitted weights to judge."""

import numpy as np
from numpy.typing import NDArray

from bot.article.rules.candidates import Candidates
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


def measure_rows(query: Query, shelf: ArticleShelf, c: Candidates, looks: Matrix) -> Matrix:
    """Paragraphs × ROW_COLUMNS. `looks` are the scores of the first look."""
    total = max(float(query.rarity.sum()), 1e-9)
    starts = c.start[:-1]
    reach = np.maximum(c.hits, c.title_hits[:, c.owner])
    reached = np.maximum.reduceat(reach, starts, axis=1)
    body_held = np.maximum.reduceat(c.hits, starts, axis=1)
    outside = 1 - c.title_hits
    gone = query.rarity[:, None] * (1 - reached)
    beyond_weight = query.rarity @ outside
    together = np.maximum.reduceat(query.rarity @ reach, starts) / total
    best = _best(c.alone, c)
    best_beyond = _best(c.beyond, c)
    marks = shelf.marks[c.lines]
    met = meets(query, marks)
    fails = 1 - np.maximum.reduceat(met, starts) if met is not None else 0.0
    size = c.size.astype(np.float32)
    wants = np.zeros(len(Wants), np.float32)
    wants[query.wants] = 1
    own = (
        looks, c.paragraph, c.body, c.title,
        best[0], best[1], best.sum(axis=0) / 3, np.add.reduceat(c.alone, starts) / size,
        np.maximum.reduceat(c.titled, starts), np.add.reduceat(c.titled, starts) / size,
        best_beyond[0], (best_beyond[0] + best_beyond[1]) / 2,
        np.add.reduceat(c.beyond, starts) / size, c.body_beyond,
        query.rarity @ reached / total, together, gone.sum(axis=0), gone.max(axis=0, initial=0),
        (1 - reached).sum(axis=0), float(len(query.ids)), total,
        query.rarity @ (body_held * outside) / (beyond_weight + 0.2), beyond_weight,
        outside.sum(axis=0), query.rarity @ c.title_hits / total, outside.sum(axis=0) == 0, fails,
    )  # fmt: skip
    columns = np.empty((len(c.rows), len(ROW_COLUMNS)), np.float32)
    for number, value in enumerate(own):
        columns[:, number] = value
    columns[:, len(own) : len(own) + len(Wants)] = wants
    columns[:, len(own) + len(Wants) :] = shelf.row_marks[c.rows]
    return columns


def _best(values: Matrix, c: Candidates) -> Matrix:
    """The three highest values of each paragraph, the lowest repeated where it has fewer."""
    order = np.lexsort((-values, c.owner))
    ranked = values[order]
    picks: NDArray[np.int32] = np.minimum(np.arange(3)[:, None], c.size - 1) + c.start[:-1]
    best: Matrix = ranked[picks]
    return best
