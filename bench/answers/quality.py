"""The figures that say how good answers over one-paragraph articles are."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bench.answers.fitting import Example
from bench.auroc import auroc
from bot.article.rules.judge import Weights, judge
from bot.article.rules.selection import choose


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one question."""

    answerable: bool
    found: bool  # the right paragraph came first, over the library
    top_answers: bool  # the best sentence of the right paragraph is evidence
    f1: float  # of the sentences shown against the evidence
    given: float  # confidence that the right paragraph answers
    library: float  # confidence that the library answers


def outcome(example: Example, weights: Weights) -> Outcome:
    """Answer one question with these weights, the paragraph given and over the library."""
    own, near = judge(example.own, weights), judge(example.near, weights)
    top = int(np.argmax(near.right))
    shown = choose(own.line)
    truth = np.flatnonzero(example.answers)
    hits = len(np.intersect1d(shown, truth))
    return Outcome(
        answerable=len(truth) > 0,
        found=top == example.own_place,
        top_answers=bool(example.answers[int(np.argmax(own.line))]),
        f1=2 * hits / (len(shown) + len(truth)),
        given=float(own.given[0]),
        library=float(near.right[top] * near.given[top]),
    )


def figures(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """The five figures by name."""
    answerable = [o for o in outcomes if o.answerable]
    truth = np.array([o.answerable for o in outcomes])
    return {
        "right paragraph first": _mean([o.found for o in answerable]),
        "right paragraph first, all questions": _mean([o.found for o in outcomes]),
        "first sentence is evidence": _mean([o.top_answers for o in answerable]),
        "F1 of the sentences shown": _mean([o.f1 for o in answerable]),
        "AUROC, article named": auroc(np.array([o.given for o in outcomes]), truth),
        "AUROC, library": auroc(np.array([o.library for o in outcomes]), truth),
    }


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values)) if values else float("nan")
