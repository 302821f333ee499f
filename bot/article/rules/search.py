"""The first, quick look: which paragraphs could answer a question."""

import numpy as np

from bot.article.rules.index import Matrix
from bot.article.rules.query import Query
from bot.article.rules.shelf import ArticleShelf, Ids

CANDIDATES = 8
"""Paragraphs that get a closer look."""

_WORDS = 0.6
"""Weight of word overlap beside the paragraph's meaning (1) and the title's (TITLE_MEANING)."""


def first_look(query: Query, shelf: ArticleShelf, rows: Ids | None = None) -> tuple[Ids, Matrix]:
    """The best paragraphs, at most CANDIDATES, best first, and their scores.

    A score is BM25 over the most that this question could reach, plus the cosines of the question
    with the paragraph and with the title. `rows` restricts the search; None searches all.
    """
    if not len(shelf.article_of):
        return np.zeros(0, np.int32), np.zeros(0, np.float32)
    scores = shelf.look_vectors.dot(query.vector)
    share = np.float32(_WORDS / query.weight) if query.weight else np.float32(0)
    if query.all_ids:
        postings = [shelf.postings[term] for term in query.all_ids]
        holders = np.concatenate([rows for rows, _ in postings])
        weights = np.concatenate([weights for _, weights in postings])
        scores += share * np.bincount(holders, weights, minlength=len(scores))
    order = rows[_best(scores[rows])] if rows is not None else _best(scores).astype(np.int32)
    return order, scores[order]


def _best(scores: Matrix) -> np.ndarray[tuple[int, ...], np.dtype[np.intp]]:
    if len(scores) > CANDIDATES:
        some = scores.argpartition(-CANDIDATES)[-CANDIDATES:]
        return some[(-scores[some]).argsort(kind="stable")]
    return (-scores).argsort(kind="stable")
