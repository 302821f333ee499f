"""What the fitted weights say of sentences and paragraphs: how likely each is to answer."""

from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct

from bot.article.rules.candidates import Candidates, gather
from bot.article.rules.index import Embed, Matrix
from bot.article.rules.line_features import LINE_COLUMNS, measure_lines
from bot.article.rules.query import Query, prepare
from bot.article.rules.row_features import ROW_COLUMNS, measure_rows
from bot.article.rules.search import first_look
from bot.article.rules.shelf import ArticleShelf, Ids

LINE_BACKED = ("line_best", "line_second", "line_sum")
"""What the judgement of its sentences says of a paragraph: the log-odds of the best and of the
second best, and the log of how many sentences are expected to answer."""

GIVEN_COLUMNS = (*ROW_COLUMNS, *LINE_BACKED)


class Linear(Struct, frozen=True, eq=False):
    """A weight for each column and one for all: their sum is a log-odds."""

    weights: Matrix
    intercept: float

    def __call__(self, measured: Matrix) -> Matrix:
        odds: Matrix = measured.dot(self.weights)
        odds += self.intercept
        return odds


class Weights(Struct, frozen=True, kw_only=True, eq=False):
    """`line`: does a sentence answer? `right`: is a paragraph the one that the question is about?
    `given`: does it answer, if it is? Made by bench/answers/fitting.py; see docs/answers.md."""

    line: Linear
    right: Linear
    given: Linear


def weights_of(table: Mapping[str, Mapping[str, float]]) -> Weights:
    """Weights from a table of columns by name. Raises ValueError when the names do not match."""
    return Weights(
        line=linear_of(table["line"], LINE_COLUMNS),
        right=linear_of(table["right"], ROW_COLUMNS),
        given=linear_of(table["given"], GIVEN_COLUMNS),
    )


def linear_of(table: Mapping[str, float], columns: Sequence[str]) -> Linear:
    """Weights from a table by name. Raises ValueError when the names are not the columns."""
    named = {name: value for name, value in table.items() if name != "intercept"}
    if set(named) != set(columns):
        raise ValueError(f"weights for other columns: {sorted(set(named) ^ set(columns))}")
    weights = np.array([named[name] for name in columns], np.float32)
    return Linear(weights, table["intercept"])


class Measured(Struct, frozen=True, kw_only=True, eq=False):
    """A question beside its candidates, with their scores in the first look (best first)."""

    query: Query
    candidates: Candidates
    looks: Matrix
    lines: Matrix
    rows: Matrix


def measure(
    question: str, shelf: ArticleShelf, embed: Embed, within: Ids | None = None
) -> Measured | None:
    """Measure a question's candidates among the rows `within` (all, if None); None if there are
    no paragraphs to search."""
    query = prepare(question, shelf, embed)
    rows, looks = first_look(query, shelf, within)
    return measure_these(query, shelf, rows, looks) if len(rows) else None


def measure_these(query: Query, shelf: ArticleShelf, rows: Ids, looks: Matrix) -> Measured:
    """Measure these paragraphs and no others."""
    candidates = gather(query, shelf, rows)
    return Measured(
        query=query,
        candidates=candidates,
        looks=looks,
        lines=measure_lines(query, shelf, candidates),
        rows=measure_rows(query, shelf, candidates, looks),
    )


class Judged(Struct, frozen=True, kw_only=True, eq=False):
    """Probabilities, 0 to 1: of each candidate sentence (`line`) and paragraph (`right`, `given`:
    see Weights)."""

    line: Matrix
    right: Matrix
    given: Matrix


def judge(measured: Measured, weights: Weights) -> Judged:
    """Weigh what was measured."""
    odds = weights.line(measured.lines)
    line = chance(odds)
    backed = line_backed(odds, line, measured.candidates)
    rows = np.concatenate([measured.rows, backed], axis=1)
    right, given = chance(np.array([weights.right(measured.rows), weights.given(rows)]))
    return Judged(line=line, right=right, given=given)


def line_backed(odds: Matrix, line: Matrix, c: Candidates) -> Matrix:
    """Paragraphs × LINE_BACKED, from the log-odds and the probabilities of all sentences."""
    starts = c.start[:-1]
    best = np.maximum.reduceat(odds, starts)
    others = odds.copy()
    others[odds >= best[c.owner]] = -9
    second = np.maximum.reduceat(others, starts)
    expected = np.log(np.add.reduceat(line, starts) + np.float32(1e-6))
    return np.array([best, second, expected]).T


def chance(odds: Matrix) -> Matrix:
    """Log-odds as probabilities."""
    probability: Matrix = 1 / (1 + np.exp(-odds))
    return probability
