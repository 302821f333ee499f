"""Guarantee sheets of one's own: clauses set, the whole kept as a version."""

from collections.abc import Mapping
from functools import partial

from bot.core.guarantee.reading import find_clause
from bot.core.guarantee.sheets import editing, forms, views
from bot.core.guarantee.sheets.base import SheetCommand
from bot.core.guarantee.sheets.commands import (
    AdoptSheet,
    SetClause,
)
from bot.core.guarantee.sheets.sheet import (
    Sheet,
    Whose,
)
from bot.core.guarantee.sheets.wording import address
from bot.core.refusal import Code, Refused
from bot.core.view import Button, Buttons, View, note
from bot.guarantees import showing
from bot.guarantees.acting import change
from bot.guarantees.finding import sheet_named
from bot.guarantees.tensions import brought
from bot.parts import Parts, Progress, Use
from bot.store import sheets
from bot.uses.sheet_steps import known_space, setting_of


async def set_clause(parts: Parts, command: SetClause, _: Progress) -> tuple[View, ...]:
    """Set a clause of an own sheet, and say which tensions that brings."""
    sheet, space = await _own(parts, command), await known_space()
    if sheet.whose is Whose.GROUP:
        raise Refused(Code.BY_AMENDMENT)
    if not command.clause:
        tail = f"sheet:{sheet.number}"
        return (forms.clause_picker(space, "/guarantee set", tail, sheet),)
    clause = find_clause(space, command.clause)
    if not (command.options or command.words):
        action = f"/guarantee set clause:{clause.id} sheet:{sheet.number}"
        now = sheet.at(clause.id)
        return (forms.clause_form(clause, now, action, amending=False, reason=now.reason),)

    def rule(now: Sheet) -> Sheet:
        return editing.set_clause(now, clause.id, setting_of(command, clause, now))

    before, after = await change(parts, command.by.community, sheet.id, rule)
    stands = views.clause_now(after, clause)
    more = await brought(before.choices, after.choices) or (note(showing.UNMOVED),)
    return (views.done(*stands, more=(*more, views.after_setting(after))),)


async def adopt(parts: Parts, command: AdoptSheet, _: Progress) -> tuple[View, ...]:
    """Keep an own sheet as a version."""
    sheet = await _own(parts, command)
    rule = partial(editing.adopt, by=command.by.member, at=command.at)
    _before, after = await change(parts, command.by.community, sheet.id, rule)
    at = address(after, after.versions[-1])
    see = Buttons((Button("See it", f"/guarantee show sheet:{at}"),))
    return (views.done(f"Kept as version {at}, for good.", more=(see,)),)


async def _own(parts: Parts, command: SheetCommand) -> Sheet:
    """The sheet named; where none is, and the place's is not the member's own, their last own."""
    by = command.by
    if not command.sheet:
        mine = await sheets.last_own(parts.db, by.community, by.member)
        here = await sheets.in_use(parts.db, by.community, by.place)
        if mine is not None and here != mine:
            used = await sheets.load(parts.db, by.community, here) if here else None
            if used is None or used.whose is Whose.GROUP or used.maker != by.member:
                found = await sheets.load(parts.db, by.community, mine)
                if found is not None:
                    return found
    return (await sheet_named(parts, by, command.sheet)).sheet


USES: Mapping[type, Use] = {
    SetClause: set_clause,
    AdoptSheet: adopt,
}
