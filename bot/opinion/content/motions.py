"""The motions and statements that come along."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from bot.opinion.rules.motion import Motion, Seed, SeedBasis

MOST_SEEDS = 8
"""Statements that one motion brings: few enough that everybody votes on all."""


@cache
def load() -> tuple[Motion, ...]:
    """All shipped motions; each brings its own statements, then those of its topic."""
    return tuple(_motion(table) for table in _table("motions")["motion"])


@cache
def seeds() -> tuple[Seed, ...]:
    """All shipped statements."""
    return tuple(
        Seed(
            words=table["words"],
            topics=tuple(table["topics"]),
            basis=SeedBasis(table["basis"]),
            article=tuple(table.get("article", ())),
            brief=tuple(table["brief"]),
        )
        for table in _table("statements")["statement"]
    )


def seed_words(topic: str) -> list[str]:
    """The words of the shipped statements of a topic, or of all."""
    return [seed.words for seed in seeds() if topic in seed.topics or not topic]


def find_motion(words: str) -> Motion | None:
    """The shipped motion of these words or this id, whatever their case and full stop."""
    sought = _plain(words)
    return next((m for m in load() if sought in (_plain(m.words), _plain(m.id))), None)


def _motion(table: Mapping[str, Any]) -> Motion:
    shared = (seed.words for seed in seeds() if table["topic"] in seed.topics)
    return Motion(
        id=table["id"],
        topic=table["topic"],
        words=table["words"],
        info=table["info"],
        best_for=table["for"],
        best_against=table["against"],
        article=tuple(table["article"]),
        brief=tuple(table["brief"]),
        designs=tuple(table["designs"]),
        tensions=tuple(table["tensions"]),
        statements=tuple(dict.fromkeys((*table["statements"], *shared)))[:MOST_SEEDS],
    )


def _table(name: str) -> dict[str, Any]:
    file = files("bot.opinion.content") / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace("'", "’").replace("_", " ").split()).rstrip(".")
