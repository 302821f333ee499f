"""What nobody has answered, for the chair: claims by their links, arguments that a model finds."""

import asyncio
from collections.abc import Mapping, Sequence

from bot.article.grounding.grounded import Grounded, ask_grounded
from bot.debate.commands.digest import ShowDropped
from bot.debate.handlers.digesting import after_progress, by_side, rows, together, told
from bot.debate.handlers.finding import find_debate
from bot.debate.handlers.material import speeches_of
from bot.debate.rows import claims
from bot.debate.rules.digest.shapes import Clause, clauses
from bot.debate.rules.digest.summary import FLOOR, Said, all_fitted
from bot.debate.rules.digest.unanswered import taken_up
from bot.debate.rules.who import is_chair
from bot.debate.views import digest as views
from bot.debate.views.digest import WHY, Unanswered
from bot.kernel.command import Caller
from bot.kernel.parts import Parts, Progress, Use
from bot.kernel.refusal import Code, Refused
from bot.kernel.view import View
from bot.model.asking import LanguageModel
from bot.model.inputs import Input
from bot.store.statement import Statement

TASK = "unanswered"

MOST_UNANSWERED = 4
"""Arguments of one side that the model may find."""


async def show_dropped(parts: Parts, command: ShowDropped, progress: Progress) -> tuple[View, ...]:
    """What is not answered, for the chair alone."""
    found = await find_debate(parts, command.by, command.debate)
    if not is_chair(found.state, command.by):
        raise Refused(Code.NOT_CHAIR)
    community = command.by.community
    spoken = await speeches_of(parts, community, found)
    looked = Unanswered(sides={})
    made: tuple[Statement, ...] = ()
    asked = bool(spoken) and await parts.of(LanguageModel).is_on(community)
    if asked:
        await progress(views.working(command.id, "Looking through the speeches …"))
        looked, made = await _looked_for(parts, command, by_side(found, spoken))
    elif spoken:
        looked = Unanswered(sides={}, why="no language model is used here")
    if made:
        await parts.db.change(*made)
    words = await claims.words(parts.db, community, found.row.id)
    shown = views.unanswered(looked, words, await told(parts, command, found, spoken))
    return (after_progress(shown, command, shown=asked),)


async def _looked_for(
    parts: Parts, command: ShowDropped, said: Said
) -> tuple[Unanswered, tuple[Statement, ...]]:
    """Arguments of each side that the model finds nobody answered."""
    fitting = await asyncio.to_thread(all_fitted, said)
    sides = [side for side, of in fitting.items() if side != FLOOR and of]
    try:
        each = await together([_of_side(parts, command.by, side, fitting) for side in sides])
    except Refused as refused:
        if refused.code not in WHY:
            raise
        return Unanswered(sides={}, why=WHY[refused.code]), ()
    found = {
        side: await asyncio.to_thread(
            _held_against, clauses(one.kept[:MOST_UNANSWERED]), _others(side, fitting)
        )
        for side, one in zip(sides, each, strict=True)
        if one is not None
    }
    made = tuple(
        one.said.kept(command.by.community, f"{command.id}:{place}", command.at)
        for place, one in enumerate(each)
        if one is not None
    )
    return Unanswered(sides=found, model=parts.of(LanguageModel).config.name), made


def _held_against(
    found: Sequence[Clause], others: Mapping[int, str]
) -> list[tuple[Clause, int | None]]:
    """Each argument with the first later speech of the others that has a sentence about it."""
    return [
        (
            clause,
            taken_up(
                " ".join(rest.quotation for rest in clause.rests),
                {n: words for n, words in others.items() if n > clause.rests[0].speech},
            ),
        )
        for clause in found
    ]


async def _of_side(parts: Parts, by: Caller, side: str, said: Said) -> Grounded | None:
    """Arguments of one side, which alone may be cited; None where the model finds none."""
    others = _others(side, said)
    inputs: dict[str, Input] = {
        "speeches": rows(said[side]),
        "others": rows(others),
        "most": MOST_UNANSWERED,
    }
    try:
        return await ask_grounded(parts.of(LanguageModel), by, TASK, inputs, said[side])
    except Refused as refused:
        if refused.code is Code.MODEL_SILENT:
            return None
        raise


def _others(side: str, said: Said) -> Mapping[int, str]:
    """The speeches of all but one side, by number."""
    return {n: words for other, of in said.items() if other != side for n, words in of.items()}


USES: dict[type, Use] = {ShowDropped: show_dropped}
