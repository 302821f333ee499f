"""The reading that ships with Parley: our own brief on the design of security guarantees."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from bot.article.rules.reading import Block, Kind, Reading

SLUG = "brief"


@cache
def load() -> tuple[str, Reading]:
    """The brief's slug and its reading, parsed once."""
    text = files("bot.article.content").joinpath("brief.toml").read_text(encoding="utf-8")
    return SLUG, _reading(tomllib.loads(text))


def _reading(brief: dict[str, Any]) -> Reading:
    blocks: list[Block] = []
    for section in brief["section"]:
        blocks.append(Block(Kind.HEADING, section["heading"]))
        blocks += [
            Block(Kind.PARAGRAPH, _one_line(item["text"]), note=f"Sources: {item['sources']}")
            for item in section["paragraph"]
        ]
    return Reading(
        title=brief["title"],
        author=brief["author"],
        language=brief["language"],
        blocks=tuple(blocks),
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())
