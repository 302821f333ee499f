"""The motions that come along, with their info slides and their statements."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion, what everybody should know, and statements that seed a vote."""

    words: str
    info: str
    statements: tuple[str, ...]


@cache
def load() -> tuple[Motion, ...]:
    """All shipped motions."""
    text = files("bot.content").joinpath("motions.toml").read_text(encoding="utf-8")
    return tuple(
        Motion(one["words"], one["info"], tuple(one["statements"]))
        for one in tomllib.loads(text)["motion"]
    )


def of(words: str) -> Motion | None:
    """The shipped motion of these words, whatever their case and full stop."""
    sought = _plain(words)
    return next((motion for motion in load() if _plain(motion.words) == sought), None)


def _plain(words: str) -> str:
    return " ".join(words.casefold().split()).rstrip(".")
