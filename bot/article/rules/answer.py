"""The answer to a question: an article's own sentences, or that it does not say.

Search, weigh, choose. Which numbers decide, and how well they do, stands in docs/answers.md.
"""

from collections.abc import Mapping, Sequence
from math import prod

import numpy as np
from msgspec import Struct

from bot.article.rules.among import AMONG_COLUMNS, CLOSER_COLUMNS, rank_sentences
from bot.article.rules.candidates import Candidates
from bot.article.rules.claims import find_correction, find_missing
from bot.article.rules.doubts import DOUBT_COLUMNS, Doubts, measure_doubts
from bot.article.rules.index import Embed, Matrix
from bot.article.rules.judge import (
    Linear,
    Measured,
    Weights,
    chance,
    judge,
    linear_of,
    measure,
    weights_of,
)
from bot.article.rules.objections import FoundPassage, find_objections
from bot.article.rules.outcome import (
    AnswerNote,
    Contradicted,
    Missing,
    Outcome,
    Passage,
    Sentence,
)
from bot.article.rules.selection import choose, choose_closest, choose_widely
from bot.article.rules.shelf import ArticleShelf, Ids

__all__ = ["NOTHING", "Answer", "Knowledge", "Outcome", "Passage", "Sentence", "answer"]

MOST_NEAR = 3
"""Paragraphs in which what a question asks for is looked for."""

MOST_RANKED = 10
"""Paragraphs that a ranking names."""


class Knowledge(Struct, frozen=True, kw_only=True, eq=False):
    """The fitted weights. Three judge answers from articles of several paragraphs: `among` finds
    the sentences, `closer` (only with the model) looks at the best of them again, `doubt` tells
    whether they answer. Below the confidence `enough` the article is taken to be silent; from
    `firm` on it is taken to say it."""

    weights: Weights
    among: Linear
    closer: Linear | None
    doubt: Linear
    enough: float
    firm: float = 0.75


class Answer(Struct, frozen=True, kw_only=True):
    """Sentences best first, and paragraphs best first. When it is silent, the sentences are the
    nearest there are and answer nothing. `confidence` runs from 0 to 1; `notes` say what was found
    about the claims of the question."""

    outcome: Outcome
    confidence: float
    sentences: tuple[Sentence, ...]
    ranked: tuple[Passage, ...]
    notes: tuple[AnswerNote, ...] = ()

    @property
    def abstained(self) -> bool:
        """Is the article silent?"""
        return self.outcome is Outcome.SILENT


NOTHING = Answer(outcome=Outcome.SILENT, confidence=0, sentences=(), ranked=())
"""The answer where there is nothing to search."""


def knowledge_of(table: Mapping[str, Mapping[str, float]]) -> Knowledge:
    """What a table of fitted numbers holds. Raises ValueError when its columns are not ours."""
    return Knowledge(
        weights=weights_of(table),
        among=linear_of(table["among"], AMONG_COLUMNS),
        closer=linear_of(table["closer"], CLOSER_COLUMNS) if "closer" in table else None,
        doubt=linear_of(table["doubt"], DOUBT_COLUMNS),
        enough=table["threshold"]["enough"],
        firm=table["threshold"].get("firm", 0.75),
    )


