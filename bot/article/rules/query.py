"""A question made ready: its terms with their rarity in this library, its meaning, its kind."""

from collections.abc import Container
from itertools import compress

import numpy as np
from msgspec import Struct

from bot.article.rules.aliases import TextTerm, read_terms
from bot.article.rules.index import Embed, Matrix
from bot.article.rules.marks import Wants, find_wanted
from bot.article.rules.shelf import ArticleShelf, Ids

NOWHERE = -1
"""The id of a term that no article holds: its rarity stands last in a shelf's."""


class Query(Struct, frozen=True, kw_only=True):
    """`terms` and `ids` are the question's words in order, each once, those of no matter left out
    (unless it has no others); `rarity` runs from 0 to 1, the last being a word that no article
    holds, and `rarity_sum` is their sum, above 0. `all_ids` are the ids of all its words, for BM25,
    and `weight` the most that they could score. `vector` has length 1."""

    text: str
    terms: tuple[str, ...]
    ids: Ids
    rarity: Matrix
    rarity_sum: float
    all_ids: tuple[int, ...]
    weight: float
    vector: Matrix
    wants: Wants


def prepare(question: str, shelf: ArticleShelf, embed: Embed) -> Query:
    """Make a question ready to be put to a shelf."""
    look_up = shelf.vocabulary
    is_matter: dict[str, bool] = {}
    for one in read_terms(question):
        term = _choose(one, look_up)
        is_matter[term] = is_matter.get(term, False) or one.is_matter
    all_ids = np.array([look_up.get(term, NOWHERE) for term in is_matter], np.int32)
    all_rarity = shelf.rarity[all_ids]
    flags = list(is_matter.values())
    matter = np.array(flags if any(flags) else [True] * len(flags), np.bool_)
    rarity = all_rarity[matter] / shelf.rarity[NOWHERE]
    return Query(
        text=question,
        terms=tuple(compress(is_matter, matter.tolist())),
        ids=all_ids[matter],
        rarity=rarity,
        rarity_sum=max(float(rarity.sum()), 1e-9),
        all_ids=tuple(i for i in all_ids.tolist() if i != NOWHERE),
        weight=float(all_rarity.cumsum()[-1]) if is_matter else 0.0,
        vector=embed([question])[0],
        wants=find_wanted(question),
    )


def _choose(one: TextTerm, held: Container[str]) -> str:
    """The term to search for: the first that some article holds."""
    if len(one.terms) == 1:
        return one.terms[0]
    return next((term for term in one.terms if term in held), one.terms[0])
