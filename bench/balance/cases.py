"""The scripted set: motions with speeches and opinions of both sides, alike in length."""

import tomllib
from pathlib import Path

from msgspec import Struct

FILE = Path(__file__).parents[1] / "data" / "balance.toml"


class Side(Struct, frozen=True, kw_only=True):
    """One side of a case, with a question that somebody on it would ask."""

    name: str
    question: str
    speeches: tuple[str, ...]
    opinions: tuple[str, ...]


class Case(Struct, frozen=True, kw_only=True):
    """A motion, its two sides, and paragraphs about it."""

    motion: str
    paragraphs: tuple[str, ...]
    sides: tuple[Side, Side]


def load() -> tuple[Case, ...]:
    """All cases."""
    return tuple(
        Case(
            motion=case["motion"],
            paragraphs=tuple(case["paragraphs"]),
            sides=tuple(
                Side(
                    name=side["name"],
                    question=side["question"],
                    speeches=tuple(side["speeches"]),
                    opinions=tuple(side["opinions"]),
                )
                for side in case["side"]
            ),  # type: ignore[arg-type]  # two, as the test of the set sees
        )
        for case in tomllib.loads(FILE.read_text("utf-8"))["case"]
    )
