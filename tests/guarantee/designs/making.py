"""Choices for tests: whole sheets, sheets with open clauses."""

from hypothesis import strategies as st

from bot.guarantee.content import clauses
from bot.guarantee.rules.space import Choices, Clause, ClauseKind

SPACE = clauses.load()


def _of(clause: Clause) -> st.SearchStrategy[tuple[str, ...]]:
    ids = [option.id for option in clause.options]
    if clause.kind is ClauseKind.ONE:
        return st.sampled_from(ids).map(lambda one: (one,))
    return st.sets(st.sampled_from(ids)).map(clause.in_order)


def whole() -> st.SearchStrategy[Choices]:
    """Sheets in which every clause is decided."""
    return st.fixed_dictionaries({clause.id: _of(clause) for clause in SPACE.clauses})


def choices() -> st.SearchStrategy[Choices]:
    """Sheets in which any clause may be open."""
    return st.fixed_dictionaries({}, optional={clause.id: _of(clause) for clause in SPACE.clauses})
