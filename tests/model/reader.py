"""Readers by script: they choose among the numbered sentences that a request brings."""

import re
from collections.abc import Callable

from tests.fakes.model_server import Asked, Json, Reply, Says

_NUMBERED = re.compile(r"^(\d+): (.*)$", re.MULTILINE)


def sentences_in(asked: Asked) -> dict[int, str]:
    """The sentences of a request by their numbers."""
    return {int(number): words for number, words in _NUMBERED.findall(asked.request)}


def number_of(asked: Asked, opening: str) -> int:
    """The number of the sentence that begins so."""
    return next(n for n, words in sentences_in(asked).items() if words.startswith(opening))


def reads(*openings: str, verdict: str = "answers") -> Callable[[Asked], Reply]:
    """Chooses the sentences that begin so."""
    return lambda asked: Says(
        {"sentences": [number_of(asked, each) for each in openings], "verdict": verdict}
    )


def knows(opening: str) -> Callable[[Asked], Reply]:
    """Chooses the sentence that begins so where a guarantee is asked for, else says “none”."""

    def answer(asked: Asked) -> Reply:
        if "What is a security guarantee?" in asked.request:
            return reads(opening)(asked)
        return Says({"sentences": [], "verdict": "none"})

    return answer


def gives(value: Json) -> Callable[[Asked], Reply]:
    """Fills in the same, whatever is asked."""
    return lambda _: Says(value)
