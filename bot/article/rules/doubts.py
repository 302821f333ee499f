"""What speaks against an answer from an article of several paragraphs: words of the question that
it does not hold, names and numbers above all, and premises that it denies."""

from itertools import chain, pairwise

import numpy as np
from msgspec import Struct

from bot.article.rules.aliases import terms_of
from bot.article.rules.among import log_odds
from bot.article.rules.candidates import Candidates, sentence
from bot.article.rules.index import ArticleIndex, Matrix
from bot.article.rules.judge import Judged, Measured
from bot.article.rules.likeness import Likeness, QuestionTerms
from bot.article.rules.polarity import denies, is_denial, sets_against
from bot.article.rules.premise import (
    Needs,
    begins_with_a_given,
    defines,
    find_needed,
    names_one,
    presumes,
)
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
    # what the question's form takes for granted, and whether the sentence bears it out
    "defined", "presumes_lost", "contrary", "presumes_contrary", "denied", "presumes_denied",
    "crossed", "presumes_crossed",
    # whether nothing of the kind that the answer must name is there
    "no_date", "no_number", "no_name",
)  # fmt: skip
"""Each is 0 or 1, a share, a count, or a number around 0."""

FAR, APART = 0.6, 0.3
"""Nearness by words, and cosine of sentence and question, below which they are about different
things. Above, nearer is not better: a false premise keeps to the text's words."""

NEAREST = 5
"""The best sentences, in which the question's words are looked for."""


class _Case(Struct, frozen=True, kw_only=True, eq=False):
    """A question beside its best paragraph (`row`) and sentences (`order`; `said` is the best)."""

    measured: Measured
    judged: Judged
    shelf: ArticleShelf
    like: Likeness
    ranked: Matrix
    order: list[int]
    row: int
    said: str
    text: str
    lacks: Matrix  # article, paragraph, sentence × words: 1 where the word is not there


def doubts(
    measured: Measured, judged: Judged, shelf: ArticleShelf, like: Likeness, ranked: Matrix
) -> Matrix:
    """DOUBT_COLUMNS for a question whose candidate sentences are scored by `ranked`."""
    c = measured.candidates
    order = (-ranked).argsort(kind="stable")[:NEAREST].tolist()
    row = c.owner.item(order[0])
    best_sentence = sentence(shelf, c, order[0])
    article = shelf.articles[shelf.article_of.item(c.rows.item(row))]
    terms_by_scope = (
        article_terms(article),
        _paragraph_terms(shelf, c, row),
        frozenset(terms_of(best_sentence)),
    )
    lacks = [[term not in terms for term in like.question_terms.terms] for terms in terms_by_scope]
    case = _Case(
        measured=measured,
        judged=judged,
        shelf=shelf,
        like=like,
        ranked=ranked,
        order=order,
        row=row,
        said=best_sentence,
        text=measured.query.text.strip(),
        lacks=np.array(lacks, np.float32).reshape(3, len(like.question_terms.terms)),
    )
    columns = {**_closeness(case), **_words(case), **_premises(case), **_needs(case)}
    return np.array([columns[name] for name in DOUBT_COLUMNS], np.float32)


def article_terms(article: ArticleIndex) -> frozenset[str]:
    """All stems of an article, its title included."""
    return frozenset(chain(*article.above_terms, *article.terms))


def _paragraph_terms(shelf: ArticleShelf, c: Candidates, row: int) -> frozenset[str]:
    lines = np.flatnonzero(c.owner == row).tolist()
    return frozenset(term for i in lines for term in terms_of(sentence(shelf, c, i)))


def _closeness(case: _Case) -> dict[str, float]:
    c, best = case.measured.candidates, case.order[0]
    probabilities = (case.judged.given[case.row], case.judged.right[case.row], case.ranked[best])
    log_given, log_right, line = log_odds(np.array(probabilities)).tolist()
    alone = c.alone.item(best)
    return {
        "given": log_given,
        "right": log_right,
        "line": line,
        "alone": alone,
        "joined": c.joined.item(best),
        "paragraph": c.paragraph.item(case.row),
        "ahead": alone - float(c.alone.mean()),
        "far_alone": max(0.0, APART - alone),
    }


def _words(case: _Case) -> dict[str, float]:
    like, lacks = case.like, case.lacks
    nearness = like.near[:, case.order]
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


def _premises(case: _Case) -> dict[str, float]:
    text, best_sentence, question = case.text, case.said, case.like.question_terms
    taken = float(presumes(text) or begins_with_a_given(text))
    contrary = float(sets_against(text, question.terms, best_sentence))
    denying = any(is_denial(word) for word in text.split())
    denied = float(not denying and denies(best_sentence, frozenset(question.terms)))
    crossed = _crossed(question, best_sentence)
    return {
        "defined": float(defines(text, question.terms, best_sentence)),
        "presumes_lost": taken * float(case.lacks[2].mean()) if len(question.terms) else 0.0,
        "contrary": contrary,
        "presumes_contrary": taken * contrary,
        "denied": denied,
        "presumes_denied": taken * denied,
        "crossed": crossed,
        "presumes_crossed": taken * crossed,
    }


def _needs(case: _Case) -> dict[str, float]:
    need = find_needed(case.text)
    nearby = (sentence(case.shelf, case.measured.candidates, i) for i in case.order[:2])
    unnamed = not any(names_one(need, near_sentence, case.text) for near_sentence in nearby)
    kinds = {"date": Needs.DATE, "number": Needs.NUMBER, "name": Needs.NAME}
    return {
        **{f"no_{name}": float(need is kind and unnamed) for name, kind in kinds.items()},
    }


def _crossed(question: QuestionTerms, best_sentence: str) -> float:
    """The share of neighbouring words of the question that stand the other way round."""
    sentence_terms = terms_of(best_sentence)
    places = [sentence_terms.index(term) for term in question.terms if term in sentence_terms]
    if len(places) < 2:
        return 0
    return sum(a > b for a, b in pairwise(places)) / (len(places) - 1)
