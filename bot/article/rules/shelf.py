"""All the articles a question may be put to, laid out for search: words, meanings, positions.

A paragraph's words are weighed by BM25 (Robertson and Zaragoza 2009) with k1 and b below, over
the paragraph with its article's title and its own heading counted twice.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from bot.article.rules.index import ArticleIndex, Matrix
from bot.article.rules.marks import MARKS

K1, B = 1.2, 0.75
ABOVE_WEIGHT = 2

Ids = NDArray[np.int32]

ROW_MARKS = (
    "lines", "words", "title_opens", "title_density", "defined", "introduces", "solo", "rows",
)  # fmt: skip
"""What can be said of a paragraph before any question: log of its sentences and of its words; the
share of its title's words among its first words, and the share of its sentences that hold any;
whether its first sentence says that something is something, and both together; whether it is all
its article has, and the log of how many paragraphs there are."""

LINE_PLACES = ("first", "second", "early", "through", "last", "lines")
"""Where a sentence stands in its paragraph: whether first, second; how near the beginning, as a
share that falls and as one that rises; whether last; of how many."""

_OPENING = 8
"""Words at the beginning of a paragraph among which its subject is named."""

_DEFINES = re.compile(r"\b(?:is|was|are|were) (?:a|an|the|one)\b")


TITLE_MEANING = 0.4
"""Weight of the title's meaning beside the paragraph's in the first look."""

_TINY = np.float32(1e-9)


class Geometry(Struct, frozen=True, kw_only=True):
    """Lengths and cosines that no question changes. Lengths (`lines`, three rows): of each line, of
    its sum with its heading, of its sum with what stands before it in its paragraph (the heading
    before the first); of each row's sum of lines (`row`), of each heading (`title`). Cosines with
    the heading: `line_tilt` and `row_tilt`. `beside` is what each of a line's neighbours in its
    paragraph is of their mean, a half or 1."""

    lines: Matrix
    beside: Matrix
    line_tilt: Matrix
    row: Matrix
    row_tilt: Matrix
    title: Matrix


class ArticleShelf(Struct, frozen=True, kw_only=True):
    """Articles side by side. A row is a paragraph, a line a sentence; both count from 0.

    `first_line` has one entry more than there are rows, so row r holds lines
    `first_line[r]:first_line[r + 1]`; likewise `first_row` for articles. `row_terms` are the ids of
    a row's words, line by line and then those of its title and heading; `row_sizes` says how many
    there are of each.
    `look_vectors` are a paragraph's meaning with TITLE_MEANING times its title's added, for the
    first look. `row_marks` has ROW_MARKS for columns, `line_marks` LINE_PLACES and then `marks`.
    `above_of` says which heading stands over a row: its article's title where none does.
    """

    articles: tuple[ArticleIndex, ...]
    first_row: Ids
    article_of: Ids
    first_line: Ids
    row_terms: tuple[Ids, ...]
    row_sizes: tuple[Ids, ...]
    vocabulary: dict[str, int]
    rarity: Matrix
    postings: dict[int, tuple[Ids, Matrix]]
    row_vectors: Matrix
    look_vectors: Matrix
    above_of: Ids
    above_vectors: Matrix
    geometry: Geometry
    row_marks: Matrix
    vectors: Matrix
    line_marks: Matrix

    def rows_of(self, slugs: Sequence[str]) -> Ids | None:
        """The rows of some articles; None means all."""
        if not slugs:
            return None
        chosen = [
            np.arange(self.first_row[i], self.first_row[i + 1], dtype=np.int32)
            for i, article in enumerate(self.articles)
            if article.slug in slugs
        ]
        return np.concatenate(chosen) if chosen else np.zeros(0, np.int32)

    def lines_of(self, row: int) -> tuple[str, ...]:
        """The sentences of a row."""
        position = self.article_of.item(row)
        start = self.first_line.item(self.first_row.item(position))
        first, end = self.first_line.item(row) - start, self.first_line.item(row + 1) - start
        return self.articles[position].sentences[first:end]

    def line_text(self, row: int, inside: int) -> str:
        """The words of a row's line; `inside` counts its lines from 0."""
        return self.lines_of(row)[inside]


