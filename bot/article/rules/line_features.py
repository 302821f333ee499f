"""What is measured of each candidate sentence, for the fitted weights to judge."""

import numpy as np

from bot.article.rules.candidates import Candidates
from bot.article.rules.index import Matrix
from bot.article.rules.marks import OFFERS, Wants
from bot.article.rules.query import Query
from bot.article.rules.shelf import ArticleShelf

_MEETS = {
    Wants.TIME: OFFERS.index("time"),
    Wants.AMOUNT: OFFERS.index("amount"),
    Wants.REASON: OFFERS.index("reason"),
    Wants.PLACE: OFFERS.index("place"),
    Wants.PERSON: OFFERS.index("person"),
}
_MEANING = OFFERS.index("meaning")

_RELATIVE = ("alone", "titled", "joined", "overlap", "overlap_titled")

LINE_COLUMNS = (
    "alone", "titled", "joined", "overlap", "overlap_titled", "beside", "paragraph",
    *(f"{name}_z" for name in _RELATIVE), *(f"{name}_place" for name in _RELATIVE),
    "first", "second", "early", "through", "last", "lines",
    *(f"offers_{name}" for name in OFFERS), "length", "under_six", "under_four", "unended",
    "points_back", "meets", "fails", "defines",
)  # fmt: skip
"""Cosines with the question (see Candidates); the rarity-weighted share of the question's words
that stand in the sentence, without and with its title; five of these again as distance from the
paragraph's mean in standard deviations (`_z`) and as place within it, 0 being the best (`_place`);
where the sentence stands; its marks; whether they meet what the question wants."""


def meets(query: Query, marks: Matrix) -> Matrix | None:
    """For each sentence 1 if it offers what the question wants; None if nothing special is."""
    column = _MEETS.get(query.wants)
    return None if column is None else marks[:, column]


def measure_lines(query: Query, shelf: ArticleShelf, c: Candidates) -> Matrix:
    """Sentences × LINE_COLUMNS."""
    total = max(float(query.rarity.sum()), 1e-9)
    overlap = query.rarity @ c.hits / total
    overlap_titled = query.rarity @ np.maximum(c.hits, c.title_hits[:, c.owner]) / total
    close = np.stack([c.alone, c.titled, c.joined, overlap, overlap_titled])
    size = c.size[c.owner]
    marks = shelf.marks[c.lines]
    met = meets(query, marks)
    none = np.zeros(len(c.lines), np.float32)
    defines = marks[:, _MEANING] * (c.inside == 0) if query.wants is Wants.MEANING else none
    columns = np.empty((len(LINE_COLUMNS), len(c.lines)), np.float32)
    columns[:5] = close
    columns[5], columns[6] = c.beside, c.paragraph[c.owner]
    columns[7:12] = _spread(close, c)
    columns[12:17] = _place(close, c)
    own = (
        c.inside == 0, c.inside == 1, 1 / (1 + c.inside), c.inside / size, c.inside == size - 1,
        np.minimum(size, 20) / 10,
    )  # fmt: skip
    for number, value in enumerate(own, 17):
        columns[number] = value
    columns[23:-3] = marks.T
    columns[-3] = none if met is None else met
    columns[-2] = none if met is None else 1 - met
    columns[-1] = defines
    return columns.T


def _spread(values: Matrix, c: Candidates) -> Matrix:
    """Each value's distance from its paragraph's mean, in standard deviations."""
    size = c.size.astype(np.float32)
    mean = np.add.reduceat(values, c.start[:-1], axis=1) / size
    off = values - mean[:, c.owner]
    deviation = np.sqrt(np.add.reduceat(off * off, c.start[:-1], axis=1) / size)
    spread: Matrix = off / (deviation + 1e-6)[:, c.owner]
    return spread


def _place(values: Matrix, c: Candidates) -> Matrix:
    """Each value's place within its paragraph, from 0 (the best) to 1."""
    rising = np.arange(len(c.owner)) - c.start[c.owner]
    order = np.argsort(4 * c.owner - values, axis=1, kind="stable")  # values lie within ±1
    places = np.empty_like(values)
    np.put_along_axis(places, order, rising[None, :].astype(np.float32), axis=1)
    ranked: Matrix = places / np.maximum(c.size - 1, 1)[c.owner]
    return ranked
