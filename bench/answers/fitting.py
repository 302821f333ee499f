"""Makes the weights that judge sentences and paragraphs: three logistic regressions.

Each is fitted on standardised columns, and the standardising is folded into the weights, so that
the product multiplies once. The paragraph's columns that rest on the judgement of its sentences
are filled from models that never saw the paragraph, or they would look surer than they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from bench.answers.data import Question, folds
from bot.article.rules.index import Embed, Matrix
from bot.article.rules.judge import (
    GIVEN_COLUMNS,
    Linear,
    Measured,
    Weights,
    chance,
    line_backed,
    measure_these,
)
from bot.article.rules.line_features import LINE_COLUMNS
from bot.article.rules.query import prepare
from bot.article.rules.row_features import ROW_COLUMNS
from bot.article.rules.search import first_look
from bot.article.rules.shelf import ArticleShelf

STRENGTH = {"line": 0.01, "right": 0.05, "given": 0.03}
"""Inverse strength of the ridge penalty, chosen by cross-validation."""

INNER = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A question measured beside the paragraphs that came closest, and beside its own alone."""

    question: Question
    near: Measured
    own: Measured
    own_place: int | None
    answers: NDArray[np.bool_]


def measure_examples(
    questions: Sequence[Question], shelf: ArticleShelf, embed: Embed
) -> list[Example]:
    """Measure questions over a shelf of one-paragraph articles."""
    row_of = {article.slug: row for row, article in enumerate(shelf.articles)}
    examples = []
    for question in questions:
        query = prepare(question.text, shelf, embed)
        row = row_of[question.slug]
        rows, looks = first_look(query, shelf)
        alone, look = first_look(query, shelf, np.array([row], np.int32))
        own = measure_these(query, shelf, alone, look)
        place = np.flatnonzero(rows == row)
        examples.append(
            Example(
                question=question,
                near=measure_these(query, shelf, rows, looks),
                own=own,
                own_place=int(place[0]) if len(place) else None,
                answers=np.array([(0, i) in question.support for i in range(len(own.lines))]),
            )
        )
    return examples


def fit(examples: Sequence[Example], strength: dict[str, float] = STRENGTH) -> Weights:
    """Fit all three models on these examples."""
    line = _fit_line(examples, strength)
    rows, right = _right_rows(examples)
    return Weights(
        line=line,
        right=linear(rows, right, strength["right"]),
        given=_fit_given(examples, strength),
    )


def _fit_line(examples: Sequence[Example], strength: dict[str, float]) -> Linear:
    answerable = [e for e in examples if e.answers.any()]
    lines = np.concatenate([e.own.lines for e in answerable])
    return linear(lines, np.concatenate([e.answers for e in answerable]), strength["line"])


def _right_rows(examples: Sequence[Example]) -> tuple[Matrix, NDArray[np.bool_]]:
    rows, right = [], []
    for example in examples:
        rows.append(example.near.rows)
        places = np.arange(len(example.near.rows))
        right.append(places == (-1 if example.own_place is None else example.own_place))
    return np.concatenate(rows), np.concatenate(right)


def _fit_given(examples: Sequence[Example], strength: dict[str, float]) -> Linear:
    backed = np.zeros((len(examples), 3), np.float32)
    for held in folds(len(examples), INNER):
        out = set(held.tolist())
        line = _fit_line([e for i, e in enumerate(examples) if i not in out], strength)
        for i in held:
            own = examples[i].own
            odds = line(own.lines)
            backed[i] = line_backed(odds, chance(odds), own.candidates)[0]
    rows = np.concatenate([np.concatenate([e.own.rows for e in examples]), backed], axis=1)
    answerable = np.array([bool(e.answers.any()) for e in examples])
    return linear(rows, answerable, strength["given"])


def linear(columns: Matrix, truth: NDArray[np.bool_], strength: float) -> Linear:
    """A logistic regression on standardised columns, as weights for the columns as they are."""
    mean, spread = columns.mean(axis=0), columns.std(axis=0)
    spread = np.where(spread > 1e-6, spread, 1)
    model = LogisticRegression(C=strength, max_iter=2000)
    model.fit((columns - mean) / spread, truth)
    weights = np.where(columns.std(axis=0) > 1e-6, model.coef_[0] / spread, 0)
    return Linear(weights.astype(np.float32), float(model.intercept_[0] - weights @ mean))


def ridge(
    columns: Matrix, truth: NDArray[np.bool_], strength: float, each: Matrix, steps: int = 40
) -> Linear:
    """Like `linear`, with a weight for each row; by Newton's method, for few columns."""
    mean, spread = columns.mean(axis=0), columns.std(axis=0)
    scale = np.where(spread > 1e-6, spread, 1)
    scaled = np.column_stack([(columns - mean) / scale, np.ones(len(columns))]).astype(np.float64)
    penalty = np.eye(scaled.shape[1]) / strength
    penalty[-1, -1] = 1e-9
    found = np.zeros(scaled.shape[1])
    for _ in range(steps):
        expected = 1 / (1 + np.exp(-(scaled @ found)))
        slope = scaled.T @ (each * (expected - truth)) + penalty @ found
        bend = (scaled * (each * expected * (1 - expected))[:, None]).T @ scaled + penalty
        step = np.linalg.solve(bend, slope)
        found -= step
        if np.abs(step).max() < 1e-6:
            break
    weights = np.where(spread > 1e-6, found[:-1] / scale, 0)
    return Linear(weights.astype(np.float32), float(found[-1] - weights @ mean))


def table(weights: Weights) -> dict[str, dict[str, float]]:
    """Weights by the names of their columns, as the product keeps them."""
    named = (
        ("line", weights.line, LINE_COLUMNS),
        ("right", weights.right, ROW_COLUMNS),
        ("given", weights.given, GIVEN_COLUMNS),
    )
    return {
        name: {
            "intercept": round(linear.intercept, 5),
            **{c: round(float(w), 5) for c, w in zip(columns, linear.weights, strict=True)},
        }
        for name, linear, columns in named
    }
