"""The tension rules that ship with Parley: guarantees/rules.toml, read when first asked for."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from bot.guarantee.content.clauses import read_each, table
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
        tensions=read_each("rules", content["tension"], _tension),
        strengths=read_each("rules", content["strength"], _strength),
    )


def _tension(entry: Mapping[str, Any]) -> Tension:
    return Tension(
        id=entry["id"],
        finding=entry["finding"],
        weight=_weight(entry["weight"]),
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


def _weight(word: str) -> TensionWeight:
    if word.upper() not in TensionWeight.__members__:
        names = ", ".join(weight.name.lower() for weight in TensionWeight)
        raise ValueError(f"`weight` is one of {names}, not {word}")
    return TensionWeight[word.upper()]


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
    hows = [how for how in How if how.value in test]
    if len(hows) != 1:
        raise ValueError(f"a test of {test['clause']} says one of is, has and lacks")
    (how,) = hows
    return Probe(test["clause"], how, frozenset(test[how.value]))
