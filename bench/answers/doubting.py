"""Fits what judges answers from articles of several paragraphs: which sentence, and whether it
answers; and chooses from which confidence on an answer is given, and given firmly."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.answers.data import Examined, Question
from bench.answers.fitting import linear, ridge
from bench.answers.negatives import NONSENSE, OFF_TOPIC, article_of
from bot.article.rules.among import measure_among
from bot.article.rules.candidates import sentences
from bot.article.rules.doubts import measure_doubts
from bot.article.rules.index import Embed, Matrix
from bot.article.rules.judge import Judged, Linear, Measured, Weights, chance, judge, measure
from bot.article.rules.likeness import Likeness, likeness, question_terms
from bot.article.rules.selection import choose
from bot.article.rules.shelf import ArticleShelf, arrange

AMONG_STRENGTH, DOUBT_STRENGTH = 0.3, 0.1
"""Inverse strengths of the ridge penalties, chosen by leaving articles out."""

PARTS = 6
"""Groups of articles, each judged by what was fitted on the others."""

ASKED = {
    "answerable": 0.6,
    "unanswerable": 0.12,
    "false_premise": 0.12,
    OFF_TOPIC: 0.08,
    NONSENSE: 0.08,
}
"""What members are taken to ask: the share of each kind. Questions are weighed by it, and alike
within each form and length, so that neither says anything of the answer."""

LENGTHS = (7, 9, 11, 13)
"""Words of a question from which on it is taken to be of the next length."""

FEW = 8
"""So many questions of a kind in a form and length count as such; fewer count for less."""

SURE_OF_SILENCE = 0.12
"""The share of questions with an answer that may go without for the sake of the others."""

SURE_OF_SAYING = 0.95
"""The share of firm answers that must be right."""

LEAST_FIRM = 0.02
"""The share of questions from which on that is measured."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """What became of a question: is its best paragraph one that answers, do the sentences shown
    hold an answer, and is the best of them one; and the confidence."""

    question: Question
    found: bool
    shown: bool
    best: bool
    confidence: float


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


def weigh(questions: Sequence[Question]) -> Matrix:
    """A weight for each question: each form and length has the shares of ASKED."""
    groups = [(q.form, int(np.digitize(len(q.text.split()), LENGTHS))) for q in questions]
    kinds = [q.kind for q in questions]
    often, sizes = Counter(zip(groups, kinds, strict=True)), Counter(groups)
    weights = [
        ASKED[kind] * sizes[group] / max(often[group, kind], FEW)
        for group, kind in zip(groups, kinds, strict=True)
    ]
    return np.array(weights) * (len(weights) / sum(weights))


def fit_among(puts: Sequence[Put], strength: float = AMONG_STRENGTH) -> Linear:
    """Which sentence answers, fitted on the questions that have an answer."""
    answerable = [put for put in puts if put.question.support]
    lines = np.concatenate([put.columns for put in answerable])
    return linear(lines, np.concatenate([put.answers for put in answerable]), strength)


def fit_doubt(puts: Sequence[Put], columns: Matrix, strength: float = DOUBT_STRENGTH) -> Linear:
    """Whether it answers at all; `columns` are DOUBT_COLUMNS of each question."""
    truth = np.array([bool(put.question.support) for put in puts])
    return ridge(columns, truth, strength, weigh([put.question for put in puts]))


def doubt_columns(puts: Sequence[Put], among: Linear, embed: Embed) -> Matrix:
    """DOUBT_COLUMNS of each question."""
    rows = []
    for put in puts:
        lines = chance(among(put.columns))
        doubts = measure_doubts(put.measured, put.judged, put.shelf, put.like, lines, embed)
        rows.append(doubts.columns)
    return np.array(rows)


def parts_of(slugs: Sequence[str], parts: int = PARTS) -> dict[str, int]:
    """Which group each set belongs to, by its article."""
    articles = sorted({article_of(slug) for slug in slugs})
    order = np.random.default_rng(1).permutation(len(articles)).tolist()
    part = {articles[place]: number % parts for number, place in enumerate(order)}
    return {slug: part[article_of(slug)] for slug in slugs}


def fit_all(puts: Mapping[str, Sequence[Put]], embed: Embed) -> tuple[Linear, Linear, list[Scored]]:
    """`among` and `doubt` fitted on all sets, and how each question fares when its article is left
    out of both.

    The doubt's columns rest on the sentence that `among` finds; they are always measured with one
    that never saw the article.
    """
    part = parts_of(list(puts))
    here = [(slug, put) for slug, some in puts.items() for put in some]
    of = np.array([part[slug] for slug, _ in here])
    every = [put for _, put in here]
    columns = np.zeros((len(every), 0), np.float32)
    lines: list[Matrix] = [np.zeros(0)] * len(every)
    for held in range(PARTS):
        among = fit_among([put for put, p in zip(every, of, strict=True) if p != held])
        places = np.flatnonzero(of == held).tolist()
        measured = doubt_columns([every[i] for i in places], among, embed)
        if not columns.shape[1]:
            columns = np.zeros((len(every), measured.shape[1]), np.float32)
        columns[places] = measured
        for i in places:
            lines[i] = chance(among(every[i].columns))
    confidence = np.zeros(len(every))
    for held in range(PARTS):
        doubt = fit_doubt(
            [p for p, o in zip(every, of, strict=True) if o != held], columns[of != held]
        )
        confidence[of == held] = chance(doubt(columns[of == held]))
    scored = [
        _score(put, line, float(sure))
        for put, line, sure in zip(every, lines, confidence, strict=True)
    ]
    return fit_among(every), fit_doubt(every, columns), scored


def _score(put: Put, lines: Matrix, confidence: float) -> Scored:
    shown, c = choose(lines, rivals=True), put.measured.candidates
    best = int(lines.argmax())
    paragraph = c.rows.item(c.owner.item(best))
    return Scored(
        question=put.question,
        found=any(number == paragraph for number, _ in put.question.support),
        shown=bool(put.answers[shown].any()),
        best=bool(put.answers[best]),
        confidence=confidence,
    )


def choose_thresholds(scored: Sequence[Scored]) -> dict[str, float]:
    """`enough`: the confidence that SURE_OF_SILENCE of the answerable questions do not reach;
    `firm`: the least from which on SURE_OF_SAYING of the answers are right, and otherwise that of
    the surest LEAST_FIRM."""
    confidence = np.array([s.confidence for s in scored])
    answerable = np.array([bool(s.question.support) for s in scored])
    right = np.array([s.found for s in scored])
    weights = weigh([s.question for s in scored])
    enough = float(np.quantile(confidence[answerable], SURE_OF_SILENCE))
    order = np.argsort(-confidence)
    total = np.cumsum(weights[order])
    share = np.cumsum((weights * right)[order]) / total
    sure = total >= LEAST_FIRM * total[-1]
    good = np.flatnonzero(sure & (share >= SURE_OF_SAYING))
    last = int(good[-1]) if len(good) else int(np.flatnonzero(sure)[0])
    return {"enough": round(enough, 3), "firm": round(float(confidence[order[last]]), 3)}


def table(found: Linear, columns: Sequence[str]) -> dict[str, float]:
    """Weights by the names of their columns."""
    named = zip(columns, found.weights, strict=True)
    return {"intercept": round(found.intercept, 5), **{n: round(float(w), 5) for n, w in named}}
