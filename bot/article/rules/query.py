"""A question made ready: its terms with their rarity in this library, its meaning, its kind."""

from collections.abc import Container

import numpy as np
from msgspec import Struct

from bot.article.rules.aliases import TextTerm, read_terms
from bot.article.rules.index import Embed, Matrix
from bot.article.rules.marks import Wants, find_wanted
from bot.article.rules.shelf import ArticleShelf, Ids

NOWHERE = -1
"""The id of a term that no article holds."""


class Query(Struct, frozen=True, kw_only=True):
    """`terms` and `ids` are the question's words in order, each once, those of no matter left out
    (unless it has no others); `rarity` runs from 0 to 1, the last being a word that no article
    holds. `all_ids` are the ids of all its words, for BM25. `vector` has length 1."""

    text: str
    terms: tuple[str, ...]
    ids: Ids
    rarity: Matrix
    all_ids: tuple[int, ...]
    weight: float
    vector: Matrix
    wants: Wants


def prepare(question: str, shelf: ArticleShelf, embed: Embed) -> Query:
    """Make a question ready to be put to a shelf."""
    look_up = shelf.vocabulary
    question_terms = read_terms(question)
    all_terms = list(dict.fromkeys(_choose(one, look_up) for one in question_terms))
    matter = (
        list(dict.fromkeys(_choose(one, look_up) for one in question_terms if one.is_matter))
        or all_terms
    )
    ids = np.array([look_up.get(term, NOWHERE) for term in matter], np.int32)
    unseen = np.float32(np.log1p((len(shelf.article_of) + 0.5) / 0.5))
    rarity = shelf.rarity[ids] if len(shelf.rarity) else np.zeros(len(ids), np.float32)
    rarity = np.where(ids == NOWHERE, unseen, rarity)
    all_ids = [look_up.get(term, NOWHERE) for term in all_terms]
    return Query(
        text=question,
        terms=tuple(matter),
        ids=ids,
        rarity=rarity / unseen,
        all_ids=tuple(i for i in all_ids if i != NOWHERE),
        weight=float(sum(shelf.rarity[i] if i != NOWHERE else unseen for i in all_ids)),
        vector=embed([question])[0],
        wants=find_wanted(question),
    )


def _choose(one: TextTerm, held: Container[str]) -> str:
    """The term to search for: the first that some article holds."""
    return next((term for term in one.terms if term in held), one.terms[0])
