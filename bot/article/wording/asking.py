"""What a model words, part by part held against rules: what has a fault is sent back once."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from msgspec import Struct

from bot.article.wording.shapes import Draft, Dropped, Kept
from bot.article.wording.sifting import sift
from bot.kernel.command import Caller
from bot.kernel.refusal import Refused
from bot.model.asking import LanguageModel, ModelAnswer
from bot.model.inputs import Input, Ours
from bot.model.refusals import ModelRefusal

T = TypeVar("T")
K = TypeVar("K")

Check = Callable[[T], tuple[Sequence[K], Sequence[Dropped]]]
"""Parts of what was said that are kept, and those that are not, with the reason in words."""


class Worded(Struct, frozen=True):
    """Sentences of a model's that were kept, and the model and prompt that made them."""

    kept: tuple[Kept, ...]
    said: ModelAnswer[Draft]


async def ask_for_sentences(
    model: LanguageModel,
    by: Caller,
    task: str,
    inputs: Mapping[str, Input],
    ground: Mapping[int, str],
    known: str = "",
) -> Worded:
    """Have a model word sentences that show their sources among the texts of `ground`, by number;
    words that are `known`, such as the names of sides, may stand in them as well. Raises what
    `ask_for_wording` raises."""

    def check(draft: Draft) -> tuple[Sequence[Kept], Sequence[Dropped]]:
        sifted = sift(draft, ground, known)
        return sifted.kept, sifted.dropped

    return Worded(*await ask_for_wording(model, by, task, inputs, Draft, check))


async def ask_for_wording(
    model: LanguageModel,
    by: Caller,
    task: str,
    inputs: Mapping[str, Input],
    shape: type[T],
    check: Check[T, K],
) -> tuple[tuple[K, ...], ModelAnswer[T]]:
    """Put a task to the model whose prompt takes `failed` besides `inputs`; what of it is kept.

    What has a fault is sent back once, with the reason, in the same question's time; what then has
    one is left out. Raises what `LanguageModel.ask` raises, Refused (MODEL_WORDING_OFF_HERE), and
    Unavailable (MODEL_SILENT, MODEL_FAULTY) where nothing was said or nothing of it is kept.
    """
    await model.require(by.community, wording=True)
    ask = partial(model.ask, by, task, until=model.deadline())
    said = await ask({**inputs, "failed": []}, shape)
    kept, dropped = await asyncio.to_thread(check, said.value)
    found, answers = list(kept), [said]
    if dropped:
        failed = [{"words": one.words, "why": Ours(one.why)} for one in dropped]
        try:
            again = await ask({**inputs, "failed": failed}, shape)
        except Refused:
            if not found:
                raise
        else:
            answers.append(again)
            mended, _ = await asyncio.to_thread(check, again.value)
            found += [one for one in mended if one not in found]
    if not found:
        why = ModelRefusal.MODEL_FAULTY if dropped else ModelRefusal.MODEL_SILENT
        await model.reject(by.community, why, *answers)
    return tuple(found), said