def answer(
    question: str,
    shelf: ArticleShelf,
    embed: Embed,
    knowledge: Knowledge,
    slugs: Sequence[str] = (),
    *,
    widely: bool = False,
    within: Ids | None = None,
) -> Answer:
    """Answer from the articles `slugs`, from all if there are none named.

    `widely` takes the sentences from several paragraphs, as a list wants it. A question with one
    article named is judged by that article alone; over several, finding it counts as well. `within`
    are rows of the shelf to search in place of those articles.
    """
    rows = shelf.rows_of(slugs) if within is None else within
    measured = measure(question, shelf, embed, rows)
    if measured is None:
        return NOTHING
    judged = judge(measured, knowledge.weights)
    c = measured.candidates
    score = judged.right * judged.given
    top = int(score.argmax())
    alone = _is_alone(shelf, c.rows[top])
    notes: tuple[AnswerNote, ...] = ()
    leads: list[Sentence] = []
    if alone:
        confidence = float(judged.given[top])
        if len(slugs) != 1:
            confidence *= float(np.sqrt(judged.right[top]))
        lines = np.where(c.owner == top, judged.line, 0)
    else:
        ranking = rank_sentences(measured, judged, shelf, embed, knowledge.among, knowledge.closer)
        lines = ranking.lines
        doubts = measure_doubts(measured, judged, shelf, ranking)
        confidence = float(chance(knowledge.doubt(doubts.columns[None, :]))[0])
        score = np.maximum.reduceat(lines, c.start[:-1])
        objections = find_objections(_found_passage(question, doubts, shelf, c, lines), embed)
        confidence = max(confidence, *(objection.least for objection in objections), 0)
        confidence *= prod(objection.factor for objection in objections)
        told = (objection.note for objection in objections if objection.note is not None)
        notes = tuple(dict.fromkeys((*_notes(doubts, shelf), *told)))
        places = [objection.lead for objection in objections if objection.lead is not None]
        leads = [shelf.articles[doubts.position].sentence(*place) for place in places]
    outcome = decide_outcome(confidence, knowledge)
    if widely:
        picked = choose_widely(lines, c.owner)
    elif outcome is Outcome.CLOSEST and not alone:
        picked = choose_closest(lines, c.owner)
    else:
        picked = choose(lines, rivals=not alone)
    order = (-score).argsort(kind="stable")
    sentences = tuple(_sentence(shelf, measured, i) for i in picked.tolist())
    return Answer(
        outcome=outcome,
        confidence=confidence,
        sentences=tuple(dict.fromkeys((*leads, *sentences))),
        ranked=_ranked(shelf, c.rows[order], score[order]),
        notes=() if outcome is Outcome.SAYS else notes,
    )


def _found_passage(
    question: str, doubts: Doubts, shelf: ArticleShelf, c: Candidates, lines: Matrix
) -> FoundPassage:
    """The best passage of a question, with the best paragraphs beside it."""
    best = (-np.maximum.reduceat(lines, c.start[:-1])).argsort(kind="stable")[:MOST_NEAR]
    first = shelf.first_row.item(doubts.position)
    near = [
        row - first for row in c.rows[best].tolist() if shelf.article_of[row] == doubts.position
    ]
    return FoundPassage(
        question=question,
        article=shelf.articles[doubts.position],
        paragraph=doubts.paragraph,
        place=doubts.place,
        near=tuple(number for number in near if number != doubts.paragraph),
        context=doubts.context,
        claims=doubts.claims,
        findings=doubts.findings,
    )


def _notes(doubts: Doubts, shelf: ArticleShelf) -> tuple[AnswerNote, ...]:
    """What may be told of the question's claims where the article is not taken to answer."""
    missing = [Missing(found.words, found.instead) for found in find_missing(doubts.findings)]
    place = find_correction(doubts.findings)
    if place is None:
        return tuple(missing)
    article = shelf.articles[doubts.position]
    return (Contradicted(article.sentence(doubts.paragraph, place)), *missing)


def decide_outcome(confidence: float, knowledge: Knowledge) -> Outcome:
    """The outcome of an answer of this confidence."""
    if confidence < knowledge.enough:
        return Outcome.SILENT
    return Outcome.SAYS if confidence >= knowledge.firm else Outcome.CLOSEST


def _is_alone(shelf: ArticleShelf, row: int) -> bool:
    """Is a paragraph all that its article has?"""
    article = int(shelf.article_of[row])
    return bool(shelf.first_row[article + 1] - shelf.first_row[article] == 1)


def _sentence(shelf: ArticleShelf, measured: Measured, i: int) -> Sentence:
    c = measured.candidates
    row, inside = c.rows.item(c.owner.item(i)), c.inside.item(i)
    position = shelf.article_of.item(row)
    article, number = shelf.articles[position], row - shelf.first_row.item(position) + 1
    return Sentence(article.slug, article.version, number, inside, shelf.line_text(row, inside))


def _ranked(shelf: ArticleShelf, rows: Ids, scores: Matrix) -> tuple[Passage, ...]:
    rows = rows[:MOST_RANKED]
    positions = shelf.article_of[rows]
    numbers = rows - shelf.first_row[positions] + 1
    articles = [shelf.articles[position] for position in positions.tolist()]
    best = zip(articles, numbers.tolist(), scores[:MOST_RANKED].tolist(), strict=True)
    return tuple(Passage(a.slug, a.version, number, round(score, 4)) for a, number, score in best)
