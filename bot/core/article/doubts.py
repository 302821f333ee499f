"""What speaks against an answer from an article of several paragraphs: words of the question that
it does not hold, names and numbers above all, and premises that it denies."""

import re
from itertools import pairwise

import numpy as np

from bot.core.article.among import log_odds
from bot.core.article.candidates import Candidates, sentence
from bot.core.article.index import ArticleIndex, Matrix
from bot.core.article.judge import Judged, Measured
from bot.core.article.likeness import Asked, Likeness
from bot.core.article.polarity import denies, is_denial, sets_against
from bot.core.article.premise import (
    Needs,
    begins_with_a_given,
    is_absolute,
    is_yes_no,
    names_one,
    needed,
    presumes,
)
from bot.core.article.shelf import Shelf
from bot.core.article.terms import stems

DOUBT_COLUMNS = (
    "given", "right", "line", "alone", "joined", "paragraph", "ahead",
    "lost_article", "lost_paragraph", "lost_sentence", "lost_count", "near_mean", "near_least",
    "heavy_article", "heavy_paragraph", "heavy_sentence", "heavy_near", "heavy_one", "heavy_best",
    "pairs_mean", "pairs_least", "heaviest_far",
    "names_article", "names_paragraph", "names_sentence",
    "presumes", "why", "past", "opens_given", "yes_no", "absolute", "presumes_lost",
    "contrary", "presumes_contrary", "denied", "presumes_denied", "crossed", "presumes_crossed",
    "needs_date", "needs_number", "needs_name", "no_date", "no_number", "no_name", "size",
)  # fmt: skip
"""The log-odds of the best paragraph and sentence; the share of the question's words that the
article, its best paragraph, its best sentence lack, and how many the article lacks; how near the
lacking ones come in meaning to words of the best sentences (mean, least); how many names and
numbers are lacking; whether the question presumes what it asks about (and asks why, or of the
past); whether it sets things against each other where the best sentence does not; whether that
sentence denies the question's words; how many of these stand in another order in it; whether it
offers what the question wants."""

_PAST = re.compile(r"\b(?:did|has|have|had|was|were)\b", re.IGNORECASE)
NEAREST = 5
"""The best sentences, in which lacking words are looked for by meaning."""


def doubts(
    measured: Measured, judged: Judged, shelf: Shelf, like: Likeness, ranked: Matrix
) -> Matrix:
    """DOUBT_COLUMNS for a question whose candidate sentences are scored by `ranked`."""
    c = measured.candidates
    text = measured.query.text.strip()
    question = like.asked
    order = np.argsort(-ranked, kind="stable")[:NEAREST]
    best = int(order[0])
    row = int(c.owner[best])
    article = shelf.articles[int(shelf.article_of[c.rows[row]])]
    paragraph = _terms(shelf, c, row)
    said = sentence(shelf, c, best)
    lacks = np.array(
        [
            _lacking(question, article_terms(article)),
            _lacking(question, paragraph),
            _lacking(question, frozenset(stems(said))),
        ],
        np.float32,
    ).reshape(3, len(question.terms))
    size = max(len(question.terms), 1)
    lost = lacks.sum(axis=1) / size
    each, share = like.near[:, order], like.share
    near = each.max(axis=1)
    pairs = np.minimum(each[:-1], each[1:]).max(axis=1)
    taken = presumes(text) or begins_with_a_given(text)
    denying = any(is_denial(word) for word in text.split())
    denied = not denying and denies(said, frozenset(question.terms))
    contrary = sets_against(text, question.terms, said)
    crossed = _crossed(question, said)
    need = needed(text)
    unnamed = not any(names_one(need, sentence(shelf, c, i), text) for i in order[:2].tolist())
    row_of_doubts = (
        *log_odds(np.array([judged.given[row], judged.right[row], ranked[best]])),
        c.alone[best], c.joined[best], c.paragraph[row], c.alone[best] - c.alone.mean(),
        *lost, lacks[0].sum(), near.mean() if len(near) else 1, near.min(initial=1),
        *(lacks @ share), near @ share, (share @ each).max(),
        share @ each[:, 0], pairs.mean() if len(pairs) else 1, pairs.min(initial=1),
        ((1 - near) * like.weight).max(initial=0),
        *(lacks @ question.names),
        taken, text.lower().startswith("why"), _PAST.search(text) is not None,
        begins_with_a_given(text), is_yes_no(text), is_absolute(text), taken * lost[2],
        contrary, taken and contrary, denied, taken and denied, crossed, taken * crossed,
        *(need is wanted for wanted in (Needs.DATE, Needs.NUMBER, Needs.NAME)),
        *(need is wanted and unnamed for wanted in (Needs.DATE, Needs.NUMBER, Needs.NAME)), size,
    )  # fmt: skip
    return np.array(row_of_doubts, np.float32)


def article_terms(article: ArticleIndex) -> frozenset[str]:
    """All stems of an article, its title included."""
    return frozenset(article.title_terms).union(*article.terms)


def _terms(shelf: Shelf, c: Candidates, row: int) -> frozenset[str]:
    lines = np.flatnonzero(c.owner == row).tolist()
    return frozenset(term for i in lines for term in stems(sentence(shelf, c, i)))


def _lacking(question: Asked, held: frozenset[str]) -> list[bool]:
    return [term not in held for term in question.terms]


def _crossed(question: Asked, sentence: str) -> float:
    """The share of neighbouring words of the question that stand the other way round."""
    said = stems(sentence)
    places = [said.index(term) for term in question.terms if term in said]
    if len(places) < 2:
        return 0
    return sum(a > b for a, b in pairwise(places)) / (len(places) - 1)
