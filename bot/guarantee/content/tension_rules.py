"""The tension rules that ship with Parley: guarantees/rules.toml, read when first asked for."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from bot.guarantee.content.clauses import table
from bot.guarantee.rules.tension_rules import (
    Concern,
    Grounding,
    How,
    Probe,
    Rules,
    Strength,
    Tension,
    TensionWeight,
    When,
)


@cache
def load() -> Rules:
    """All concerns, tensions and strengths."""
    content = table("rules")
    return Rules(
        concerns=tuple(Concern(**entry) for entry in content["concern"]),
        tensions=tuple(_tension(entry) for entry in content["tension"]),
        strengths=tuple(_strength(entry) for entry in content["strength"]),
    )


def _tension(entry: Mapping[str, Any]) -> Tension:
    return Tension(
        id=entry["id"],
        finding=entry["finding"],
        weight=TensionWeight[entry["weight"].upper()],
        hurts=tuple(entry["hurts"]),
        when=_when(entry),
        worry=entry["for"],
        answer=entry["against"],
        grounding=Grounding(entry["grounding"]),
        article=entry["article"],
        brief=tuple(entry["brief"]),
        sources=tuple(entry["sources"]),
        attempts=tuple(entry["attempts"]),
    )


def _strength(entry: Mapping[str, Any]) -> Strength:
    return Strength(
        id=entry["id"],
        says=entry["says"],
        eases=tuple(entry["eases"]),
        when=_when(entry),
        brief=tuple(entry["brief"]),
        article=entry.get("article", ""),
    )


def _when(entry: Mapping[str, Any]) -> When:
    return When(tuple(_probe(test) for test in entry["tests"]), every=entry["when"] == "all")


def _probe(test: Mapping[str, Any]) -> Probe:
    (how,) = (how for how in How if how.value in test)
    return Probe(test["clause"], how, frozenset(test[how.value]))
