"""The exercises that ship with Parley: cards, roles and procedure, read when first asked for."""

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from bot.exercise.content import escalation
from bot.exercise.content.stakes import load_stakes
from bot.exercise.rules.card import (
    Attribution,
    Card,
    Conduct,
    Doubt,
    Flow,
    Harm,
    IncidentFeatures,
    Inject,
    Peace,
)
from bot.exercise.rules.setting import (
    Convenes,
    Crossing,
    ExerciseRole,
    ExerciseSetting,
    May,
    ProcedureStep,
    Reaction,
    Script,
)
from bot.guarantee.content import clauses
from bot.guarantee.rules.terms import Assessment, Ground, Happening


@cache
def load_texts() -> Mapping[str, str]:
    """The TOML text of each shipped card, by its id, in the order of the files."""
    folder = files("bot.exercise.content") / "exercise" / "cards"
    paths = sorted(
        (entry for entry in folder.iterdir() if entry.name.endswith(".toml")),
        key=lambda entry: entry.name,
    )
    return {
        entry.name.removesuffix(".toml").replace("-", "_"): entry.read_text("utf-8")
        for entry in paths
    }


@cache
def load_cards() -> Mapping[str, Card]:
    """Each shipped card by its id, in the order of their titles."""
    read = [read_card(text) for text in load_texts().values()]
    return {card.id: card for card in sorted(read, key=lambda card: card.title)}


def read_card(text: str) -> Card:
    """A card from its TOML. Raises KeyError or ValueError where it is none."""
    fields = tomllib.loads(text)
    injects = tuple(
        Inject(
            hour=one["hour"],
            to=one["to"],
            how=Doubt(one["how"]),
            text=one["text"],
            finding=_finding(one["finding"]),
            conduct=_finding(one.get("conduct", "not known")),
        )
        for one in fields["inject"]
    )
    return Card(
        id=fields["id"],
        title=fields["title"],
        topics=tuple(fields["topics"]),
        notice=fields["notice"],
        gist=fields["gist"],
        article=tuple(fields["article"]),
        features=IncidentFeatures(
            kind=Happening(fields["kind"]),
            place=Ground(fields["place"]),
            attribution=Attribution(fields["attribution"]),
            conduct=Conduct(fields["conduct"]),
            harm=Harm(fields["harm"]),
            proof=max(inject.finding for inject in injects),
        ),
        tests=tuple(fields["tests"]),
        injects=injects,
        decide=tuple(fields["decide"]),
        probe=fields["probe"],
        firm=fields["readings"]["firm"],
        careful=fields["readings"]["careful"],
        press=fields["press"],
        statement=fields["statement"],
        flow=Flow(fields.get("flow", "incident")),
        strains=fields.get("strains", {}),
        stops=fields.get("stops", ""),
        years=fields.get("years"),
        peace=Peace(fields.get("peace", "not_said")),
    )


@lru_cache(maxsize=64)
def build_setting(card: str) -> ExerciseSetting:
    """All that an exercise on a card (its TOML) is played with."""
    fields = _procedure()
    return ExerciseSetting(
        card=read_card(card),
        space=clauses.load(),
        notice=fields["notice"],
        roles=tuple(_role(role) for role in fields["role"]),
        steps=tuple(ProcedureStep(**step) for step in fields["step"]),
        reactions=tuple(_reaction(reaction) for reaction in fields["reaction"]),
        scripts=tuple(_script(script) for script in fields["script"]),
        rungs=escalation.load_rungs(),
        rung_rules=escalation.load_rules(),
        lives=escalation.load_lives(),
        stakes=load_stakes(),
    )


def load_role_labels() -> Mapping[str, str]:
    """The labels of the roles by their ids, in order."""
    return {role["id"]: role["label"] for role in _procedure()["role"]}


@cache
def _procedure() -> dict[str, Any]:
    file = files("bot.exercise.content") / "exercise" / "procedure.toml"
    return tomllib.loads(file.read_text("utf-8"))


def _role(fields: Mapping[str, Any]) -> ExerciseRole:
    may = frozenset(May(right) for right in fields["may"])
    only = frozenset(fields.get("only", ()))
    return ExerciseRole(**{**fields, "may": may, "only": only})


def _reaction(fields: Mapping[str, Any]) -> Reaction:
    rest = {name: value for name, value in fields.items() if name != "for"}
    return Reaction(in_favour=fields["for"], **rest)


def _script(fields: Mapping[str, Any]) -> Script:
    return Script(
        role=fields["role"],
        interest=fields["interest"],
        convenes=Convenes(fields.get("convenes", "never")),
        accepts=_finding(fields.get("accepts", "possible")),
        proposes=fields.get("proposes", False),
        wants=tuple(fields.get("wants", ())),
        fills=tuple(fields.get("fills", ())),
        bound=tuple(fields.get("bound", ())),
        red_line=fields.get("red_line", ""),
        crossed_by=tuple(fields.get("crossed_by", ())),
        crossed=Crossing(fields.get("crossed", "always")),
        answer=fields.get("answer", ""),
    )


def _finding(words: str) -> Assessment:
    return Assessment[words.upper().replace(" ", "_")]
