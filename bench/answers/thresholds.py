"""From which confidence on an answer is given, and given firmly: chosen on natural questions, of
which no weight has seen any."""

from collections.abc import Mapping, Sequence

import numpy as np
from msgspec.structs import replace

from bench.answers.data import OWN, Examined
from bench.answers.natural_figures import Question, read_questions
from bot.article.rules.answer import Knowledge, answer
from bot.article.rules.index import Embed
from bot.article.rules.shelf import arrange

SHOWN = 0.86
"""The share of answerable questions whose answer is to be shown."""

RIGHT = 0.96
"""The share of firm answers that must be right."""

HELD_OUT = frozenset(("brief-b", "others-c", "others-e", "posts-deeds-b"))
"""Sets of natural questions that choose nothing."""

Reply = tuple[bool, bool, bool, float]
"""Is there an answer, is it among what comes closest, is it in what would be said firmly; and the
confidence."""


def choose_thresholds(
    sets: Mapping[str, Examined], knowledge: Knowledge, embed: Embed
) -> dict[str, float]:
    """`enough`: the highest confidence from which on SHOWN of the answers are shown; `firm`: the
    lowest from which on RIGHT of the answers given hold the answer."""
    paths = (p for p in sorted((OWN / "natural").glob("*.jsonl")) if p.stem not in HELD_OUT)
    questions = [question for path in paths for question in read_questions(path)]
    named = {**sets, "founding": sets.get("founding-article")}
    replies = [
        _reply(question, examined, knowledge, embed)
        for question in questions
        if (examined := named.get(question.slug)) is not None
    ]
    return {"enough": _find_enough(replies), "firm": _find_firm(replies)}


def _reply(question: Question, examined: Examined, knowledge: Knowledge, embed: Embed) -> Reply:
    shelf = arrange([examined.article])
    support = {paragraph for paragraph, _ in question.support}
    closest, firm = (
        answer(
            question.question,
            shelf,
            embed,
            replace(knowledge, enough=0, firm=least),
            [examined.article.slug],
        )
        for least in (2, 0)
    )
    shown, said = ({s.paragraph for s in found.sentences} for found in (closest, firm))
    return bool(support), bool(support & shown), bool(support & said), firm.confidence


def _find_enough(replies: Sequence[Reply]) -> float:
    answerable = sum(there for there, *_ in replies)
    falling = sorted((sure for there, shown, _, sure in replies if there and shown), reverse=True)
    wanted = min(int(np.ceil(SHOWN * answerable)), len(falling))
    return round(falling[wanted - 1], 3) - 0.001 if falling else 0.5


def _find_firm(replies: Sequence[Reply]) -> float:
    falling = sorted(replies, key=lambda reply: -reply[3])
    right = np.cumsum([there and said for there, _, said, _ in falling])
    share = right / np.arange(1, len(falling) + 1)
    good = np.flatnonzero(share >= RIGHT)
    return round(falling[int(good[-1])][3], 3) if len(good) else 1.0
