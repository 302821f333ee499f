"""Debates on what is proposed for a sheet, linked both ways."""

import asyncio

from msgspec.structs import replace

from bot.debate.commands.debating import OpenDebate
from bot.debate.handlers.formats import load_all
from bot.debate.handlers.opening import open_debate
from bot.debate.rows import debates
from bot.guarantee.commands.base import SheetCommand
from bot.guarantee.commands.deciding import DebateClause
from bot.guarantee.commands.sheets import DebateProposal
from bot.guarantee.content import clauses, tension_rules
from bot.guarantee.handlers import following
from bot.guarantee.handlers.finding import act_on_sheet, find_sheet, sheet_named
from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rules import proposing
from bot.guarantee.rules.presence import short_format
from bot.guarantee.rules.steps import NoteDebate
from bot.guarantee.state import Proposal, Sheet
from bot.guarantee.views import forms
from bot.guarantee.views.info_slide import info_slide
from bot.guarantee.views.wording import motion
from bot.kernel.command import Caller, Command
from bot.kernel.identity import fresh_id
from bot.kernel.message import say
from bot.kernel.parts import CommandHandler, Parts, Progress, show_no_progress
from bot.kernel.refusal import Refused, sentence
from bot.kernel.view import Block, View, text


async def debate(parts: Parts, command: DebateProposal, _: Progress) -> tuple[View, ...]:
    """Open a debate on a proposal, here."""
    sheet = (await sheet_named(parts, command.by, command.sheet)).sheet
    proposal = proposing.undecided(sheet, command.number)
    return await _open(parts, command, sheet, proposal)


async def debate_clause(parts: Parts, command: DebateClause, _: Progress) -> tuple[View, ...]:
    """Open a debate on a proposal in the format chosen; without one, a form asks for it."""
    await _check_role(parts, command.by)
    sheet = (await sheet_named(parts, command.by, command.sheet)).sheet
    proposal = proposing.undecided(sheet, command.number)
    if command.format:
        return await _open(parts, command, sheet, proposal, command.format)
    known = await load_all(parts, command.by.community)
    usual = short_format(sheet, command.at)
    return (forms.format_form(sheet, proposal.number, known, usual),)


async def debated(parts: Parts, command: SheetCommand, sheet: Sheet, one: Proposal) -> list[Block]:
    """Open a debate on what was just proposed; where that cannot be, the proposal stands and why
    not is told."""
    try:
        opened = await _open(parts, command, sheet, one)
    except Refused as refused:
        return [text(say("No debate was opened on it. {why}", why=sentence(refused)))]
    return [block for view in opened for block in view.blocks]


async def _check_role(parts: Parts, by: Caller) -> None:
    """Raises Refused (DEBATE_OF_CHAIRS) where this member may open no debate."""
    settings = await parts.communities.settings(by.community)
    if not settings.may_open(by.role):
        raise Refused(GuaranteeRefusal.DEBATE_OF_CHAIRS)


async def _open(
    parts: Parts, command: SheetCommand, sheet: Sheet, proposal: Proposal, chosen: str = ""
) -> tuple[View, ...]:
    """Open a debate on a proposal, in the format chosen (by its id) or a short one; of two who do
    it at once, one is refused."""
    await _check_role(parts, command.by)
    async with parts.streams.deciding(f"{command.by.community}/debating:{sheet.id}"):
        now = await find_sheet(parts, command.by.community, sheet.id)
        proposal = proposing.undecided(now or sheet, proposal.number)
        if proposal.debate and await debates.find_by_id(
            parts.db, command.by.community, proposal.debate
        ):
            raise Refused(GuaranteeRefusal.DEBATED_ALREADY)
        return await _opened(parts, command, now or sheet, proposal, chosen)


async def _opened(
    parts: Parts, command: SheetCommand, sheet: Sheet, proposal: Proposal, chosen: str
) -> tuple[View, ...]:
    """Note the debate on the proposal, then open it; where it cannot be opened, take the note
    back."""
    by, space = command.by, await asyncio.to_thread(clauses.load)
    community, number = by.community, proposal.number
    asked = OpenDebate(
        by=by,
        at=command.at,
        id=fresh_id(),
        motion=motion(space, sheet, proposal),
        format=chosen or short_format(sheet, command.at),
        info=await asyncio.to_thread(_info, sheet, proposal),
    )
    noted = NoteDebate(
        by=by,
        at=command.at,
        id=command.id,
        number=number,
        debate=asked.id,
        instead_of=proposal.debate,
    )
    await act_on_sheet(parts, sheet.id, noted)
    try:
        told = following.announce_opened(parts, asked, sheet, proposal)
        views = await open_debate(parts, asked, show_no_progress, told.statements)
    except Refused:
        await act_on_sheet(parts, sheet.id, replace(noted, debate="", instead_of=asked.id))
        raise
    await told.show()
    await following.show_sheet(parts, community, sheet.id)
    return views


def _info(sheet: Sheet, proposal: Proposal) -> str:
    return info_slide(clauses.load(), tension_rules.load(), sheet, proposal)


HANDLERS: dict[type[Command], CommandHandler] = {
    DebateProposal: debate,
    DebateClause: debate_clause,
}
