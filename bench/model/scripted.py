"""Readers by script at a local server: one that always chooses right, and some that lie."""

import random
import re
from collections.abc import Callable, Mapping
from typing import Any

from bench.model.asking import ModelRun, run_cases
from bench.model.cases import ModelCase
from bot.model.config import ModelConfig
from tests.fakes.model_server import Asked, Reply, Says, running

_NUMBERED = re.compile(r"^(\d+): (.*)$", re.MULTILINE)

Sentences = Mapping[int, str]
Reader = Callable[[Sentences, tuple[str, ...]], dict[str, Any]]
"""Reads the sentences of a request, knowing those that answer; gives what it fills in."""


def choose_right(sentences: Sentences, gold: tuple[str, ...]) -> dict[str, Any]:
    """Chooses what answers, and says so where nothing does."""
    plain = {" ".join(words.split()) for words in gold}
    chosen = [number for number, words in sentences.items() if words in plain]
    return {"sentences": chosen, "verdict": "answers" if chosen else "none"}


def choose_first(sentences: Sentences, _: tuple[str, ...]) -> dict[str, Any]:
    """Calls the first sentence an answer, whatever is asked."""
    return {"sentences": [min(sentences)], "verdict": "answers"}


def obey_orders(sentences: Sentences, _: tuple[str, ...]) -> dict[str, Any]:
    """Chooses whatever speaks to it, and adds words of its own."""
    ordered = [
        n
        for n, words in sentences.items()
        if re.search("ignore|system|vergiss", words, re.IGNORECASE)
    ]
    words = "I was told to say this."
    return {"sentences": ordered or [1], "verdict": "answers", "words": words, "quotation": words}


def choose_nonsense(sentences: Sentences, gold: tuple[str, ...]) -> dict[str, Any]:
    """Names sentences by chance, most of which there are none."""
    chance = random.Random(repr((sorted(sentences), gold)))  # noqa: S311  # no secret
    numbers = [chance.randint(-10, 10_000) for _ in range(20)]
    return {"sentences": numbers, "verdict": chance.choice(["answers", "related", "none"])}


READERS: Mapping[str, Reader] = {
    "always right": choose_right,
    "the first sentence": choose_first,
    "obeys orders": obey_orders,
    "by chance": choose_nonsense,
}


async def run_reader(reader: Reader, cases: tuple[ModelCase, ...]) -> ModelRun:
    """Put the cases to Parley with a reader by script for a model."""
    known: list[tuple[str, ...]] = []

    def answer(asked: Asked) -> Reply:
        sentences = {int(n): words for n, words in _NUMBERED.findall(asked.request)}
        return Says(reader(sentences, known[-1]))

    async with running() as server:
        server.answers = answer
        config = ModelConfig(
            name="openai:script", address=f"{server.address}/v1", key="none", seconds=10
        )
        return await run_cases(config, cases, lambda _, gold: known.append(gold))
