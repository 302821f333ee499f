"""The design space: the clauses of a guarantee, their options, and choices among them.

A clause that is absent from the choices is open, which never means "none". An empty tuple for a
clause that takes several says that none of its options is chosen, and that this is decided.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property

from msgspec import Struct, field

from bot.guarantee.rules.terms import Terms
from bot.kernel.message import say

Choices = Mapping[str, tuple[str, ...]]
"""The chosen option ids by clause id, in the clause's order."""

Codes = tuple[tuple[str, str], ...]
"""Scheme of treaty research or theory, with what a clause or option maps to in it."""


class ClauseKind(StrEnum):
    """How many options a clause takes."""

    ONE = "one"
    SEVERAL = "several"


class ClauseOption(Struct, frozen=True, kw_only=True):
    """One way to fill a clause. `article` lists the sentences (paragraph.sentence) in which the
    founding article itself names it; none means that it comes from elsewhere."""

    id: str
    label: str
    means: str
    codes: Codes = ()
    article: tuple[str, ...] = ()
    terms: Terms = field(default_factory=Terms)


class Clause(Struct, frozen=True, kw_only=True, dict=True):
    """One question that a guarantee answers or leaves open.

    `core` clauses make the short sheet. When `ordered`, the options go from least to most on
    `scale`. `article` grounds the question in the founding article, `brief` in paragraphs of our
    own brief, and `sources` in what else was read.
    """

    id: str
    group: str
    name: str
    question: str
    core: bool
    kind: ClauseKind
    options: tuple[ClauseOption, ...]
    ordered: bool = False
    scale: str = ""
    codes: Codes = ()
    article: tuple[str, ...] = ()
    brief: tuple[int, ...] = ()
    sources: tuple[str, ...] = ()

    def option(self, id: str) -> ClauseOption:  # noqa: A002  # the field's own name
        """The option of that id. Raises KeyError."""
        for option in self.options:
            if option.id == id:
                return option
        raise KeyError(id)

    def in_order(self, chosen: frozenset[str] | set[str] | tuple[str, ...]) -> tuple[str, ...]:
        """Chosen ids, each once, as the clause lists them."""
        return tuple(option.id for option in self.options if option.id in chosen)

    def says(self, chosen: tuple[str, ...] | None) -> str:
        """The labels of what was chosen; "open" or "none of these" where there is none."""
        if chosen is None:
            return OPEN
        if not chosen:
            return say("none of these")
        return "; ".join(self.option(option).label for option in chosen)


OPEN = say("open")
NONE_OF_THESE = "none of these"
"""What a form sends where a clause takes several options, and has none of them."""


class Group(Struct, frozen=True, kw_only=True):
    """Clauses that belong together."""

    id: str
    label: str


class Space(Struct, frozen=True, kw_only=True, dict=True):
    """All clauses, in the order in which they are asked."""

    groups: tuple[Group, ...]
    clauses: tuple[Clause, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Clause]:
        return {clause.id: clause for clause in self.clauses}

    @cached_property
    def core(self) -> tuple[Clause, ...]:
        """The clauses of the short sheet."""
        return tuple(clause for clause in self.clauses if clause.core)

    def clause(self, id: str) -> Clause:  # noqa: A002
        """The clause of that id. Raises KeyError; words of a member go through `find_clause`."""
        return self.by_id[id]

    def within(self, group: str) -> tuple[Clause, ...]:
        """The clauses of a group."""
        return tuple(clause for clause in self.clauses if clause.group == group)

    def chosen(self, choices: Choices, clause: str) -> tuple[ClauseOption, ...]:
        """The options chosen for a clause; none when it is open."""
        owner = self.by_id[clause]
        return tuple(owner.option(option) for option in choices.get(clause, ()))

    def terms(self, choices: Choices, clause: str) -> Terms | None:
        """What a one-option clause means to the procedure; None while it is open."""
        options = self.chosen(choices, clause)
        return options[0].terms if options else None