def unit(vectors: Matrix) -> Matrix:
    """Rows scaled to length 1; a row of zeros stays so."""
    length = np.sqrt(np.einsum("...i,...i->...", vectors, vectors))[..., None]
    scaled: Matrix = vectors / np.maximum(length, np.float32(1e-9))
    return scaled


def arrange(articles: Iterable[ArticleIndex]) -> ArticleShelf:
    """Set indexed articles side by side. Some milliseconds a hundred: not for the event loop."""
    shelved = tuple(articles)
    vocabulary: dict[str, int] = {}
    row_terms: list[Ids] = []
    row_sizes: list[Ids] = []
    first_line, first_row, article_of = [0], [0], []
    row_words: list[list[int]] = []
    above_of: list[int] = []
    titles: list[int] = []
    headings = 0
    for position, article in enumerate(shelved):
        known = [
            [vocabulary.setdefault(t, len(vocabulary)) for t in terms]
            for terms in article.above_terms
        ]
        lines_of = np.searchsorted(article.paragraph, np.arange(len(article.under) + 1))
        for under, (start, end) in zip(article.under.tolist(), pairwise(lines_of), strict=True):
            in_heading = known[0] + known[under] if under else known[0]
            ids: list[int] = []
            for terms in article.terms[start:end]:
                ids += [vocabulary.setdefault(t, len(vocabulary)) for t in terms]
            row_words.append(in_heading * ABOVE_WEIGHT + ids)
            row_terms.append(np.array(ids + in_heading, np.int32))
            sizes = [*map(len, article.terms[start:end]), len(in_heading)]
            row_sizes.append(np.array(sizes, np.int32))
            first_line.append(first_line[-1] + int(end - start))
            article_of.append(position)
            above_of.append(headings + under)
            titles.append(headings)
        first_row.append(len(article_of))
        headings += len(article.above)
    width = shelved[0].vectors.shape[1] if shelved else 0
    vectors = _stack([a.vectors for a in shelved], width)
    above = _stack([a.above_vectors for a in shelved], width).astype(np.float32)
    postings, rarity = _weigh(row_words, len(vocabulary))
    over, line_starts = np.array(above_of, np.int32), np.array(first_line, np.int32)
    bodies = _row_sums(vectors, line_starts)
    row_vectors = unit(bodies + above[over])
    look_vectors = row_vectors + TITLE_MEANING * above[titles]
    look_vectors += np.where(over != titles, np.float32(TITLE_MEANING), 0)[:, None] * above[over]
    return ArticleShelf(
        articles=shelved,
        first_row=np.array(first_row, np.int32),
        article_of=np.array(article_of, np.int32),
        first_line=line_starts,
        row_terms=tuple(row_terms),
        row_sizes=tuple(row_sizes),
        vocabulary=vocabulary,
        rarity=rarity,
        postings=postings,
        row_vectors=row_vectors,
        look_vectors=look_vectors,
        above_of=over,
        above_vectors=above,
        geometry=_geometry(vectors, bodies, above, over, line_starts),
        row_marks=_row_marks(shelved),
        vectors=vectors,
        line_marks=_line_marks(shelved, line_starts),
    )


def _geometry(vectors: Matrix, bodies: Matrix, above: Matrix, over: Ids, starts: Ids) -> Geometry:
    over_line = np.repeat(over, np.diff(starts))
    square, title_square = dots(vectors, vectors), dots(above, above)
    with_title = dots(vectors, above[over_line])
    before, square_before = np.zeros_like(square), np.zeros_like(square)
    before[1:], square_before[1:] = dots(vectors[1:], vectors[:-1]), square[:-1]
    before[starts[:-1]], square_before[starts[:-1]] = with_title[starts[:-1]], title_square[over]
    beside = np.full_like(square, 0.5)
    beside[starts[:-1]] = beside[starts[1:] - 1] = 1
    titled, joined = (
        square + title_square[over_line] + 2 * with_title,
        square + square_before + 2 * before,
    )
    lines = root(np.stack([square, titled, joined]))
    row, title = root(dots(bodies, bodies)), root(title_square)
    return Geometry(
        lines=lines,
        beside=beside,
        line_tilt=with_title / lines[0] / title[over_line],
        row=row,
        row_tilt=dots(bodies, above[over]) / row / title[over],
        title=title,
    )


