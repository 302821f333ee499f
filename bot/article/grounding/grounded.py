"""Sentences that must show their sources: asked for, held against the text, sent back once."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from types import MappingProxyType

from msgspec import Struct

from bot.article.grounding.shapes import Draft, Kept, Sifted
from bot.article.grounding.sifting import sift
from bot.kernel.command import Caller
from bot.kernel.refusal import Refused, Unavailable
from bot.model.asking import LanguageModel, ModelAnswer
from bot.model.inputs import Input, Ours
from bot.model.refusals import ModelRefusal

Holding = Callable[[tuple[Kept, ...]], Awaitable[None]]
"""Told which sentences hold so far, while the model goes on."""


Sift = Callable[[Draft], Sifted]
"""Holds a draft against the texts that it may cite."""


class Grounded(Struct, frozen=True):
    """Sentences that hold, and the model and prompt that made them."""

    kept: tuple[Kept, ...]
    said: ModelAnswer[Draft]


async def ask_grounded(
    model: LanguageModel,
    by: Caller,
    task: str,
    inputs: Mapping[str, Input],
    ground: Mapping[int, str],
    holding: Holding | None = None,
    said_by: Mapping[int, str] = MappingProxyType({}),
) -> Grounded:
    """Put a task to the model whose prompt takes `failed` besides `inputs`. `ground` are the texts
    that may be cited, by number; `said_by` names who said those that are speeches, as a sentence
    must name them (*Speaker 2*).

    What does not hold is sent back once, with the reason; what then does not hold is left out.
    Raises what `LanguageModel.ask` raises, and Unavailable (MODEL_SILENT, MODEL_INVENTED) where
    nothing was said or nothing of it holds.
    """
    hold = partial(sift, ground=ground, said_by=said_by)
    growing = _grower(hold, holding) if holding is not None else None
    said = await model.ask(by, task, {**inputs, "failed": []}, Draft, growing)
    first = await asyncio.to_thread(hold, said.value)
    kept = first.kept
    if first.dropped:
        mended = await _mended(model, by, task, inputs, hold, first)
        known = {one.words for one in kept}
        kept += tuple(one for one in mended if one.words not in known)
    if not kept:
        raise Unavailable(
            ModelRefusal.MODEL_INVENTED if first.dropped else ModelRefusal.MODEL_SILENT
        )
    return Grounded(kept, said)


async def _mended(
    model: LanguageModel,
    by: Caller,
    task: str,
    inputs: Mapping[str, Input],
    hold: Sift,
    first: Sifted,
) -> tuple[Kept, ...]:
    """What the model makes of the sentences that did not hold. If it cannot be asked again, those
    that hold must do, if there are any."""
    failed = [{"words": one.words, "why": Ours(one.why)} for one in first.dropped]
    try:
        said = await model.ask(by, task, {**inputs, "failed": failed}, Draft)
    except Refused:
        if first.kept:
            return ()
        raise
    return (await asyncio.to_thread(hold, said.value)).kept


def _grower(hold: Sift, holding: Holding) -> Callable[[Draft], Awaitable[None]]:
    """Sifts what has come in so far, without the last sentence, which may be cut off; tells what is
    new of those that hold."""
    told = 0

    async def growing(draft: Draft) -> None:
        nonlocal told
        whole = Draft(draft.sentences[:-1])
        kept = (await asyncio.to_thread(hold, whole)).kept
        if len(kept) > told:
            told = len(kept)
            await holding(kept)

    return growing
