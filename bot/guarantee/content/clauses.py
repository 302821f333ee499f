"""The design space that ships with Parley: guarantees/clauses.toml, read when first asked for."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from bot.guarantee.rules.space import Clause, ClauseKind, ClauseOption, Group, Space
from bot.guarantee.rules.terms import Assessment, Convening, Ground, Happening, Terms, Voting

T = TypeVar("T")


@cache
def load() -> Space:
    """All groups and clauses."""
    content = table("clauses")
    return Space(
        groups=tuple(Group(**group) for group in content["group"]),
        clauses=read_each("clauses", content["clause"], _clause),
    )


def table(name: str) -> dict[str, Any]:
    """A file of bot/guarantee/content/guarantees/, parsed."""
    file = files("bot.guarantee.content") / "guarantees" / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def read_each(
    name: str, tables: Sequence[Mapping[str, Any]], read: Callable[[Any], T]
) -> tuple[T, ...]:
    """Each table of a file, read. Raises ValueError, which says where the file is wrong."""
    values: list[T] = []
    for entry in tables:
        try:
            values.append(read(entry))
        except KeyError as missing:
            raise ValueError(f"{name}.toml: {entry.get('id')} lacks {missing}") from None
        except ValueError as wrong:
            raise ValueError(f"{name}.toml, {entry.get('id')}: {wrong}") from wrong
    return tuple(values)


def _clause(entry: Mapping[str, Any]) -> Clause:
    return Clause(
        id=entry["id"],
        group=entry["group"],
        name=entry["name"],
        question=entry["question"],
        core=entry["core"],
        article=tuple(entry.get("article", ())),
        brief=tuple(entry["brief"]),
        sources=tuple(entry["sources"]),
        kind=ClauseKind(entry["kind"]),
        ordered=entry.get("ordered", False),
        scale=entry.get("scale", ""),
        codes=_codes(entry),
        options=tuple(_option(option) for option in entry["option"]),
    )


def _option(entry: Mapping[str, Any]) -> ClauseOption:
    return ClauseOption(
        id=entry["id"],
        label=entry["label"],
        means=entry["means"],
        codes=_codes(entry),
        article=tuple(entry.get("article", ())),
        terms=_terms(entry.get("terms", {})),
    )


def _codes(entry: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple(entry.get("codes", {}).items())


_READ: Mapping[str, Any] = {
    "convening": Convening,
    "least": lambda word: Assessment[word.upper()],
    "voting": Voting,
    "share": Fraction,
    "covers": lambda words: frozenset(Happening(word) for word in words),
    "grounds": lambda words: frozenset(Ground(word) for word in words),
}


def _terms(entries: Mapping[str, Any]) -> Terms:
    return Terms(**{name: _READ.get(name, lambda x: x)(value) for name, value in entries.items()})
