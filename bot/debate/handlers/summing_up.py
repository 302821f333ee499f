"""Summaries of what each side said: by the model where it holds and is even, and from the speakers'
own sentences where not."""

import asyncio
import logging
from collections.abc import Mapping, Sequence

from bot.article.grounding.grounded import ask_grounded
from bot.article.grounding.shapes import Draft
from bot.debate.commands.digest import Summarise
from bot.debate.handlers.digesting import after_progress, by_side, rows, together, told
from bot.debate.handlers.finding import find_debate
from bot.debate.handlers.material import speeches_of
from bot.debate.rules.digest.shapes import clauses
from bot.debate.rules.digest.summary import (
    MOST_CLAUSES,
    Said,
    Sides,
    Summary,
    all_fitted,
    even,
    extracted,
    too_little,
    unbalanced,
)
from bot.debate.rules.who import is_chair
from bot.debate.views import digest as views
from bot.debate.views.digest import WHY
from bot.kernel.parts import Parts, Progress, Use
from bot.kernel.refusal import Code, Refused, Unavailable
from bot.kernel.view import View
from bot.model import asking
from bot.model.asking import LanguageModel
from bot.model.inputs import Input, Ours
from bot.store.statement import Statement

log = logging.getLogger(__name__)

TASK = "summary"


async def summarise(parts: Parts, command: Summarise, progress: Progress) -> tuple[View, ...]:
    """What each side said, with as much room for each."""
    found = await find_debate(parts, command.by, command.debate)
    if command.share and not is_chair(found.state, command.by):
        raise Refused(Code.NOT_CHAIR)
    of = "the debate so far"
    if command.round is not None:
        segments = found.state.format.segments
        if command.round > len(segments):
            raise Refused(Code.NO_SUCH_ROUND, number=command.round, last=len(segments))
        of = segments[command.round - 1].name
    spoken = [
        one
        for one in await speeches_of(parts, command.by.community, found)
        if command.round is None
        or found.state.speeches[one.number - 1].segment == command.round - 1
    ]
    if not spoken:
        raise Refused(Code.NOTHING_SAID_YET)
    said = by_side(found, spoken)
    summed, made = await _summed(parts, command, said, progress)
    if made:
        await parts.db.change(*made)
    shown = views.summary(
        summed, of, await told(parts, command, found, spoken), share=command.share
    )
    return (after_progress(shown, command, shown=bool(made or summed.why)),)


async def _summed(
    parts: Parts, command: Summarise, said: Said, progress: Progress
) -> tuple[Summary, tuple[Statement, ...]]:
    """The summary, and what puts the model's part in it on record."""
    plain = await asyncio.to_thread(extracted, said)
    if not await parts.of(LanguageModel).is_on(command.by.community):
        return Summary(sides=plain), ()
    await progress(views.working(command.id, "Summing up each side …"))
    try:
        sides, drafts = await _worded(parts, command, said, plain)
    except Refused as refused:
        if refused.code not in WHY:
            raise
        log.info("not summed up: %s", refused.code)
        return Summary(sides=plain, why=WHY[refused.code]), ()
    made = tuple(
        draft.kept(command.by.community, f"{command.id}:{place}", command.at)
        for place, draft in enumerate(drafts)
    )
    return Summary(sides=sides, model=drafts[0].model), made


async def _worded(
    parts: Parts, command: Summarise, said: Said, plain: Sides
) -> tuple[Sides, Sequence[asking.Said[Draft]]]:
    """The model's summary of each side, asked alone and in the same words. One that is uneven is
    asked for once more; then it is given up: Unavailable (MODEL_UNEVEN)."""
    fitting = await asyncio.to_thread(all_fitted, said)
    uneven = ""
    for _ in range(2):
        asked = {side: of for side, of in fitting.items() if of}
        each = await together(
            [
                ask_grounded(
                    parts.of(LanguageModel), command.by, TASK, _summary_inputs(of, uneven), of
                )
                for of in asked.values()
            ]
        )
        held = {
            side: clauses(one.kept[:MOST_CLAUSES]) for side, one in zip(asked, each, strict=True)
        }
        sides = even({side: held.get(side, ()) for side in said})
        uneven = unbalanced(sides) or too_little(held, plain)
        if not uneven:
            return sides, [one.said for one in each]
        log.info("summary uneven: %s", uneven)
    raise Unavailable(Code.MODEL_UNEVEN)


def _summary_inputs(of: Mapping[int, str], uneven: str) -> dict[str, Input]:
    return {
        "speeches": rows(of),
        "sentences": MOST_CLAUSES,
        "uneven": Ours(uneven),
    }


USES: dict[type, Use] = {Summarise: summarise}
