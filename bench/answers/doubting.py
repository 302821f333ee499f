"""Fits the doubts: what tells an answer from a mere likeness in articles of several paragraphs."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.answers.data import Examined, Question
from bench.answers.fitting import linear
from bench.answers.quality import auroc
from bot.core.article.answer import Knowledge, answer, prefer
from bot.core.article.doubts import DOUBT_COLUMNS, doubts
from bot.core.article.index import Embed, Matrix
from bot.core.article.judge import Linear, Weights, judge, measure
from bot.core.article.shelf import Shelf, arrange

STRENGTH = 1.0
"""Inverse strength of the ridge penalty, chosen by leaving one article out at a time."""

ASKED_FOR = 0.7
"""The share of members' questions that their article is taken to answer; the sets hold fewer, so
the odds are moved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubted:
    """A set of questions with what speaks against each one's best answer."""

    examined: Examined
    columns: Matrix

    @property
    def answerable(self) -> NDArray[np.bool_]:
        """Which questions the article answers."""
        return np.array([bool(q.support) for q in self.examined.questions])


def measure_doubts(examined: Examined, weights: Weights, embed: Embed) -> Doubted:
    """Measure a set's questions over its article alone."""
    shelf = arrange([examined.article])
    rows = [_doubts(question, shelf, weights, embed) for question in examined.questions]
    return Doubted(examined=examined, columns=np.array(rows))


def _doubts(question: Question, shelf: Shelf, weights: Weights, embed: Embed) -> Matrix:
    measured = measure(question.text, shelf, embed)
    if measured is None:
        raise ValueError("an article without paragraphs")
    judged = judge(measured, weights)
    top, _, lines = prefer(measured, judged)
    return doubts(measured, judged, shelf, embed, top, lines)


def fit_doubt(sets: Sequence[Doubted], strength: float = STRENGTH) -> Linear:
    """Fit on some sets, with the odds moved to what members are taken to ask."""
    truth = np.concatenate([s.answerable for s in sets])
    found = linear(np.concatenate([s.columns for s in sets]), truth, strength)
    share = float(truth.mean())
    moved = np.log(ASKED_FOR / (1 - ASKED_FOR)) - np.log(share / (1 - share))
    return Linear(found.weights, found.intercept + float(moved))


def table(doubt: Linear) -> dict[str, float]:
    """The weights by the names of their columns."""
    named = zip(DOUBT_COLUMNS, doubt.weights, strict=True)
    return {"intercept": round(doubt.intercept, 5), **{n: round(float(w), 5) for n, w in named}}


def examine(examined: Examined, knowledge: Knowledge, embed: Embed) -> dict[str, float]:
    """How a set's questions fare: the share of the answerable that show a supporting sentence, the
    shares of the others that are refused, and how well confidence tells them apart."""
    shelf = arrange([examined.article])
    shown, sure, kinds = [], [], []
    for question in examined.questions:
        found = answer(question.text, shelf, embed, knowledge, [examined.article.slug])
        places = {(s.paragraph - 1, s.place) for s in found.sentences}
        shown.append(not found.abstained and not places.isdisjoint(question.support))
        sure.append((found.confidence, found.abstained))
        kinds.append(question.kind)
    kind, confidence = np.array(kinds), np.array([c for c, _ in sure])
    refused = np.array([no for _, no in sure])
    figures = {"shows support": float(np.array(shown)[kind == "answerable"].mean())}
    for wrong in ("unanswerable", "false_premise"):
        both = (kind == "answerable") | (kind == wrong)
        figures[f"refuses {wrong}"] = float(refused[kind == wrong].mean())
        figures[f"AUROC {wrong}"] = auroc(confidence[both], kind[both] == "answerable")
    return figures
