"""The reference designs that ship with Parley, Kyiv's conditions for talks, and the sources."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from bot.guarantee.content.clauses import table
from bot.guarantee.rules.design import (
    Certainty,
    Conditions,
    Design,
    DesignSource,
    Seen,
    Term,
    Value,
    ValueBasis,
)


@cache
def load() -> Mapping[str, Design]:
    """Each design by its id, the founding article's own first."""
    return {found["id"]: _design(found) for found in _table()["design"]}


@cache
def conditions() -> Conditions:
    """Kyiv's conditions for talks, as the founding article reports them."""
    found = _table()["conditions"]
    return Conditions(
        name=found["name"],
        gist=found["gist"],
        items=tuple(found["items"]),
        comment=found["comment"],
        views=tuple(found["views"].items()),
        article=tuple(found["article"]),
        brief=tuple(found["brief"]),
    )


@cache
def sources() -> Mapping[str, DesignSource]:
    """Each source by its id."""
    return {
        found["id"]: DesignSource(
            id=found["id"],
            what=found["what"],
            seen=Seen(found["seen"]),
            note=found.get("note", ""),
        )
        for found in table("sources")["source"]
    }


@cache
def terms() -> tuple[Term, ...]:
    """The glossary, in the order of the alphabet."""
    return tuple(
        Term(
            term=found["term"],
            means=found["means"],
            source=found["source"],
            brief=tuple(found["brief"]),
            clause=found.get("clause", ""),
        )
        for found in table("glossary")["term"]
    )


@cache
def _table() -> dict[str, Any]:
    return table("designs")


def _design(found: Mapping[str, Any]) -> Design:
    return Design(
        id=found["id"],
        name=found["name"],
        short=found["short"],
        status=found["status"],
        gist=found["gist"],
        views=tuple(found["views"].items()),
        values={clause: _value(value) for clause, value in found["values"].items()},
        article=tuple(found.get("article", ())),
        brief=tuple(found["brief"]),
    )


def _value(found: Mapping[str, Any]) -> Value:
    other = found.get("otherwise")
    return Value(
        chosen=tuple(found["chosen"]),
        basis=ValueBasis(found["basis"]),
        certainty=Certainty(found["certainty"]),
        source=found["source"],
        otherwise=None if other is None else tuple(other),
        note=found.get("note", ""),
    )
