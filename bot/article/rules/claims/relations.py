"""Whether the article speaks of a name together with what the question says of it."""

from collections.abc import Iterator

from bot.article.rules.claims.context import ArticleContext, Place
from bot.article.rules.claims.matching import ClaimName, ClaimWord, Matching, name_places

_RARE = 0.4
"""Rarity from which a word says something of a name."""


def unrelated_share(matching: Matching, context: ArticleContext) -> float:
    """The share, by weight, of pairs of a name and a word of the question that the article holds
    both, but never in one sentence nor in two that follow each other."""
    total = lost = 0.0
    for name, word, is_together in _pairs(matching, context):
        if name.forms:
            total += word.weight
            lost += 0 if is_together else word.weight
    return lost / total if total else 0.0


def _pairs(
    matching: Matching, context: ArticleContext
) -> Iterator[tuple[ClaimName, ClaimWord, bool]]:
    words = [
        (word, context.places(word.forms))
        for word in matching.words
        if word.forms and context.rarity(word.stem) >= _RARE
    ]
    for name in matching.names:
        here = name_places(name, context)
        if not here:
            continue
        for word, places in words:
            if places:
                yield name, word, any(_is_near(place, here) for place in places)


def _is_near(place: Place, others: frozenset[Place]) -> bool:
    """Does it stand in the sentence, or in the one before?"""
    paragraph, inside = place
    return place in others or (paragraph, inside - 1) in others
