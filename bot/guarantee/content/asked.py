"""How people ask for what stands in the library of designs: guarantees/asked.toml."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from bot.article.rules.library_passage import SearchedPassage
from bot.guarantee.content import clauses, designs, tension_rules
from bot.guarantee.rules.asked.catalogue import AskedStatement, Catalogue, Cues
from bot.guarantee.rules.asked.searchable import list_searched
from bot.opinion.content import motions
from bot.opinion.rules.motion import TOPICS


@cache
def load() -> Catalogue:
    """The library, laid out for questions."""
    return Catalogue(
        space=clauses.load(),
        designs=designs.load(),
        conditions=designs.conditions(),
        terms=designs.terms(),
        rules=tension_rules.load(),
        statements=tuple(
            AskedStatement(
                seed.words,
                tuple(name for topic in seed.topics for name in (topic, TOPICS[topic])),
                seed.brief[0],
            )
            for seed in motions.seeds()
        ),
        cues=_cues(clauses.table("asked")),
    )


VECTORS = "designs.vectors"
"""In the content: a mark, then the numbers. `python3 dev.py bench vectors` makes it."""


@cache
def searched() -> tuple[SearchedPassage, ...]:
    """All words of designs and clauses that a question may be answered from."""
    return list_searched(load(), designs.sources())


def load_vectors() -> bytes:
    """Their vectors, which come along, since a first question should not wait for them."""
    return (files("bot.guarantee.content") / VECTORS).read_bytes()


def _cues(content: Mapping[str, Any]) -> Cues:
    return Cues(
        designs=content["design"],
        parties=_patterns(content["party"]),
        clauses=_patterns(content["clause"]),
        options=_patterns(content["option"]),
    )


def _patterns(table: Mapping[str, str]) -> Mapping[str, re.Pattern[str]]:
    return {name: re.compile(rf"\b(?:{pattern})", re.IGNORECASE) for name, pattern in table.items()}
