"""Two real questions to the language model, on nobody's account: does it choose what is right?"""

import time
from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from bot.article.content import brief
from bot.article.handlers.choosing import TASK, ReadAnswer, build_inputs
from bot.article.rules.offered import OfferedParagraph
from bot.article.rules.sentences import split_sentences
from bot.model import prompts
from bot.model.config import ModelConfig
from bot.model.rules.choice import group_by_source, number_sentences
from bot.model.speaking import Speaker

QUESTION = "What is a security guarantee?"
ANSWERING = 1
"""The number of the sentence that answers it."""

UNANSWERED = "How many soldiers does Poland have?"
"""A question that no sentence of the text answers."""

PARAGRAPHS = 3
"""Paragraphs of the brief that are sent with each."""

FEW = 3
"""One in so many sentences is the most that is a choice."""


class TrialFault(StrEnum):
    """What a model did wrong."""

    STRANGE = "strange"  # it named a sentence that there is not
    MANY = "many"  # it chose more than one in three
    WRONG = "wrong"  # the right sentence was not its first, or not called an answer
    CLAIMED = "claimed"  # it called an answer what is none


class ModelTrial(Struct, frozen=True, kw_only=True):
    """What a model made of a question: what it did wrong, if anything, the numbers it chose of how
    many, its verdict, and the seconds that it took for all it was asked."""

    fault: TrialFault | None
    question: str
    numbers: tuple[int, ...]
    offered: int
    verdict: str
    seconds: float


async def try_model(config: ModelConfig) -> ModelTrial:
    """Ask it; the first question that it gets wrong is what comes back. Raises Failed, and Refused
    (MODEL_NOT_INSTALLED, MODEL_UNKNOWN, and for the prompts what `prompts.load` raises)."""
    prompt, offer = prompts.load(config.prompts)[TASK], _offer()
    offered = [each.number for paragraph in offer for each in paragraph.sentences]
    speaker = Speaker(config)
    started = time.monotonic()

    async def put(question: str) -> ModelTrial:
        rendered = prompt.render(build_inputs(question, offer))
        said = (await speaker.say(rendered, ReadAnswer, config.seconds)).value
        return ModelTrial(
            fault=find_fault(said, offered, answerable=question == QUESTION),
            question=question,
            numbers=tuple(said.sentences),
            offered=len(offered),
            verdict=said.verdict,
            seconds=time.monotonic() - started,
        )

    try:
        trial = await put(QUESTION)
        return trial if trial.fault is not None else await put(UNANSWERED)
    finally:
        await speaker.close()


def find_fault(said: ReadAnswer, offered: Sequence[int], *, answerable: bool) -> TrialFault | None:
    """What is wrong with a choice among the sentences `offered`, if anything is."""
    if set(said.sentences) - set(offered):
        return TrialFault.STRANGE
    if len(set(said.sentences)) > len(offered) // FEW:
        return TrialFault.MANY
    answers = said.verdict == "answers"
    if answerable:
        is_right = answers and said.sentences[:1] == [ANSWERING]
        return None if is_right else TrialFault.WRONG
    return TrialFault.CLAIMED if answers else None


def _offer() -> tuple[OfferedParagraph, ...]:
    slug, reading = brief.load()
    lines = dict(enumerate(map(split_sentences, reading.paragraphs[:PARAGRAPHS]), 1))
    by_paragraph = group_by_source(number_sentences(lines))
    return tuple(
        OfferedParagraph(
            place=(slug, 1, paragraph),
            title=reading.title,
            heading="",
            sentences=by_paragraph.get(paragraph, ()),
        )
        for paragraph in lines
    )
