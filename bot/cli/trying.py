"""One real question to the language model, on nobody's account: does it choose what is right?"""

import time

from msgspec import Struct

from bot.article.content import brief
from bot.article.handlers.choosing import TASK, ReadAnswer, build_inputs
from bot.article.rules.offered import OfferedParagraph
from bot.article.rules.sentences import split_sentences
from bot.model import prompts
from bot.model.config import ModelConfig
from bot.model.rules.choice import number_sentences
from bot.model.speaking import Speaker

QUESTION = "What is a security guarantee?"
ANSWERING = 1
"""The number of the sentence that answers it."""

PARAGRAPHS = 3
"""Paragraphs of the brief that are sent with it."""


class ModelTrial(Struct, frozen=True, kw_only=True):
    """What a model made of the question: whether it chose the right sentence and called it an
    answer, the numbers it chose, its verdict, and the seconds it took."""

    right: bool
    numbers: tuple[int, ...]
    verdict: str
    seconds: float


async def try_model(config: ModelConfig) -> ModelTrial:
    """Ask it. Raises Failed, and Refused (MODEL_NOT_INSTALLED, MODEL_UNKNOWN, and for the prompts
    what `prompts.load` raises)."""
    prompt = prompts.load(config.prompts)[TASK].render(build_inputs(QUESTION, _offer()))
    speaker = Speaker(config)
    started = time.monotonic()
    try:
        reply = await speaker.say(prompt, ReadAnswer, config.seconds)
    finally:
        await speaker.close()
    said = reply.value
    return ModelTrial(
        right=ANSWERING in said.sentences and said.verdict == "answers",
        numbers=tuple(said.sentences[:10]),
        verdict=said.verdict,
        seconds=time.monotonic() - started,
    )


def _offer() -> tuple[OfferedParagraph, ...]:
    slug, reading = brief.load()
    lines = dict(enumerate(map(split_sentences, reading.paragraphs[:PARAGRAPHS]), 1))
    numbered = number_sentences(lines)
    return tuple(
        OfferedParagraph(
            place=(slug, 1, paragraph),
            title=reading.title,
            heading="",
            sentences=tuple(each for each in numbered if each.source == paragraph),
        )
        for paragraph in lines
    )
