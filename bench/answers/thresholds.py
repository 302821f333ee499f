"""From which confidence on an answer is given, and given firmly: chosen on natural questions, of
which no weight has seen any."""

from collections.abc import Mapping, Sequence

import numpy as np

from bench.answers.data import OWN, Examined
from bench.answers.natural_figures import Question, read_questions
from bot.article.rules.answer import Knowledge, answer
from bot.article.rules.index import Embed
from bot.article.rules.shelf import arrange

SHOWN = 0.86
"""The share of answerable questions whose answer is to be shown."""

RIGHT = 0.96
"""The share of firm answers that must be right."""

Reply = tuple[bool, bool, float]
"""Is there an answer, would it be shown, and the confidence."""


def choose_thresholds(
    sets: Mapping[str, Examined], knowledge: Knowledge, embed: Embed
) -> dict[str, float]:
    """`enough`: the highest confidence from which on SHOWN of the answers are shown; `firm`: the
    lowest from which on RIGHT of the answers given hold the answer."""
    questions = [q for p in sorted((OWN / "natural").glob("*.jsonl")) for q in read_questions(p)]
    named = {**sets, "founding": sets.get("founding-article")}
    replies = [
        _reply(question, examined, knowledge, embed)
        for question in questions
        if (examined := named.get(question.slug)) is not None
    ]
    return {"enough": _find_enough(replies), "firm": _find_firm(replies)}


def _reply(question: Question, examined: Examined, knowledge: Knowledge, embed: Embed) -> Reply:
    shelf = arrange([examined.article])
    found = answer(question.question, shelf, embed, knowledge, [examined.article.slug])
    shown = {sentence.paragraph for sentence in found.sentences}
    holds = any(paragraph in shown for paragraph, _ in question.support)
    return bool(question.support), holds, found.confidence


def _find_enough(replies: Sequence[Reply]) -> float:
    answerable = sum(there for there, _, _ in replies)
    falling = sorted((sure for there, holds, sure in replies if there and holds), reverse=True)
    wanted = min(int(np.ceil(SHOWN * answerable)), len(falling))
    return round(falling[wanted - 1], 3) - 0.001 if falling else 0.5


def _find_firm(replies: Sequence[Reply]) -> float:
    falling = sorted(replies, key=lambda reply: -reply[2])
    right = np.cumsum([there and holds for there, holds, _ in falling])
    share = right / np.arange(1, len(falling) + 1)
    good = np.flatnonzero(share >= RIGHT)
    return round(falling[int(good[-1])][2], 3) if len(good) else 1.0
