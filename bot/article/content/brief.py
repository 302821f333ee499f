"""The reading that ships with Parley: our own brief on the design of security guarantees."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from bot.article.rules.reading import ArticleBlock, ArticleReading, BlockKind

SLUG = "brief"


@cache
def load() -> tuple[str, ArticleReading]:
    """The brief's slug and its reading, parsed once."""
    text = files("bot.article.content").joinpath("brief.toml").read_text(encoding="utf-8")
    return SLUG, _reading(tomllib.loads(text))


def _reading(brief: dict[str, Any]) -> ArticleReading:
    blocks: list[ArticleBlock] = []
    for section in brief["section"]:
        blocks.append(ArticleBlock(BlockKind.HEADING, section["heading"]))
        blocks += [
            ArticleBlock(
                BlockKind.PARAGRAPH, _one_line(item["text"]), note=f"Sources: {item['sources']}"
            )
            for item in section["paragraph"]
        ]
    return ArticleReading(
        title=brief["title"],
        author=brief["author"],
        language=brief["language"],
        blocks=tuple(blocks),
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())
