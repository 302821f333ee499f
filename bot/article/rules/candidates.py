"""The candidates' sentences side by side, with their closeness to the question measured once."""

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from bot.article.rules.index import Matrix
from bot.article.rules.query import NOWHERE, Query
from bot.article.rules.shelf import ArticleShelf, Ids

_TINY = np.float32(1e-9)


class Candidates(Struct, frozen=True, kw_only=True):
    """Paragraphs (`rows`, k of them) and all their sentences (`lines`, m, grouped by paragraph).

    `start` (k+1) bounds each paragraph's sentences; `owner` (m) is a sentence's paragraph among
    the k, `inside` (m) its place in it. Cosines with the question: `alone` of a sentence,
    `titled` with what stands above it (its heading, the title where it has none), `joined` with
    the sentence before it (the heading for the first), `beside` the mean of its neighbours; `title`
    (k) of the heading, `body` (k) of the paragraph
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


def sentence(shelf: ArticleShelf, c: Candidates, i: int) -> str:
    """The words of candidate sentence `i`."""
    return shelf.line_text(c.rows.item(c.owner.item(i)), c.inside.item(i))


def sentences(shelf: ArticleShelf, c: Candidates) -> list[str]:
    """The words of all candidate sentences."""
    return [sentence(shelf, c, i) for i in range(len(c.lines))]


def gather(query: Query, shelf: ArticleShelf, rows: Ids) -> Candidates:
    """Lay out some paragraphs' sentences and measure how close they come to the question."""
    size = shelf.first_line[rows + 1] - shelf.first_line[rows]
    start = np.zeros(len(rows) + 1, np.int32)
    np.cumsum(size, out=start[1:])
    owner = np.repeat(np.arange(len(rows)), size)
    here = np.arange(start[-1])
    inside = here - start[owner]
    lines = (shelf.first_line[rows] - start[:-1])[owner] + here
    over = shelf.above_of[rows]
    opens, closes = inside == 0, inside == (size - 1)[owner]

    geometry = shelf.geometry
    starts = start[:-1]
    raw = shelf.vectors[lines].astype(np.float32) @ query.vector
    title_raw = shelf.above_vectors[over] @ query.vector
    square, title_square = geometry.line[lines], geometry.title[over]
    with_title, with_before = geometry.line_title[lines], geometry.line_before[lines]
    above, above_square = title_raw[owner], title_square[owner]
    length = _root(square)
    alone = raw / length
    titled = (raw + above) / _root(square + above_square + 2 * with_title)

    before, after = here - 1, (here + 1) % len(lines)  # the ends wrap round, and are masked
    raw_before = np.where(opens, above, raw[before])
    square_before = np.where(opens, above_square, square[before])
    joined = (raw + raw_before) / _root(square + square_before + 2 * with_before)
    neighbours = 2 - opens.astype(np.float32) - closes
    near = np.where(opens, 0, alone[before]) + np.where(closes, 0, alone[after])
    beside = np.where(neighbours > 0, near / np.maximum(neighbours, 1), alone)

    title_length, body_length = _root(title_square), _root(geometry.row[rows])
    title = title_raw / title_length
    body = np.add.reduceat(raw, starts) / body_length
    body_tilt = geometry.row_title[rows] / body_length / title_length
    tilt = with_title / length / title_length[owner]
    hits, title_hits = _hits(query, shelf, lines, rows)
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


def _root(square: Matrix) -> Matrix:
    root: Matrix = np.sqrt(np.maximum(square, _TINY))
    return root


def _beyond(near: Matrix, tilt: Matrix, title: Matrix) -> Matrix:
    """The cosine of two unit vectors once the title's direction is taken out of both, from their
    cosine (`near`) and each one's cosine with the title (`tilt`, `title`)."""
    remainder: Matrix = (near - tilt * title) / _root((1 - tilt**2) * (1 - title**2))
    return np.clip(remainder, -1, 1)


def _hits(query: Query, shelf: ArticleShelf, lines: Ids, rows: Ids) -> tuple[Matrix, Matrix]:
    """Which of the question's words stand in each sentence, and in each candidate's heading."""
    first, last = shelf.first_term[lines], shelf.first_term[lines + 1]
    size = last - first
    bounds = np.zeros(len(lines) + 1, np.int32)
    np.cumsum(size, out=bounds[1:])
    owner = np.repeat(np.arange(len(lines)), size)
    term = shelf.term_ids[np.arange(bounds[-1]) + np.repeat(first - bounds[:-1], size)]
    hits = np.zeros((len(query.ids), len(lines)), np.float32)
    title_hits = np.zeros((len(query.ids), len(rows)), np.float32)
    titles = [shelf.above_ids[row] for row in rows.tolist()]
    which, positions = np.nonzero(query.ids[:, None] == term)
    hits[which, owner[positions]] = 1
    for position, wanted in enumerate(query.ids.tolist()):
        if wanted != NOWHERE:
            title_hits[position] = [wanted in title for title in titles]
    return hits, title_hits
