"""Guarantee sheets of one's own: clauses set, the whole kept as a version."""

from collections.abc import Mapping

from bot.guarantee.commands.base import SheetCommand
from bot.guarantee.commands.sheets import AdoptSheet, SetClause
from bot.guarantee.handlers import telling
from bot.guarantee.handlers.finding import act_on_sheet, find_sheet, sheet_named
from bot.guarantee.handlers.sheet_steps import known_space, wanted_by
from bot.guarantee.handlers.sheet_tensions import brought
from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rows import sheets
from bot.guarantee.rules.reading import find_clause
from bot.guarantee.rules.steps import PutSetting
from bot.guarantee.state import Sheet, Whose
from bot.guarantee.views import forms
from bot.guarantee.views import sheet as views
from bot.guarantee.views.wording import address
from bot.kernel.message import say
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import Refused
from bot.kernel.view import Button, Buttons, View, note


async def set_clause(parts: Parts, command: SetClause, _: Progress) -> tuple[View, ...]:
    """Set a clause of an own sheet, and say which tensions that brings."""
    sheet, space = await _own(parts, command), await known_space()
    if sheet.whose is Whose.GROUP:
        raise Refused(GuaranteeRefusal.BY_AMENDMENT)
    if not command.clause:
        tail = f"sheet:{sheet.number}"
        return (forms.clause_picker(space, "/guarantee set", tail, sheet),)
    clause = find_clause(space, command.clause)
    if not (command.options or command.words):
        action = f"/guarantee set clause:{clause.id} sheet:{sheet.number}"
        now = sheet.at(clause.id)
        return (forms.clause_form(clause, now, action, amending=False, reason=now.reason),)

    wanted = wanted_by(command, clause)
    step = PutSetting(by=command.by, at=command.at, id=command.id, wanted=wanted)
    acted = await act_on_sheet(parts, sheet.id, step)
    before, after = acted.before.state, acted.after.state
    stands = views.clause_line(after, clause)
    more = await brought(before.choices, after.choices) or (note(telling.UNMOVED),)
    return (views.receipt(*stands, more=(*more, views.next_buttons(after))),)


async def adopt(parts: Parts, command: AdoptSheet, _: Progress) -> tuple[View, ...]:
    """Keep an own sheet as a version."""
    sheet = await _own(parts, command)
    after = (await act_on_sheet(parts, sheet.id, command)).after.state
    at = address(after, after.versions[-1])
    see = Buttons((Button(say("See the sheet"), f"/guarantee show sheet:{at}"),))
    return (views.receipt(say("Kept as version {version}.", version=at), more=(see,)),)


async def _own(parts: Parts, command: SheetCommand) -> Sheet:
    """The sheet named; where none is, and the place's is not the member's own, their last own."""
    by = command.by
    if not command.sheet:
        mine = await sheets.last_own(parts.db, by.community, by.member)
        here = await sheets.in_use(parts.db, by.community, by.place)
        if mine is not None and here != mine:
            used = await find_sheet(parts, by.community, here) if here else None
            if used is None or used.whose is Whose.GROUP or used.maker != by.member:
                sheet = await find_sheet(parts, by.community, mine)
                if sheet is not None:
                    return sheet
    return (await sheet_named(parts, by, command.sheet)).sheet


HANDLERS: Mapping[type, CommandHandler] = {
    SetClause: set_clause,
    AdoptSheet: adopt,
}
