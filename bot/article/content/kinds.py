"""How questions of each kind are worded, as shipped."""

import tomllib
from functools import cache
from importlib.resources import files

from bot.article.rules.kinds.patterns import KindPatterns


@cache
def load() -> KindPatterns:
    """The patterns, compiled on first use."""
    words = files(__package__).joinpath("kinds.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(words)
    vocabularies = tables.pop("words")
    return KindPatterns(tables, vocabularies)
