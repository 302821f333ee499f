"""The reference designs that ship with Parley, Kyiv's conditions for talks, and the sources."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from bot.guarantee.content.clauses import table
from bot.guarantee.rules.design import (
    CaseReading,
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
    return {entry["id"]: _design(entry) for entry in _table()["design"]}


@cache
def conditions() -> Conditions:
    """Kyiv's conditions for talks, as the founding article reports them."""
    entry = _table()["conditions"]
    return Conditions(
        name=entry["name"],
        gist=entry["gist"],
        items=tuple(entry["items"]),
        comment=entry["comment"],
        views=tuple(entry["views"].items()),
        article=tuple(entry["article"]),
        brief=tuple(entry["brief"]),
    )


@cache
def sources() -> Mapping[str, DesignSource]:
    """Each source by its id."""
    return {
        entry["id"]: DesignSource(
            id=entry["id"],
            what=entry["what"],
            seen=Seen(entry["seen"]),
            note=entry.get("note", ""),
        )
        for entry in table("sources")["source"]
    }


@cache
def terms() -> tuple[Term, ...]:
    """The glossary, in the order of the alphabet."""
    return tuple(
        Term(
            term=entry["term"],
            means=entry["means"],
            source=entry["source"],
            brief=tuple(entry["brief"]),
            clause=entry.get("clause", ""),
        )
        for entry in table("glossary")["term"]
    )


@cache
def _table() -> dict[str, Any]:
    return table("designs")


def _design(entry: Mapping[str, Any]) -> Design:
    return Design(
        id=entry["id"],
        name=entry["name"],
        short=entry["short"],
        status=entry["status"],
        gist=entry["gist"],
        views=tuple(entry["views"].items()),
        values={clause: _value(value) for clause, value in entry["values"].items()},
        article=tuple(entry.get("article", ())),
        brief=tuple(entry["brief"]),
        cases=tuple(_case(case) for case in entry.get("case", ())),
    )


def _case(entry: Mapping[str, Any]) -> CaseReading:
    return CaseReading(
        clause=entry["clause"],
        verdict=entry["verdict"],
        words=entry["words"],
        text_says=entry["text_says"],
        source=entry["source"],
        kind=tuple(entry.get("kind", ())),
        place=tuple(entry.get("place", ())),
        attribution=tuple(entry.get("attribution", ())),
    )


def _value(entry: Mapping[str, Any]) -> Value:
    otherwise = entry.get("otherwise")
    return Value(
        chosen=tuple(entry["chosen"]),
        basis=ValueBasis(entry["basis"]),
        certainty=Certainty(entry["certainty"]),
        source=entry["source"],
        otherwise=None if otherwise is None else tuple(otherwise),
        note=entry.get("note", ""),
    )