def root(square: Matrix) -> Matrix:
    """Square roots that one may divide by."""
    lengths: Matrix = np.sqrt(np.maximum(square, _TINY))
    return lengths


def dots(a: Matrix, b: Matrix) -> Matrix:
    """The scalar product of each row of one with that of the other."""
    product: Matrix = np.einsum("ij,ij->i", a, b, dtype=np.float32)
    return product


def _stack(parts: Sequence[Matrix], width: int) -> Matrix:
    return np.concatenate(parts) if parts else np.zeros((0, width), np.float32)


def _row_sums(sums: Matrix, first_line: Ids) -> Matrix:
    if len(first_line) == 1:
        return np.zeros((0, sums.shape[1]), np.float32)
    return np.add.reduceat(sums, first_line[:-1], axis=0, dtype=np.float32)


def _weigh(
    row_words: Sequence[Sequence[int]], terms: int
) -> tuple[dict[int, tuple[Ids, Matrix]], Matrix]:
    """For each term the rows that hold it with their BM25 weights, and the term's rarity (idf); the
    last is that of a term which no row holds."""
    rows = len(row_words)
    length = np.array([len(words) for words in row_words], np.float32)
    owner = np.repeat(np.arange(rows), length.astype(np.int64))
    term = np.fromiter(chain.from_iterable(row_words), np.int64, count=len(owner))
    pairs, often = np.unique(term * max(rows, 1) + owner, return_counts=True)
    term, row = np.divmod(pairs, max(rows, 1))
    in_rows = np.bincount(term, minlength=terms + 1)
    rarity = np.log1p((rows - in_rows + 0.5) / (in_rows + 0.5)).astype(np.float32)
    norm = K1 * (1 - B + B * length / max(float(length.mean()), 1.0)) if rows else length
    weight = (rarity[term] * often * (K1 + 1) / (often + norm[row])).astype(np.float32)
    starts = np.searchsorted(term, np.arange(terms + 1))
    postings = {
        t: (row[a:b].astype(np.int32), weight[a:b]) for t, (a, b) in enumerate(pairwise(starts))
    }
    return postings, rarity


def _line_marks(articles: Sequence[ArticleIndex], starts: Ids) -> Matrix:
    if not articles:
        return np.zeros((0, len(LINE_PLACES) + MARKS), np.float32)
    size = np.repeat(np.diff(starts), np.diff(starts))
    inside = np.arange(len(size)) - np.repeat(starts[:-1], np.diff(starts))
    places = (
        inside == 0, inside == 1, 1 / (1 + inside), inside / size, inside == size - 1,
        np.minimum(size, 20) / 10,
    )  # fmt: skip
    marks = np.concatenate([a.marks for a in articles])
    return np.column_stack([*places, marks]).astype(np.float32)


def _row_marks(articles: Sequence[ArticleIndex]) -> Matrix:
    rows = []
    for article in articles:
        title = frozenset(article.above_terms[0])
        bounds = np.flatnonzero(np.diff(article.paragraph, prepend=-1)).tolist()
        for start, end in pairwise([*bounds, len(article.sentences)]):
            lines = article.terms[start:end]
            opens = len(title.intersection(lines[0][:_OPENING])) / max(len(title), 1)
            defines = _DEFINES.search(article.sentences[start]) is not None
            rows.append(
                (
                    np.log(end - start),
                    np.log1p(sum(map(len, lines))),
                    opens,
                    sum(not title.isdisjoint(line) for line in lines) / (end - start),
                    defines,
                    opens * defines,
                    len(bounds) == 1,
                    np.log(len(bounds)),
                )
            )
    return np.array(rows, np.float32).reshape(-1, len(ROW_MARKS))
