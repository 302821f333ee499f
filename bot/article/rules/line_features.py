"""What is measured of each candidate sentence, for the fitted weights to judge."""

import numpy as np

from bot.article.rules.candidates import CLOSE, Candidates
from bot.article.rules.index import Matrix
from bot.article.rules.marks import OFFERS, Wants
from bot.article.rules.query import Query
from bot.article.rules.shelf import LINE_PLACES, ArticleShelf

_RELATIVE = 5
"""The first so many of CLOSE are held against the others in the paragraph."""

_EACH = np.arange(_RELATIVE)[:, None]

_OFFERED = {name: number for number, name in enumerate(OFFERS, len(LINE_PLACES))}
"""The columns of `line_marks` that tell what a sentence offers."""

_MEETS = {
    Wants.TIME: _OFFERED["time"],
    Wants.AMOUNT: _OFFERED["amount"],
    Wants.REASON: _OFFERED["reason"],
    Wants.PLACE: _OFFERED["place"],
    Wants.PERSON: _OFFERED["person"],
}

LINE_COLUMNS = (
    *CLOSE[:_RELATIVE], "beside", "paragraph",
    *(f"{name}_z" for name in CLOSE[:_RELATIVE]), *(f"{name}_place" for name in CLOSE[:_RELATIVE]),
    *LINE_PLACES,
    *(f"offers_{name}" for name in OFFERS), "length", "under_six", "under_four", "unended",
    "points_back", "meets", "fails", "defines",
)  # fmt: skip
"""Cosines with the question (see Candidates); the rarity-weighted share of the question's words
that stand in the sentence, without and with its title; five of these again as distance from the
paragraph's mean in standard deviations (`_z`) and as place within it, 0 being the best (`_place`);
where the sentence stands; its marks; whether they meet what the question wants."""


def meets(query: Query, line_marks: Matrix) -> Matrix | None:
    """For each sentence 1 if it offers what the question wants; None if nothing special is."""
    column = _MEETS.get(query.wants)
    return None if column is None else line_marks[:, column]


def measure_lines(query: Query, shelf: ArticleShelf, c: Candidates) -> Matrix:
    """Sentences × LINE_COLUMNS."""
    columns = np.empty((len(LINE_COLUMNS), len(c.lines)), np.float32)
    columns[:5] = c.close[:_RELATIVE]
    columns[5], columns[6] = c.beside, c.paragraph[c.owner]
    columns[7:12] = _spread(c)
    columns[12:17] = _place(c)
    marks = shelf.line_marks.take(c.lines, 0)
    columns[17:-3] = marks.T
    met = meets(query, marks)
    columns[-3:] = 0
    if met is not None:
        columns[-3], columns[-2] = met, 1 - met
    if query.wants is Wants.MEANING:
        starts = c.start[:-1]
        columns[-1, starts] = marks[starts, _OFFERED["meaning"]]
    return columns.T


def _spread(c: Candidates) -> Matrix:
    """How far each value of `close` is from its paragraph's mean, in standard deviations."""
    off = c.close[:_RELATIVE] - c.mean[:_RELATIVE].take(c.owner, 1)
    variance = np.add.reduceat(off * off, c.start[:-1], axis=1) / c.size.astype(np.float32)
    off /= (np.sqrt(variance) + 1e-6).take(c.owner, 1)
    return off


def _place(c: Candidates) -> Matrix:
    """The place of each value of `close` within its paragraph, from 0 (the best) to 1."""
    places = np.empty((_RELATIVE, len(c.lines)), np.float32)
    places[_EACH, c.best_first[:_RELATIVE]] = c.inside / np.maximum(c.size - 1, 1)[c.owner]
    return places
