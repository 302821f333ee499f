"""Commands in French: their names and descriptions."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from msgspec import Struct


class Translation(Struct, frozen=True, kw_only=True):
    """French by English: words of commands, names of parameters, descriptions."""

    names: Mapping[str, str]
    parameters: Mapping[str, str]
    about: Mapping[str, str]


@cache
def load() -> Translation:
    """The translation that comes along."""
    text = files("bot.kernel").joinpath("french.toml").read_text(encoding="utf-8")
    return Translation(**tomllib.loads(text))
