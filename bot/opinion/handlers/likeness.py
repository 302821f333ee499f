"""What is there already in other words: the same words in another order, or the same meaning."""

import asyncio
from collections.abc import Mapping

from bot.article.library import Library
from bot.kernel.parts import Parts
from bot.opinion.rules.statement_words import ALIKE, choose_compared, find_same


async def find_near(parts: Parts, words: str, there: Mapping[int, str]) -> int | None:
    """The number of what says the same as `words`, or means the same where the model of meanings is
    in use; None for none."""
    near = find_same(words, there)
    return near if near is not None else await _find_alike(parts, words, there)


async def _find_alike(parts: Parts, words: str, there: Mapping[int, str]) -> int | None:
    embed = parts.of(Library).embed_in_use()
    compared = choose_compared(words, there)
    if embed is None or not compared:
        return None
    texts = [words, *(there[number] for number in compared)]
    vectors = await asyncio.to_thread(embed, texts)
    if not vectors.size:
        return None
    likeness = vectors[1:] @ vectors[0]
    best = int(likeness.argmax())
    return compared[best] if likeness[best] >= ALIKE else None
