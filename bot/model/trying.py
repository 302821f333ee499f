"""One question to the model on nobody's account, to see whether it answers at all."""

import time
from dataclasses import dataclass

from bot.model import prompts
from bot.model.config import ModelConfig
from bot.model.speaking import Speaker

WORD = "guarantee"
"""What the model is asked to say."""


@dataclass(frozen=True, slots=True)
class Trial:
    """The shape of the answer: the word it was asked to give back."""

    word: str


async def try_out(config: ModelConfig) -> tuple[str, float]:
    """Have the model say a word; returns what it said, and the seconds it took.

    Raises Failed, and Refused (MODEL_NOT_INSTALLED, MODEL_UNKNOWN, and for the prompts what
    `prompts.load` raises).
    """
    prompt = prompts.load(config.prompts)["trial"].render({"word": WORD})
    speaker = Speaker(config)
    started = time.monotonic()
    try:
        reply = await speaker.say(prompt, Trial, config.seconds)
    finally:
        await speaker.close()
    return reply.value.word[:40], time.monotonic() - started
