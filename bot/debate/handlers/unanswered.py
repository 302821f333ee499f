"""What nobody has answered, for the chair: claims by their links, arguments that a model finds."""

import asyncio
from collections.abc import Mapping, Sequence

from bot.debate.commands.digest import ShowDropped
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
from bot.debate.rows import claims
from bot.debate.rules.digest.shapes import SpeechQuotation
from bot.debate.rules.digest.summary import FLOOR, Said, fit_sides
from bot.debate.rules.digest.unanswered import find_answer
from bot.debate.rules.who import is_chair
from bot.debate.views import digest as views
from bot.debate.views.digest import UnansweredArguments
from bot.kernel.command import Caller
from bot.kernel.message import say
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import Refused
from bot.kernel.view import View
from bot.model.asking import LanguageModel
from bot.model.inputs import Input
from bot.model.views.reasons import say_why
from bot.store.statement import Statement

TASK = "unanswered"

MOST_UNANSWERED = 4
"""Arguments of one side that the model may find."""


async def show_dropped(parts: Parts, command: ShowDropped, progress: Progress) -> tuple[View, ...]:
    """What is not answered, for the chair alone."""
    debate = await find_debate(parts, command.by, command.debate)
    if not is_chair(debate.state, command.by):
        raise Refused(DebateRefusal.NOT_CHAIR)
    community = command.by.community
    speeches = await speeches_of(parts, community, debate)
    arguments = UnansweredArguments(sides={})
    statements: tuple[Statement, ...] = ()
    asks_model = bool(speeches) and await parts.of(LanguageModel).is_on(community)
    if asks_model:
        await progress(views.render_working(command.id, say("Looking through the speeches …")))
        arguments, statements = await _find_arguments(
            parts, command, group_by_side(debate, speeches)
        )
    elif speeches:
        arguments = UnansweredArguments(sides={}, why=say("no language model is used here"))
    if statements:
        await parts.db.change(*statements)
    words = await claims.load_words(parts.db, community, debate.row.id)
    view = views.unanswered(arguments, words, await load_sources(parts, command, debate, speeches))
    return (replace_progress(view, command, progress_shown=asks_model),)


async def _find_arguments(
    parts: Parts, command: ShowDropped, words_by_side: Said
) -> tuple[UnansweredArguments, tuple[Statement, ...]]:
    """Arguments of each side that the model finds nobody answered."""
    model = parts.of(LanguageModel)
    fitted_by_side = await asyncio.to_thread(fit_sides, words_by_side)
    sides = [side for side, speeches in fitted_by_side.items() if side != FLOOR and speeches]
    if not sides:
        return UnansweredArguments(sides={}), ()
    until = model.deadline()
    try:
        chosen = await gather_all(
            [_ask_for_side(model, command.by, side, fitted_by_side, until) for side in sides]
        )
    except Refused as refused:
        return UnansweredArguments(sides={}, why=say_why(refused)), ()
    arguments_by_side = {
        side: await asyncio.to_thread(
            _match_answers, each.quotations, _other_speeches(side, fitted_by_side)
        )
        for side, each in zip(sides, chosen, strict=True)
    }
    statements = tuple(
        each.answer.kept(command.by.community, f"{command.id}:{place}", command.at)
        for place, each in enumerate(chosen)
    )
    return UnansweredArguments(sides=arguments_by_side, model=model.config.name), statements


def _match_answers(
    arguments: Sequence[SpeechQuotation], other_speeches: Mapping[int, str]
) -> list[tuple[SpeechQuotation, int | None]]:
    """Each argument with the first later speech of the others that has a sentence about it."""
    return [
        (
            argument,
            find_answer(
                argument.quotation,
                {n: words for n, words in other_speeches.items() if n > argument.speech},
            ),
        )
        for argument in arguments
    ]


async def _ask_for_side(
    model: LanguageModel, by: Caller, side: str, words_by_side: Said, until: float
) -> ChosenQuotations:
    """Arguments of one side, which alone may be chosen."""
    others: list[Mapping[str, str | int]] = [
        {"number": number, "words": words}
        for number, words in _other_speeches(side, words_by_side).items()
    ]
    inputs: dict[str, Input] = {"others": others}
    return await choose_quotations(
        model, by, TASK, words_by_side[side], inputs, MOST_UNANSWERED, until
    )


def _other_speeches(side: str, words_by_side: Said) -> Mapping[int, str]:
    """The speeches of all but one side, by number."""
    return {
        n: words
        for other_side, speeches in words_by_side.items()
        if other_side != side
        for n, words in speeches.items()
    }


HANDLERS: dict[type, CommandHandler] = {ShowDropped: show_dropped}
