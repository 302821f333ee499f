"""The candidates' sentences side by side, with their closeness to the question measured once."""

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from bot.article.rules.index import Matrix
from bot.article.rules.query import NOWHERE, Query
from bot.article.rules.shelf import ArticleShelf, Ids, root

_SIGN_AND_NUMBER = np.int32(-0x70002000)
_EXPONENTS_APART = np.float32(2.0**112)
"""Half precision counts exponents from 15, single precision from 127."""


CLOSE = ("alone", "titled", "joined", "overlap", "overlap_titled", "beyond")
"""How close a sentence comes to a question. Cosines: of the sentence `alone`, `titled` with what
stands above it (its heading, the title where it has none), `joined` with the sentence before it
(the heading for the first). The rarity-weighted share of the question's words that stand in it
(`overlap`), and that stand in it or above it. `beyond` is the cosine of what is left of sentence
and question when the heading's direction is taken out of both."""


class Candidates(Struct, frozen=True, kw_only=True):
    """Paragraphs (`rows`, k of them) and all their sentences (`lines`, m, grouped by paragraph).

    `start` (k+1) bounds each paragraph's sentences; `owner` (m) is a sentence's paragraph among
    the k, `inside` (m) its place in it. `close` is CLOSE × m, `mean` (CLOSE × k) its mean in each
    paragraph, and `best_first` the sentences of each paragraph in its order. Cosines with the
    question: `beside` (m) the mean of a sentence's neighbours; `title` (k) of the heading, `body`
    (k) of the paragraph without it, `paragraph` (k) with it, `body_beyond` (k) of the body beyond
    the heading. `hits` (terms × 2 × m) says which of the question's words stand in a sentence, and
    in it or above it; `title_hits` (terms × k) which stand in the heading.
    """

    rows: Ids
    lines: Ids
    start: Ids
    owner: NDArray[np.signedinteger]
    inside: NDArray[np.signedinteger]
    size: Ids
    close: Matrix
    mean: Matrix
    best_first: NDArray[np.intp]
    beside: Matrix
    title: Matrix
    body: Matrix
    paragraph: Matrix
    body_beyond: Matrix
    hits: Matrix
    title_hits: Matrix

    @property
    def alone(self) -> Matrix:
        """Each sentence's own cosine with the question."""
        alone: Matrix = self.close[0]
        return alone

    @property
    def joined(self) -> Matrix:
        """Each sentence's cosine with the question, with the sentence before it."""
        joined: Matrix = self.close[2]
        return joined


def sentence(shelf: ArticleShelf, c: Candidates, i: int) -> str:
    """The words of candidate sentence `i`."""
    return shelf.line_text(c.rows.item(c.owner.item(i)), c.inside.item(i))


def sentences(shelf: ArticleShelf, c: Candidates) -> list[str]:
    """The words of all candidate sentences."""
    return [sentence(shelf, c, i) for i in range(len(c.lines))]


