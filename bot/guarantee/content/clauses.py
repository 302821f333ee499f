"""The design space that ships with Parley: guarantees/clauses.toml, read when first asked for."""

import tomllib
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from bot.guarantee.rules.space import Clause, ClauseKind, ClauseOption, Group, Space
from bot.guarantee.rules.terms import Assessment, Convening, Ground, Happening, Terms, Voting


@cache
def load() -> Space:
    """All groups and clauses."""
    found = table("clauses")
    return Space(
        groups=tuple(Group(**group) for group in found["group"]),
        clauses=tuple(_clause(clause) for clause in found["clause"]),
    )


def table(name: str) -> dict[str, Any]:
    """A file of bot/guarantee/content/guarantees/, parsed."""
    file = files("bot.guarantee.content") / "guarantees" / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _clause(found: Mapping[str, Any]) -> Clause:
    return Clause(
        id=found["id"],
        group=found["group"],
        name=found["name"],
        question=found["question"],
        core=found["core"],
        article=tuple(found.get("article", ())),
        brief=tuple(found["brief"]),
        sources=tuple(found["sources"]),
        kind=ClauseKind(found["kind"]),
        ordered=found.get("ordered", False),
        scale=found.get("scale", ""),
        codes=_codes(found),
        options=tuple(_option(option) for option in found["option"]),
    )


def _option(found: Mapping[str, Any]) -> ClauseOption:
    return ClauseOption(
        id=found["id"],
        label=found["label"],
        means=found["means"],
        codes=_codes(found),
        article=tuple(found.get("article", ())),
        terms=_terms(found.get("terms", {})),
    )


def _codes(found: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple(found.get("codes", {}).items())


_READ: Mapping[str, Any] = {
    "convening": Convening,
    "least": lambda word: Assessment[word.upper()],
    "voting": Voting,
    "share": Fraction,
    "covers": lambda words: frozenset(Happening(word) for word in words),
    "grounds": lambda words: frozenset(Ground(word) for word in words),
}


def _terms(found: Mapping[str, Any]) -> Terms:
    return Terms(**{name: _READ.get(name, lambda x: x)(value) for name, value in found.items()})
