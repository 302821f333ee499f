"""The rungs of the adversary, its rules, and those who must live with it, as content has them."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from bot.exercise.rules.rungs import Life, PromiseLevel, Rung, RungRule


def load_rungs() -> tuple[Rung, ...]:
    """The rungs, from the least to the most."""
    return tuple(Rung(**rung) for rung in _read()["rung"])


def load_rules() -> tuple[RungRule, ...]:
    """The rules by which the adversary chooses a rung."""
    return tuple(RungRule(**rule) for rule in _read()["rule"])


def load_lives() -> tuple[Life, ...]:
    """Those who must live with it."""
    return tuple(
        Life(**{**life, "needs": PromiseLevel[life["needs"].upper()]}) for life in _read()["life"]
    )


@cache
def _read() -> dict[str, Any]:
    file = files("bot.exercise.content") / "exercise" / "escalation.toml"
    return tomllib.loads(file.read_text("utf-8"))
