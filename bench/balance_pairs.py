"""The same request from both sides, for each task that helps one member: what a balance check puts.

The texts in data/balance/members.json mirror each other: as many speeches, sentences and words on
both sides, and paragraphs that give each as much.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.core.practice.setting import LEVELS
from bot.prompts import Input, Ours

DATA = Path(__file__).parent / "data" / "balance" / "members.json"


@dataclass(frozen=True, slots=True)
class Pair:
    """A task on a motion, with the inputs of its prompt as either side would have them."""

    task: str
    motion: str
    one: Mapping[str, Input]
    other: Mapping[str, Input]


def pairs() -> Iterator[Pair]:
    """Every task on every motion."""
    for case in json.loads(DATA.read_text("utf-8")):
        first, second = case["sides"]
        for task, made in _TASKS.items():
            one, other = made(case, first, second), made(case, second, first)
            yield Pair(task.partition(" ")[0], case["motion"], one, other)


Case = Mapping[str, Any]


def _numbered(words: list[str], first: int = 1) -> list[Mapping[str, str | int]]:
    return [{"number": number, "words": one} for number, one in enumerate(words, first)]


def _steelman(case: Case, side: Case, _: Case) -> Mapping[str, Input]:
    return {
        "motion": case["motion"],
        "side": side["name"],
        "paragraphs": _numbered(case["paragraphs"]),
        "speeches": _numbered(side["speeches"], len(case["paragraphs"]) + 1),
        "language": Ours("English"),
        "failed": [],
    }


def _opponent(level: str, case: Case, side: Case, theirs: Case) -> Mapping[str, Input]:
    told = LEVELS[level]
    said = theirs["speeches"] if told.answers else []
    return {
        "motion": case["motion"],
        "side": side["name"],
        "theirs": theirs["name"],
        "segment": "Opening",
        "level": Ours(told.told),
        "sentences": told.sentences,
        "paragraphs": _numbered(case["paragraphs"]),
        "speeches": _numbered(said, len(case["paragraphs"]) + 1),
        "language": Ours("English"),
        "failed": [],
    }


def _feedback(case: Case, side: Case, theirs: Case) -> Mapping[str, Input]:
    return {
        "motion": case["motion"],
        "side": side["name"],
        "segment": "Rebuttal",
        "speech": side["speeches"][1],
        "earlier": _numbered(theirs["speeches"][:1]),
        "failed": [],
    }


def _question(case: Case, side: Case, _: Case) -> Mapping[str, Input]:
    return {"motion": case["motion"], "words": side["claim"], "before": [], "failed": []}


_TASKS = {
    "steelman": _steelman,
    "opponent easy": lambda *given: _opponent("easy", *given),
    "opponent fair": lambda *given: _opponent("fair", *given),
    "opponent hard": lambda *given: _opponent("hard", *given),
    "feedback": _feedback,
    "question": _question,
}
