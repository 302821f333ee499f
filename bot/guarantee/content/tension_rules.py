"""The tension rules that ship with Parley: guarantees/rules.toml, read when first asked for."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from bot.guarantee.content.clauses import each, table
from bot.guarantee.rules.tension_rules import (
    Concern,
    Grounding,
    How,
    Probe,
    Rules,
    Strength,
    Tension,
    Weight,
    When,
)


@cache
def load() -> Rules:
    """All concerns, tensions and strengths."""
    found = table("rules")
    return Rules(
        concerns=tuple(Concern(**one) for one in found["concern"]),
        tensions=each("rules", found["tension"], _tension),
        strengths=each("rules", found["strength"], _strength),
    )


def _tension(found: Mapping[str, Any]) -> Tension:
    return Tension(
        id=found["id"],
        finding=found["finding"],
        weight=_weight(found["weight"]),
        hurts=tuple(found["hurts"]),
        when=_when(found),
        worry=found["for"],
        answer=found["against"],
        grounding=Grounding(found["grounding"]),
        article=found["article"],
        brief=tuple(found["brief"]),
        sources=tuple(found["sources"]),
        attempts=tuple(found["attempts"]),
    )


def _weight(word: str) -> Weight:
    if word.upper() not in Weight.__members__:
        names = ", ".join(weight.name.lower() for weight in Weight)
        raise ValueError(f"`weight` is one of {names}, not {word}")
    return Weight[word.upper()]


def _strength(found: Mapping[str, Any]) -> Strength:
    return Strength(
        id=found["id"],
        says=found["says"],
        eases=tuple(found["eases"]),
        when=_when(found),
        brief=tuple(found["brief"]),
        article=found.get("article", ""),
    )


def _when(found: Mapping[str, Any]) -> When:
    return When(tuple(_probe(one) for one in found["tests"]), every=found["when"] == "all")


def _probe(found: Mapping[str, Any]) -> Probe:
    hows = [how for how in How if how.value in found]
    if len(hows) != 1:
        raise ValueError(f"a test of {found['clause']} says one of is, has and lacks")
    (how,) = hows
    return Probe(found["clause"], how, frozenset(found[how.value]))
