"""What tells an answer from a mere likeness, in an article of several paragraphs.

How close the best paragraph and sentence come, which of the question's words they lack, how far the
passage bears each word out, and what is found of the question's claims. No column tells of the form
of the question alone: form says nothing of what an article holds.
"""

from itertools import chain

import numpy as np
from msgspec import Struct

from bot.article.rules.aliases import terms_of
from bot.article.rules.among import Ranking, log_odds
from bot.article.rules.bearing import BEARING_COLUMNS, measure_passage
from bot.article.rules.candidates import sentence
from bot.article.rules.claims import (
    CLAIM_COLUMNS,
    ArticleContext,
    Claims,
    Findings,
    check_claims,
    columns,
    read_claims,
    read_context,
)
from bot.article.rules.index import ArticleIndex, Matrix
from bot.article.rules.judge import Judged, Measured
from bot.article.rules.likeness import Likeness
from bot.article.rules.shelf import ArticleShelf

DOUBT_COLUMNS = (
    # the log-odds of the best paragraph and sentence; their cosines with the question; by how much
    # the sentence is ahead of the mean
    "given", "right", "line", "alone", "joined", "paragraph", "ahead",
    # the share of the question's words that article, paragraph and sentence lack, counted and by
    # weight; how near the best sentences come to its words, and to neighbouring pairs of them; and
    # by how much what is nearest stays far
    "lost_article", "lost_paragraph", "lost_sentence", "lost_count",
    "heavy_article", "heavy_paragraph", "heavy_sentence",
    "near_mean", "near_least", "heavy_near", "heavy_one", "heavy_best", "pairs_mean", "pairs_least",
    "heaviest_far", "far", "far_one", "far_alone",
    # how many names and numbers are lacking
    "names_article", "names_paragraph", "names_sentence",
    *BEARING_COLUMNS, *CLAIM_COLUMNS,
)  # fmt: skip
"""Each is a share, a count, or a number around 0."""

FAR, APART = 0.6, 0.3
"""Nearness by words, and cosine of sentence and question, below which they are about different
things. Above, nearer is not better: a false premise keeps to the text's words."""

NEAREST = 5
"""The best sentences, in which the question's words are looked for."""


class Doubts(Struct, frozen=True, kw_only=True, eq=False):
    """DOUBT_COLUMNS of a question beside its best sentence, and what was found of its claims,
    read in the article's context.
    `position` is the article's on the shelf; `paragraph`, and the best sentence's `place` in it,
    count from 0."""

    columns: Matrix
    context: ArticleContext
    claims: Claims
    findings: Findings
    position: int
    paragraph: int
    place: int


def measure_doubts(
    measured: Measured, judged: Judged, shelf: ArticleShelf, ranking: Ranking
) -> Doubts:
    """Hold a question against the best of its candidate sentences."""
    c, like, ranked = measured.candidates, ranking.like, ranking.lines
    order = (-ranked).argsort(kind="stable")[:NEAREST].tolist()
    row = c.owner.item(order[0])
    position = shelf.article_of.item(c.rows.item(row))
    article = shelf.articles[position]
    paragraph = c.rows.item(row) - shelf.first_row.item(position)
    place = c.inside.item(order[0])
    paragraphs = article.paragraphs()
    passage = paragraphs[paragraph]
    context = read_context(article.title, paragraphs, article.above[1:])
    claims = read_claims(measured.query.text, context.known)
    findings = check_claims(claims, context.paragraphs[paragraph], place, context)
    terms_by_scope = (
        article_terms(article),
        frozenset(term for line in passage for term in terms_of(line)),
        frozenset(terms_of(sentence(shelf, c, order[0]))),
    )
    lacks = [[term not in terms for term in like.question_terms.terms] for terms in terms_by_scope]
    found = {
        **_closeness(measured, judged, ranked, order[0], row),
        **_words(like, order, np.array(lacks, np.float32).reshape(3, -1)),
        **dict(
            zip(
                BEARING_COLUMNS,
                measure_passage(ranking.bearing, passage, place).tolist(),
                strict=True,
            )
        ),
        **dict(zip(CLAIM_COLUMNS, columns(findings), strict=True)),
    }
    return Doubts(
        columns=np.array([found[name] for name in DOUBT_COLUMNS], np.float32),
        context=context,
        claims=claims,
        findings=findings,
        position=position,
        paragraph=paragraph,
        place=place,
    )


def article_terms(article: ArticleIndex) -> frozenset[str]:
    """All stems of an article, its title and headings included."""
    return frozenset(chain(*article.above_terms, *article.terms))


def _closeness(
    measured: Measured, judged: Judged, ranked: Matrix, best: int, row: int
) -> dict[str, float]:
    c = measured.candidates
    probabilities = (judged.given[row], judged.right[row], ranked[best])
    log_given, log_right, line = log_odds(np.array(probabilities)).tolist()
    alone = c.alone.item(best)
    return {
        "given": log_given,
        "right": log_right,
        "line": line,
        "alone": alone,
        "joined": c.joined.item(best),
        "paragraph": c.paragraph.item(row),
        "ahead": alone - float(c.alone.mean()),
        "far_alone": max(0.0, APART - alone),
    }


def _words(like: Likeness, order: list[int], lacks: Matrix) -> dict[str, float]:
    """`lacks`: article, paragraph, sentence × words: 1 where the word is not there."""
    nearness = like.near[:, order]
    near = nearness.max(axis=1)
    pairs = np.minimum(nearness[:-1], nearness[1:]).max(axis=1) if len(near) > 1 else near
    lost = (lacks.sum(axis=1) / max(lacks.shape[1], 1)).tolist()
    heavy = (lacks @ like.share).tolist()
    names = (lacks @ like.question_terms.names).tolist()
    heavy_near, heavy_each = float(near @ like.share), like.share @ nearness
    scopes = ("article", "paragraph", "sentence")
    return {
        **{f"lost_{place}": value for place, value in zip(scopes, lost, strict=True)},
        **{f"heavy_{place}": value for place, value in zip(scopes, heavy, strict=True)},
        **{f"names_{place}": value for place, value in zip(scopes, names, strict=True)},
        "lost_count": float(lacks[0].sum()),
        "near_mean": float(near.mean()) if len(near) else 1.0,
        "near_least": float(near.min(initial=1)),
        "heavy_near": heavy_near,
        "heavy_one": float(heavy_each.max()),
        "heavy_best": float(heavy_each[0]),
        "pairs_mean": float(pairs.mean()) if len(pairs) else 1.0,
        "pairs_least": float(pairs.min(initial=1)),
        "heaviest_far": float(((1 - near) * like.weight).max(initial=0)),
        "far": max(0.0, FAR - heavy_near),
        "far_one": max(0.0, FAR - float(heavy_each.max())),
    }
