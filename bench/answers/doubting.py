"""Fits the doubts: what tells an answer from a mere likeness in articles of several paragraphs."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.answers.data import Examined, Question
from bench.answers.fitting import linear, signed
from bench.auroc import auroc
from bot.article.rules.among import measure_among
from bot.article.rules.answer import Knowledge, answer
from bot.article.rules.candidates import sentences
from bot.article.rules.doubts import DOUBT_COLUMNS, doubts
from bot.article.rules.index import Embed, Matrix
from bot.article.rules.judge import Judged, Linear, Measured, Weights, chance, judge, measure
from bot.article.rules.likeness import Likeness, likeness, question_terms
from bot.article.rules.shelf import ArticleShelf, arrange

AMONG_STRENGTH, DOUBT_STRENGTH = 0.3, 0.5
"""Inverse strengths of the ridge penalties, chosen by leaving one article out at a time."""

_EVIDENCE = (
    "given right line alone joined paragraph ahead near_mean near_least heavy_near heavy_one"
    " heavy_best pairs_mean pairs_least defined"
)
_AGAINST = (
    "lost_article lost_paragraph lost_sentence lost_count heavy_article heavy_paragraph"
    " heavy_sentence heaviest_far far far_one far_alone names_article names_paragraph"
    " names_sentence presumes_lost contrary presumes_contrary denied presumes_denied crossed"
    " presumes_crossed no_date no_number no_name"
)
SIGNS = dict.fromkeys(DOUBT_COLUMNS, 0)
"""What each column may do to the odds: raise them (1), lower them (-1), or either (0). Few
questions teach a weight, and one of the wrong sign would accept what it should doubt."""
SIGNS |= dict.fromkeys(_EVIDENCE.split(), 1) | dict.fromkeys(_AGAINST.split(), -1)

ASKED = {
    "answerable": 0.6,
    "unanswerable": 0.12,
    "false_premise": 0.12,
    "off_topic": 0.08,
    "nonsense": 0.08,
}
"""What members are taken to ask: the share of each kind. Questions are weighed by it, and within
each form alike, so that the form of a question says nothing."""


def weigh(questions: Sequence[Question]) -> Matrix:
    """A weight for each question: each form has the shares of ASKED, and forms count as often as
    they come."""
    often = Counter((q.form, q.kind) for q in questions)
    forms = Counter(q.form for q in questions)
    weights = [ASKED[q.kind] * forms[q.form] / max(often[q.form, q.kind], FEW) for q in questions]
    return np.array(weights) * (len(weights) / sum(weights))


FEW = 10
"""So many questions of a kind in a form count as such; fewer count for less."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Put:
    """A question put to its article: measured, judged, and which candidate sentences answer."""

    question: Question
    measured: Measured
    judged: Judged
    shelf: ArticleShelf
    like: Likeness
    columns: Matrix
    answers: NDArray[np.bool_]


def put_to(examined: Examined, weights: Weights, embed: Embed) -> list[Put]:
    """Put a set's questions to its article alone."""
    shelf = arrange([examined.article])
    return [_put(question, shelf, weights, embed) for question in examined.questions]


def _put(question: Question, shelf: ArticleShelf, weights: Weights, embed: Embed) -> Put:
    measured = measure(question.text, shelf, embed)
    if measured is None:
        raise ValueError("an article without paragraphs")
    judged, c = judge(measured, weights), measured.candidates
    like = likeness(question_terms(question.text), sentences(shelf, c), embed)
    places = zip(c.rows[c.owner].tolist(), c.inside.tolist(), strict=True)
    return Put(
        question=question,
        measured=measured,
        judged=judged,
        shelf=shelf,
        like=like,
        columns=measure_among(measured, judged, like),
        answers=np.array([place in question.support for place in places]),
    )


def fit_among(sets: Sequence[Sequence[Put]], strength: float = AMONG_STRENGTH) -> Linear:
    """Which sentence answers, fitted on the questions that have an answer."""
    answerable = [put for some in sets for put in some if put.question.support]
    lines = np.concatenate([put.columns for put in answerable])
    return linear(lines, np.concatenate([put.answers for put in answerable]), strength)


def fit_doubt(
    sets: Sequence[Sequence[Put]], among: Linear, strength: float = DOUBT_STRENGTH
) -> Linear:
    """Whether it answers at all."""
    every = [put for some in sets for put in some]
    rows = [
        doubts(put.measured, put.judged, put.shelf, put.like, chance(among(put.columns)))
        for put in every
    ]
    truth = np.array([bool(put.question.support) for put in every])
    signs = [SIGNS[name] for name in DOUBT_COLUMNS]
    return signed(np.array(rows), truth, strength, signs, weigh([put.question for put in every]))


def table(found: Linear, columns: Sequence[str]) -> dict[str, float]:
    """Weights by the names of their columns."""
    named = zip(columns, found.weights, strict=True)
    return {"intercept": round(found.intercept, 5), **{n: round(float(w), 5) for n, w in named}}


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
