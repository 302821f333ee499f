"""Fits what judges answers from articles of several paragraphs: which sentence, and whether it
answers; and chooses from which confidence on an answer is given, and given firmly."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from bench.answers.data import Examined, Question
from bench.answers.fitting import linear, ridge
from bench.answers.negatives import NEW, NONSENSE, OFF_TOPIC, article_of
from bot.article.rules.among import Ranking, measure_among, measure_closer, place_closer
from bot.article.rules.bearing import Bearing
from bot.article.rules.candidates import sentences
from bot.article.rules.doubts import measure_doubts
from bot.article.rules.index import Embed, Matrix
from bot.article.rules.judge import Judged, Linear, Measured, Weights, chance, judge, measure
from bot.article.rules.likeness import Likeness, likeness, question_terms
from bot.article.rules.selection import choose
from bot.article.rules.shelf import ArticleShelf, arrange

AMONG_STRENGTH, DOUBT_STRENGTH, CALIBRATING = 0.3, 0.1, 100
"""Inverse strengths of the ridge penalties, chosen by leaving articles out."""

PARTS = 6
"""Groups of articles, each judged by what was fitted on the others."""

ASKED = {
    "answerable": 0.6,
    "unanswerable": 0.11,
    "false_premise": 0.11,
    OFF_TOPIC: 0.09,
    NONSENSE: 0.09,
    OFF_TOPIC + NEW: 0.0,
    NONSENSE + NEW: 0.0,
}
"""What members are taken to ask: the share of each kind. Questions are weighed by it, and alike
within each form and length, so that neither says anything of the answer."""

LENGTHS = (7, 9, 11, 13)
"""Words of a question from which on it is taken to be of the next length."""

FEW = 8
"""So many questions of a kind in a form and length count as such; fewer count for less."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Put:
    """A question put to its article: measured, judged, and which candidate sentences answer."""

    question: Question
    measured: Measured
    judged: Judged
    shelf: ArticleShelf
    like: Likeness
    bearing: Bearing
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
        bearing=Bearing(question.text, embed),
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


def fit_closer(puts: Sequence[Put], among: Linear, strength: float = AMONG_STRENGTH) -> Linear:
    """Which of the best sentences answers, once they are read closely."""
    columns, truth = [], []
    for put in puts:
        if put.question.support:
            best, looked_at = _look_closely(put, among)
            columns.append(looked_at)
            truth.append(put.answers[best])
    return linear(np.concatenate(columns), np.concatenate(truth), strength)


def _look_closely(put: Put, among: Linear) -> tuple[NDArray[np.intp], Matrix]:
    texts = sentences(put.shelf, put.measured.candidates)
    return measure_closer(put.measured, put.columns, among(put.columns), texts, put.bearing)


def rank(put: Put, among: Linear, closer: Linear | None) -> Ranking:
    """A question's sentences as the product ranks them."""
    odds = among(put.columns)
    if closer is None:
        return Ranking(lines=chance(odds), like=put.like, bearing=None)
    best, looked_at = _look_closely(put, among)
    lines = place_closer(odds, best, closer(looked_at))
    return Ranking(lines=lines, like=put.like, bearing=put.bearing)


def parts_of(slugs: Sequence[str], parts: int = PARTS) -> dict[str, int]:
    """Which group each set belongs to, by its article."""
    articles = sorted({article_of(slug) for slug in slugs})
    order = np.random.default_rng(1).permutation(len(articles)).tolist()
    part = {articles[place]: number % parts for number, place in enumerate(order)}
    return {slug: part[article_of(slug)] for slug in slugs}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Fitted:
    """What judges answers from articles of several paragraphs, and how each question fares when its
    article is left out of the fit."""

    among: Linear
    closer: Linear | None
    doubt: Linear
    scored: list[Scored]


def fit_all(puts: Mapping[str, Sequence[Put]], *, by_meaning: bool) -> Fitted:
    """Fit on all sets, and on each without a part of the articles.

    The doubt's columns rest on the sentence that is ranked first; they are always measured with a
    ranking that never saw the article. The confidence is then set to how often the best paragraph
    did answer.
    """
    part = parts_of(list(puts))
    every = [put for some in puts.values() for put in some]
    of = np.array([part[slug] for slug, some in puts.items() for _ in some])
    rows: dict[int, Matrix] = {}
    lines: dict[int, Matrix] = {}
    for held in range(PARTS):
        others = [put for put, p in zip(every, of, strict=True) if p != held]
        among = fit_among(others)
        closer = fit_closer(others, among) if by_meaning else None
        for i in np.flatnonzero(of == held).tolist():
            put = every[i]
            ranking = rank(put, among, closer)
            lines[i] = ranking.lines
            rows[i] = measure_doubts(put.measured, put.judged, put.shelf, ranking).columns
    columns = np.array([rows[i] for i in range(len(every))])
    odds = np.zeros(len(every), np.float32)
    for held in range(PARTS):
        others = [put for put, p in zip(every, of, strict=True) if p != held]
        doubt = fit_doubt(others, columns[of != held])
        odds[of == held] = doubt(columns[of == held])
    scored = [_score(every[i], lines[i]) for i in range(len(every))]
    honest = ridge(
        odds[:, None],
        np.array([s.found for s in scored]),
        CALIBRATING,
        weigh([put.question for put in every]),
    )
    doubt = fit_doubt(every, columns)
    scale = float(honest.weights[0])
    among = fit_among(every)
    return Fitted(
        among=among,
        closer=fit_closer(every, among) if by_meaning else None,
        doubt=Linear(doubt.weights * scale, doubt.intercept * scale + honest.intercept),
        scored=[
            replace(s, confidence=float(sure))
            for s, sure in zip(scored, chance(honest(odds[:, None])), strict=True)
        ],
    )


def _score(put: Put, lines: Matrix) -> Scored:
    shown, c = choose(lines, rivals=True), put.measured.candidates
    best = int(lines.argmax())
    paragraph = c.rows.item(c.owner.item(best))
    return Scored(
        question=put.question,
        found=any(number == paragraph for number, _ in put.question.support),
        shown=bool(put.answers[shown].any()),
        best=bool(put.answers[best]),
        confidence=0,
    )


def table(found: Linear, columns: Sequence[str]) -> dict[str, float]:
    """Weights by the names of their columns."""
    named = zip(columns, found.weights, strict=True)
    return {"intercept": round(found.intercept, 5), **{n: round(float(w), 5) for n, w in named}}
