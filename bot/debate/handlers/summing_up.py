"""Summaries of what each side said: by the model where it holds and is even, and from the speakers'
own sentences where not."""

import asyncio
import logging
from collections.abc import Mapping, Sequence

from bot.article.grounding.grounded import ask_grounded
from bot.article.grounding.shapes import Draft
from bot.debate.commands.digest import Summarise
from bot.debate.handlers.digesting import (
    gather_all,
    group_by_side,
    load_sources,
    replace_progress,
    speech_rows,
)
from bot.debate.handlers.finding import find_debate
from bot.debate.handlers.material import speeches_of
from bot.debate.refusals import DebateRefusal
from bot.debate.rules.digest.shapes import clauses
from bot.debate.rules.digest.summary import (
    MOST_CLAUSES,
    Said,
    Sides,
    Summary,
    extract_summary,
    find_imbalance,
    find_shortfall,
    fit_sides,
    make_even,
)
from bot.debate.rules.who import is_chair
from bot.debate.views import digest as views
from bot.debate.views.digest import WHY
from bot.kernel.message import say
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import Refused, Unavailable
from bot.kernel.view import View
from bot.model import asking
from bot.model.asking import LanguageModel
from bot.model.inputs import Input, Ours
from bot.model.refusals import ModelRefusal
from bot.store.statement import Statement

log = logging.getLogger(__name__)

TASK = "summary"


async def summarise(parts: Parts, command: Summarise, progress: Progress) -> tuple[View, ...]:
    """What each side said, with as much room for each."""
    debate = await find_debate(parts, command.by, command.debate)
    if command.share and not is_chair(debate.state, command.by):
        raise Refused(DebateRefusal.NOT_CHAIR)
    subject: str = say("the debate so far")
    if command.round is not None:
        segments = debate.state.format.segments
        if command.round > len(segments):
            raise Refused(DebateRefusal.NO_SUCH_ROUND, number=command.round, last=len(segments))
        subject = segments[command.round - 1].name
    speeches = [
        speech
        for speech in await speeches_of(parts, command.by.community, debate)
        if command.round is None
        or debate.state.speeches[speech.number - 1].segment == command.round - 1
    ]
    if not speeches:
        raise Refused(DebateRefusal.NOTHING_SAID_YET)
    words_by_side = group_by_side(debate, speeches)
    summary, statements = await _build_summary(parts, command, words_by_side, progress)
    if statements:
        await parts.db.change(*statements)
    view = views.summary(
        summary, subject, await load_sources(parts, command, debate, speeches), share=command.share
    )
    return (replace_progress(view, command, progress_shown=bool(statements or summary.why)),)


async def _build_summary(
    parts: Parts, command: Summarise, words_by_side: Said, progress: Progress
) -> tuple[Summary, tuple[Statement, ...]]:
    """The summary, and what puts the model's part in it on record."""
    plain = await asyncio.to_thread(extract_summary, words_by_side)
    if not await parts.of(LanguageModel).is_on(command.by.community):
        return Summary(sides=plain), ()
    await progress(views.render_working(command.id, say("Summing up each side …")))
    try:
        sides, drafts = await _ask_model(parts, command, words_by_side, plain)
    except Refused as refused:
        if refused.code not in WHY:
            raise
        log.info("not summed up: %s", refused.code)
        return Summary(sides=plain, why=WHY[refused.code]), ()
    statements = tuple(
        draft.kept(command.by.community, f"{command.id}:{place}", command.at)
        for place, draft in enumerate(drafts)
    )
    return Summary(sides=sides, model=drafts[0].model), statements


async def _ask_model(
    parts: Parts, command: Summarise, words_by_side: Said, plain: Sides
) -> tuple[Sides, Sequence[asking.ModelAnswer[Draft]]]:
    """The model's summary of each side, asked alone and in the same words. One that is uneven is
    asked for once more; then it is given up: Unavailable (MODEL_UNEVEN)."""
    fitted_by_side = await asyncio.to_thread(fit_sides, words_by_side)
    uneven = ""
    for _ in range(2):
        sent_by_side = {side: speeches for side, speeches in fitted_by_side.items() if speeches}
        outcomes = await gather_all(
            [
                ask_grounded(
                    parts.of(LanguageModel),
                    command.by,
                    TASK,
                    _summary_inputs(speeches, uneven),
                    speeches,
                )
                for speeches in sent_by_side.values()
            ]
        )
        worded_sides = {
            side: clauses(outcome.kept[:MOST_CLAUSES])
            for side, outcome in zip(sent_by_side, outcomes, strict=True)
        }
        sides = make_even({side: worded_sides.get(side, ()) for side in words_by_side})
        uneven = find_imbalance(sides) or find_shortfall(worded_sides, plain)
        if not uneven:
            return sides, [outcome.said for outcome in outcomes]
        log.info("summary uneven: %s", uneven)
    raise Unavailable(ModelRefusal.MODEL_UNEVEN)


def _summary_inputs(speeches: Mapping[int, str], uneven: str) -> dict[str, Input]:
    return {
        "speeches": speech_rows(speeches),
        "sentences": MOST_CLAUSES,
        "uneven": Ours(uneven),
    }


HANDLERS: dict[type, CommandHandler] = {Summarise: summarise}
