"""What the steps on a guarantee sheet share: who may, what one would bring, what is told."""

import asyncio

from msgspec import UNSET, UnsetType

from bot.debate.rows import debates
from bot.guarantee.commands.base import SheetCommand
from bot.guarantee.commands.sheets import NO_WORDS, STAYS_OPEN, AmendClause, SetClause
from bot.guarantee.content import clauses
from bot.guarantee.handlers import telling
from bot.guarantee.handlers.debated import debate_blocks
from bot.guarantee.handlers.finding import act_on_sheet, sheet_named
from bot.guarantee.handlers.loaded import SheetChange
from bot.guarantee.handlers.sheet_tensions import brought
from bot.guarantee.journal import SHEETS
from bot.guarantee.rules.reading import read_options
from bot.guarantee.rules.space import Clause, Space
from bot.guarantee.rules.steps import SheetStep, WantedSetting
from bot.guarantee.state import Proposal, Sheet
from bot.guarantee.views import (
    evidence as evidence_views,
)
from bot.guarantee.views import (
    sheet as views,
)
from bot.guarantee.views.proposal_page import proposal_page
from bot.kernel.command import Caller
from bot.kernel.message import say
from bot.kernel.parts import Parts
from bot.kernel.standing import add_tail
from bot.kernel.view import Block, View, note


def wanted_by(command: SetClause | AmendClause, clause: Clause) -> WantedSetting:
    """What a clause should say, read from what a member gave."""
    options: tuple[str, ...] | UnsetType | None = UNSET
    if command.options.casefold().strip() == STAYS_OPEN:
        options = None
    elif command.options:
        options = read_options(clause, command.options)
    words = "" if command.words == NO_WORDS else command.words or UNSET
    amends = command.amends if isinstance(command, AmendClause) else 0
    return WantedSetting(
        clause=clause.id, options=options, words=words, reason=command.reason, amends=amends
    )


async def would_bring(sheet: Sheet, one: Proposal) -> tuple[Block, ...]:
    """The tensions that an amendment would bring, if it carries."""
    after = dict(sheet.choices)
    after.pop(one.clause, None)
    if (options := sheet.setting_of(one).options) is not None:
        after[one.clause] = options
    tensions = await brought(sheet.choices, after)
    return (note(say("Tensions, if it is adopted:")), *tensions) if tensions else ()


async def alone(parts: Parts, by: Caller, sheet: Sheet, one: Proposal) -> View:
    """A proposal with all that belongs to it."""
    names = await debates.load_names(parts.db, by.community)
    space = await known_space()
    debate = await debate_blocks(parts, by.community, one.debate)
    more = [*evidence_views.evidence_list(sheet, one.clause, space)]
    if one.live and one.clause:
        more += await would_bring(sheet, one)
    return proposal_page(sheet, one, space, names, debate, more)


async def known_space() -> Space:
    """The design space, read when it is first needed."""
    return await asyncio.to_thread(clauses.load)


async def done(
    parts: Parts, command: SheetCommand, step: SheetStep, words: str
) -> tuple[View, ...]:
    """Take a step on the sheet that is named, and show what came of it. Raises what that raises."""
    sheet = (await sheet_named(parts, command.by, command.sheet)).sheet
    return await answered(parts, command, await act_on_sheet(parts, sheet.id, step), words)


async def answered(
    parts: Parts,
    command: SheetCommand,
    acted: SheetChange,
    words: str,
    more: list[Block] | None = None,
) -> tuple[View, ...]:
    """Show the room what happened. Whoever asked hears only what the room does not, but all of it
    elsewhere, and where no room is served."""
    community, after = command.by.community, acted.after.state
    await SHEETS.show_soon(parts, community, after.id, acted.events, acted.after.state)
    said = views.receipt(words, more=more or ())
    if parts.rooms.face(community) is not None:
        return (said,) if more or command.by.place != after.place else ()
    news = await telling.news_since(parts, community, after, acted.before.state.revision)
    with_buttons = [
        add_tail(view, await telling.tail_of(parts, community, acted.after, view.asks))
        for _, view in news
    ]
    return (said, *with_buttons, await telling.board(parts, community, after))
