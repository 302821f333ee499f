"""The design space that ships with Parley: guarantees/clauses.toml, read when first asked for."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from bot.guarantee.rules.space import Clause, Group, Kind, Option, Space
from bot.guarantee.rules.terms import Convening, Finding, Ground, Happening, Terms, Voting

T = TypeVar("T")


@cache
def load() -> Space:
    """All groups and clauses."""
    found = table("clauses")
    return Space(
        groups=tuple(Group(**group) for group in found["group"]),
        clauses=each("clauses", found["clause"], _clause),
    )


def table(name: str) -> dict[str, Any]:
    """A file of bot/guarantee/content/guarantees/, parsed."""
    file = files("bot.guarantee.content") / "guarantees" / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def each(name: str, tables: Sequence[Mapping[str, Any]], read: Callable[[Any], T]) -> tuple[T, ...]:
    """Each table of a file, read. Raises ValueError, which says where the file is wrong."""
    made: list[T] = []
    for found in tables:
        try:
            made.append(read(found))
        except KeyError as missing:
            raise ValueError(f"{name}.toml: {found.get('id')} lacks {missing}") from None
        except ValueError as wrong:
            raise ValueError(f"{name}.toml, {found.get('id')}: {wrong}") from wrong
    return tuple(made)


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
        kind=Kind(found["kind"]),
        ordered=found.get("ordered", False),
        scale=found.get("scale", ""),
        codes=_codes(found),
        options=tuple(_option(option) for option in found["option"]),
    )


def _option(found: Mapping[str, Any]) -> Option:
    return Option(
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
    "least": lambda word: Finding[word.upper()],
    "voting": Voting,
    "share": Fraction,
    "covers": lambda words: frozenset(Happening(word) for word in words),
    "grounds": lambda words: frozenset(Ground(word) for word in words),
}


def _terms(found: Mapping[str, Any]) -> Terms:
    return Terms(**{name: _READ.get(name, lambda x: x)(value) for name, value in found.items()})
