"""The exercises that ship with Parley: cards, roles and procedure, read when first asked for."""

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from bot.exercise.rules.card import (
    Attribution,
    Card,
    Conduct,
    Doubt,
    Harm,
    IncidentFeatures,
    Inject,
)
from bot.exercise.rules.setting import (
    Convenes,
    ExerciseRole,
    ExerciseSetting,
    May,
    ProcedureStep,
    Reaction,
    Script,
)
from bot.guarantee.content import clauses
from bot.guarantee.rules.terms import Finding, Ground, Happening


@cache
def texts() -> Mapping[str, str]:
    """The TOML text of each shipped card, by its id, in the order of the files."""
    folder = files("bot.exercise.content") / "exercise" / "cards"
    found = sorted(
        (entry for entry in folder.iterdir() if entry.name.endswith(".toml")),
        key=lambda entry: entry.name,
    )
    return {
        entry.name.removesuffix(".toml").replace("-", "_"): entry.read_text("utf-8")
        for entry in found
    }


@cache
def cards() -> Mapping[str, Card]:
    """Each shipped card by its id, in the order of their titles."""
    read = [read_card(text) for text in texts().values()]
    return {card.id: card for card in sorted(read, key=lambda card: card.title)}


def read_card(text: str) -> Card:
    """A card from its TOML. Raises KeyError or ValueError where it is none."""
    found = tomllib.loads(text)
    injects = tuple(
        Inject(
            hour=one["hour"],
            to=one["to"],
            how=Doubt(one["how"]),
            text=one["text"],
            finding=_finding(one["finding"]),
            conduct=_finding(one.get("conduct", "not known")),
        )
        for one in found["inject"]
    )
    return Card(
        id=found["id"],
        title=found["title"],
        topics=tuple(found["topics"]),
        notice=found["notice"],
        gist=found["gist"],
        article=tuple(found["article"]),
        features=IncidentFeatures(
            kind=Happening(found["kind"]),
            place=Ground(found["place"]),
            attribution=Attribution(found["attribution"]),
            conduct=Conduct(found["conduct"]),
            harm=Harm(found["harm"]),
            proof=max(inject.finding for inject in injects),
        ),
        tests=tuple(found["tests"]),
        injects=injects,
        decide=tuple(found["decide"]),
        probe=found["probe"],
        firm=found["readings"]["firm"],
        careful=found["readings"]["careful"],
        press=found["press"],
        statement=found["statement"],
    )


@lru_cache(maxsize=64)
def setting(card: str) -> ExerciseSetting:
    """All that an exercise on a card (its TOML) is played with."""
    found = _procedure()
    return ExerciseSetting(
        card=read_card(card),
        space=clauses.load(),
        notice=found["notice"],
        roles=tuple(_role(one) for one in found["role"]),
        steps=tuple(ProcedureStep(**one) for one in found["step"]),
        reactions=tuple(_reaction(one) for one in found["reaction"]),
        scripts=tuple(_script(one) for one in found["script"]),
    )


def roles() -> Mapping[str, str]:
    """The labels of the roles by their ids, in order."""
    return {one["id"]: one["label"] for one in _procedure()["role"]}


@cache
def _procedure() -> dict[str, Any]:
    file = files("bot.exercise.content") / "exercise" / "procedure.toml"
    return tomllib.loads(file.read_text("utf-8"))


def _role(found: Mapping[str, Any]) -> ExerciseRole:
    may = frozenset(May(one) for one in found["may"])
    only = frozenset(found.get("only", ()))
    return ExerciseRole(**{**found, "may": may, "only": only})


def _reaction(found: Mapping[str, Any]) -> Reaction:
    rest = {name: value for name, value in found.items() if name != "for"}
    return Reaction(in_favour=found["for"], **rest)


def _script(found: Mapping[str, Any]) -> Script:
    return Script(
        role=found["role"],
        interest=found["interest"],
        convenes=Convenes(found.get("convenes", "never")),
        accepts=_finding(found.get("accepts", "possible")),
        proposes=found.get("proposes", False),
        wants=tuple(found.get("wants", ())),
        bound=tuple(found.get("bound", ())),
    )


def _finding(words: str) -> Finding:
    return Finding[words.upper().replace(" ", "_")]
