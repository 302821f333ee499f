"""Summaries of what each side said, in the speakers' own sentences: the model chooses them where
there is one."""

import asyncio

from bot.debate.commands.digest import Summarise
from bot.debate.handlers.digesting import (
    ChosenQuotations,
    choose_quotations,
    gather_all,
    group_by_side,
    load_sources,
    replace_progress,
)
from bot.debate.handlers.finding import find_debate
from bot.debate.handlers.material import speeches_of
from bot.debate.refusals import DebateRefusal
from bot.debate.rules.digest.summary import (
    MOST_SENTENCES,
    Said,
    Sides,
    Summary,
    extract_summary,
    fit_sides,
    is_short,
    make_even,
)
from bot.debate.rules.who import is_chair
from bot.debate.views import digest as views
from bot.kernel.message import say
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import Refused
from bot.kernel.view import View
from bot.model.asking import LanguageModel
from bot.model.refusals import ModelRefusal
from bot.model.views.reasons import say_why
from bot.store.statement import Statement

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
        sides, chosen = await _ask_model(parts, command, words_by_side, plain)
    except Refused as refused:
        return Summary(sides=plain, why=say_why(refused)), ()
    statements = tuple(
        each.answer.kept(command.by.community, f"{command.id}:{place}", command.at)
        for place, each in enumerate(chosen)
    )
    return Summary(sides=sides, model=chosen[0].answer.model), statements


async def _ask_model(
    parts: Parts, command: Summarise, words_by_side: Said, plain: Sides
) -> tuple[Sides, list[ChosenQuotations]]:
    """What the model chooses of each side, asked alone and in the same words; as much of each.
    Raises Unavailable (MODEL_UNEVEN) where it chooses next to nothing of one."""
    model = parts.of(LanguageModel)
    fitted_by_side = await asyncio.to_thread(fit_sides, words_by_side)
    sent_by_side = {side: speeches for side, speeches in fitted_by_side.items() if speeches}
    until = model.deadline()
    chosen = await gather_all(
        [
            choose_quotations(model, command.by, TASK, speeches, {}, MOST_SENTENCES, until)
            for speeches in sent_by_side.values()
        ]
    )
    chosen_by_side = {
        side: each.quotations for side, each in zip(sent_by_side, chosen, strict=True)
    }
    if is_short(chosen_by_side, plain) or not any(chosen_by_side.values()):
        answers = (each.answer for each in chosen)
        await model.reject(command.by.community, ModelRefusal.MODEL_UNEVEN, *answers)
    return make_even({side: chosen_by_side.get(side, ()) for side in words_by_side}), chosen


HANDLERS: dict[type, CommandHandler] = {Summarise: summarise}
