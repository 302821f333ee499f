"""The candidates' sentences side by side, with their closeness to the question measured once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.core.article.index import Matrix
from bot.core.article.query import NOWHERE, Query
from bot.core.article.shelf import Ids, Shelf

_TINY = np.float32(1e-9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Paragraphs (`rows`, k of them) and all their sentences (`lines`, m, grouped by paragraph).

    `start` (k+1) bounds each paragraph's sentences; `owner` (m) is a sentence's paragraph among
    the k, `inside` (m) its place in it. Cosines with the question: `alone` of a sentence,
    `titled` with its title, `joined` with the sentence before it (the title for the first),
    `beside` the mean of its neighbours; `title` (k) of the title, `body` (k) of the paragraph
    without it, `paragraph` (k) with it. `beyond` (m) and `body_beyond` (k) are the cosines of what
    is left of sentence, body and question when the title's direction is taken out of them.
    `hits` (terms × m) and `title_hits` (terms × k) say which of the question's words stand there.
    """

    rows: Ids
    lines: Ids
    start: Ids
    owner: NDArray[np.signedinteger]
    inside: NDArray[np.signedinteger]
    size: Ids
    alone: Matrix
    titled: Matrix
    joined: Matrix
    beside: Matrix
    title: Matrix
    body: Matrix
    paragraph: Matrix
    beyond: Matrix
    body_beyond: Matrix
    hits: Matrix
    title_hits: Matrix


def gather(query: Query, shelf: Shelf, rows: Ids) -> Candidates:
    """Lay out some paragraphs' sentences and measure how close they come to the question."""
    size = shelf.first_line[rows + 1] - shelf.first_line[rows]
    start = np.zeros(len(rows) + 1, np.int32)
    np.cumsum(size, out=start[1:])
    owner = np.repeat(np.arange(len(rows)), size)
    inside = np.arange(start[-1]) - start[owner]
    lines = shelf.first_line[rows][owner] + inside.astype(np.int32)
    articles = shelf.article_of[rows]
    opens, closes = inside == 0, inside == (size - 1)[owner]

    sums, titles = shelf.sums[lines], shelf.title_sums[articles]
    raw, title_raw = sums @ query.vector, titles @ query.vector
    square, title_square = _dot(sums, sums), _dot(titles, titles)
    with_title = _dot(sums, titles[owner])
    alone = raw / _root(square)
    titled = (raw + title_raw[owner]) / _root(square + title_square[owner] + 2 * with_title)

    before = np.maximum(np.arange(len(lines)) - 1, 0)
    after = np.minimum(np.arange(len(lines)) + 1, len(lines) - 1)
    with_before = np.where(opens, with_title, _dot(sums, sums[before]))
    raw_before = np.where(opens, title_raw[owner], raw[before])
    square_before = np.where(opens, title_square[owner], square[before])
    joined = (raw + raw_before) / _root(square + square_before + 2 * with_before)
    neighbours = 2 - opens.astype(np.float32) - closes
    near = np.where(opens, 0, alone[before]) + np.where(closes, 0, alone[after])
    beside = np.where(neighbours > 0, near / np.maximum(neighbours, 1), alone)

    bodies = np.add.reduceat(sums, start[:-1], axis=0)
    body_square, body_title = _dot(bodies, bodies), _dot(bodies, titles)
    title = title_raw / _root(title_square)
    body = bodies @ query.vector / _root(body_square)
    body_tilt = body_title / _root(body_square) / _root(title_square)
    tilt = with_title / _root(square) / _root(title_square)[owner]
    hits, title_hits = _hits(query, shelf, lines, articles)
    return Candidates(
        rows=rows,
        lines=lines,
        start=start,
        owner=owner,
        inside=inside,
        size=size,
        alone=alone,
        titled=titled,
        joined=joined,
        beside=beside,
        title=title,
        body=body,
        paragraph=shelf.row_vectors[rows] @ query.vector,
        beyond=_beyond(alone, tilt, title[owner]),
        body_beyond=_beyond(body, body_tilt, title),
        hits=hits,
        title_hits=title_hits,
    )


def _dot(a: Matrix, b: Matrix) -> Matrix:
    product: Matrix = np.einsum("ij,ij->i", a, b)
    return product


def _root(square: Matrix) -> Matrix:
    root: Matrix = np.sqrt(np.maximum(square, _TINY))
    return root


def _beyond(near: Matrix, tilt: Matrix, title: Matrix) -> Matrix:
    """The cosine of two unit vectors once the title's direction is taken out of both, from their
    cosine (`near`) and each one's cosine with the title (`tilt`, `title`)."""
    left: Matrix = (near - tilt * title) / _root((1 - tilt**2) * (1 - title**2))
    return np.clip(left, -1, 1)


def _hits(query: Query, shelf: Shelf, lines: Ids, articles: Ids) -> tuple[Matrix, Matrix]:
    """Which of the question's words stand in each sentence, and in each candidate's title."""
    first, last = shelf.first_term[lines], shelf.first_term[lines + 1]
    size = last - first
    bounds = np.concatenate([[0], np.cumsum(size)])
    owner = np.repeat(np.arange(len(lines)), size)
    term = shelf.term_ids[np.arange(bounds[-1]) - bounds[owner] + first[owner]]
    hits = np.zeros((len(query.ids), len(lines)), np.float32)
    title_hits = np.zeros((len(query.ids), len(articles)), np.float32)
    for position, wanted in enumerate(query.ids):
        if wanted != NOWHERE:
            hits[position, owner[term == wanted]] = 1
            title_hits[position] = [wanted in shelf.title_ids[a] for a in articles]
    return hits, title_hits
