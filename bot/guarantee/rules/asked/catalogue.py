"""All that can be asked for by name: designs, clauses, options, terms, concerns, statements."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from bot.article.rules.aliases import read_terms
from bot.guarantee.rules.design import Conditions, Design, Term
from bot.guarantee.rules.space import Clause, ClauseOption, Space
from bot.guarantee.rules.tension_rules import Rules

CONDITIONS = "conditions"
"""What the conditions for talks go by among the designs."""

Words = frozenset[str]
"""The terms of a name, those of no matter left out."""


class Cues(Struct, frozen=True, kw_only=True):
    """How people ask: other names of each design by its id, and patterns by party, clause, and
    option (clause and option with a full stop between)."""

    designs: Mapping[str, Sequence[str]]
    parties: Mapping[str, re.Pattern[str]]
    clauses: Mapping[str, re.Pattern[str]]
    options: Mapping[str, re.Pattern[str]]


class AskedStatement(Struct, frozen=True):
    """A statement that comes along, the names of its topics, and a paragraph of the brief on it."""

    words: str
    topics: tuple[str, ...]
    paragraph: int


class Catalogue(Struct, frozen=True, kw_only=True, dict=True):
    """The library of designs, laid out for questions."""

    space: Space
    designs: Mapping[str, Design]
    conditions: Conditions
    terms: Sequence[Term]
    rules: Rules
    statements: Sequence[AskedStatement]
    cues: Cues

    @cached_property
    def design_names(self) -> list[tuple[str, Words]]:
        """Each design's names, the longest first."""
        named = [
            (design, matter_of(name))
            for design, names in self.cues.designs.items()
            for name in (*names, *self._own_names(design))
        ]
        return sorted(named, key=lambda pair: -len(pair[1]))

    def _own_names(self, design: str) -> tuple[str, ...]:
        return (self.designs[design].name,) if design in self.designs else (self.conditions.name,)

    @cached_property
    def options(self) -> list[tuple[Clause, ClauseOption, Words]]:
        """All options with the terms of their labels."""
        return [
            (clause, option, matter_of(option.label))
            for clause in self.space.clauses
            for option in clause.options
        ]


def matter_of(text: str) -> Words:
    """The terms that say what a text is about; words with a hyphen between are two."""
    return frozenset(_first_terms(text.replace("-", " ")))


def _first_terms(text: str) -> Iterable[str]:
    return (one.terms[0] for one in read_terms(text) if one.is_matter)
