"""What the model fills in, part by part held against rules: what fails is sent back once."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from bot.article.grounding.shapes import Dropped
from bot.kernel.command import Caller
from bot.kernel.refusal import Refused, Unavailable
from bot.model.asking import LanguageModel, ModelAnswer
from bot.model.inputs import Input, Ours
from bot.model.refusals import ModelRefusal

T = TypeVar("T")
K = TypeVar("K")

Check = Callable[[T], tuple[Sequence[K], Sequence[Dropped]]]
"""Parts of what was said that hold, and those that do not, with the reason in words."""


async def ask_checked(
    model: LanguageModel,
    by: Caller,
    task: str,
    inputs: Mapping[str, Input],
    shape: type[T],
    check: Check[T, K],
) -> tuple[tuple[K, ...], ModelAnswer[T]]:
    """Put a task to the model whose prompt takes `failed` besides `inputs`; the parts that hold.

    What does not hold is sent back once, with the reason; what then does not hold is left out.
    Raises what `LanguageModel.ask` raises, and Unavailable (MODEL_SILENT, MODEL_INVENTED) where
    nothing was said or nothing of it holds.
    """
    said = await model.ask(by, task, {**inputs, "failed": []}, shape)
    kept, dropped = await asyncio.to_thread(check, said.value)
    found = list(kept)
    if dropped:
        failed = [{"words": one.words, "why": Ours(one.why)} for one in dropped]
        try:
            again = await model.ask(by, task, {**inputs, "failed": failed}, shape)
        except Refused:
            if not found:
                raise
        else:
            mended, _ = await asyncio.to_thread(check, again.value)
            found += [one for one in mended if one not in found]
    if not found:
        raise Unavailable(ModelRefusal.MODEL_INVENTED if dropped else ModelRefusal.MODEL_SILENT)
    return tuple(found), said