def gather(query: Query, shelf: ArticleShelf, rows: Ids) -> Candidates:
    """Lay out some paragraphs' sentences and measure how close they come to the question."""
    first = shelf.first_line[rows]
    size = shelf.first_line[rows + 1] - first
    start = np.zeros(len(rows) + 1, np.int32)
    size.cumsum(out=start[1:])
    starts = start[:-1]
    owner = np.arange(len(rows)).repeat(size)
    inside = np.arange(len(owner)) - starts[owner]
    lines = first[owner] + inside
    over = shelf.above_of[rows]

    geometry = shelf.geometry
    raw = _widen(shelf.vectors.take(lines, 0)).dot(query.vector)
    title_raw = shelf.above_vectors.take(over, 0).dot(query.vector)
    title = title_raw / geometry.title[over]
    body = np.add.reduceat(raw, starts) / geometry.row[rows]
    hits, title_hits = _hits(query, shelf, rows, owner)

    close = np.empty((len(CLOSE), len(lines)), np.float32)
    close[:3] = raw
    close[1] += title_raw[owner]
    close[2, 1:] += raw[:-1]
    close[2, starts] = raw[starts] + title_raw
    close[:3] /= geometry.lines.take(lines, 1)
    shares = query.rarity.dot(hits.reshape(-1, 2 * len(lines))) / query.rarity_sum
    close[3:5] = shares.reshape(2, -1)
    alone = close[0]
    close[5] = _beyond(alone, geometry.line_tilt[lines], title[owner])
    return Candidates(
        rows=rows,
        lines=lines,
        start=start,
        owner=owner,
        inside=inside,
        size=size,
        close=close,
        mean=np.add.reduceat(close, starts, axis=1) / size.astype(np.float32),
        best_first=(4 * owner - close).argsort(axis=1, kind="stable"),  # they lie within ±1
        beside=_beside(alone, start, size, geometry.beside[lines]),
        title=title,
        body=body,
        paragraph=shelf.row_vectors.take(rows, 0).dot(query.vector),
        body_beyond=_beyond(body, geometry.row_tilt[rows], title),
        hits=hits,
        title_hits=title_hits,
    )


def _widen(halves: Matrix) -> Matrix:
    """Finite numbers of half precision in single precision: their bits moved into place, which is
    three times as fast as numpy's own conversion."""
    bits = halves.view(np.int16).astype(np.int32)
    bits <<= 13
    bits &= _SIGN_AND_NUMBER
    wide: Matrix = bits.view(np.float32) * _EXPONENTS_APART
    return wide


def _beside(alone: Matrix, start: Ids, size: Ids, part: Matrix) -> Matrix:
    """The mean of each sentence's neighbours, each being such a `part` of it; where it has none,
    its own value."""
    sides = np.zeros((2, len(alone)), np.float32)
    sides[0, 1:] = alone[:-1]
    sides[1, :-1] = alone[1:]
    sides[0, start[:-1]] = alone[start[:-1]] * (size == 1)
    sides[1, start[1:] - 1] = 0
    beside: Matrix = (sides[0] + sides[1]) * part
    return beside


def _beyond(near: Matrix, tilt: Matrix, title: Matrix) -> Matrix:
    """The cosine of two unit vectors once the title's direction is taken out of both, from their
    cosine (`near`) and each one's cosine with the title (`tilt`, `title`)."""
    remainder: Matrix = (near - tilt * title) / root((1 - tilt * tilt) * (1 - title * title))
    return np.minimum(np.maximum(remainder, -1), 1)


def _hits(
    query: Query, shelf: ArticleShelf, rows: Ids, owner: NDArray[np.signedinteger]
) -> tuple[Matrix, Matrix]:
    """The `hits` and `title_hits` of candidates."""
    numbers = rows.tolist()
    terms = np.concatenate([shelf.row_terms[row] for row in numbers])
    sizes = np.concatenate([shelf.row_sizes[row] for row in numbers])
    place_of = np.arange(len(sizes)).repeat(sizes)  # each paragraph's heading comes last
    asked_at = np.full(len(shelf.vocabulary) + 1, -1, np.int16)  # one more, for NOWHERE
    asked_at[query.ids] = np.arange(len(query.ids))
    asked_at[NOWHERE] = -1
    asked = asked_at[terms]
    held = (asked >= 0).nonzero()[0]
    found = np.zeros((len(query.ids), len(sizes)), np.float32)
    found[asked[held], place_of[held]] = 1
    lines = np.arange(len(owner)) + owner
    headings = np.ones(len(sizes), np.bool_)
    headings[lines] = False
    title_hits = found[:, headings]
    hits = np.empty((len(query.ids), 2, len(owner)), np.float32)
    hits[:, 0] = found.take(lines, 1)
    np.maximum(hits[:, 0], title_hits.take(owner, 1), out=hits[:, 1])
    return hits, title_hits
