"""Designs and tensions as motions name them, and clauses as those who were moved by them do."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.debate.ports import SheetClause
from bot.guarantee.content import designs
from bot.guarantee.content import tension_rules as rules
from bot.guarantee.handlers.finding import find_sheet
from bot.guarantee.handlers.sheet_steps import known_space
from bot.guarantee.rows import sheets
from bot.guarantee.rules.space import Clause
from bot.guarantee.state import Setting, Whose
from bot.guarantee.views.wording import option_labels
from bot.kernel.command import Caller
from bot.kernel.parts import Parts
from bot.kernel.pieces import shorten
from bot.opinion.ports import GuaranteeNames


async def load_designs(ids: Sequence[str]) -> Mapping[str, str]:
    """The short name of each design, by its id."""
    known = await asyncio.to_thread(designs.load)
    return {design: known[design].short for design in ids}


async def load_tensions(ids: Sequence[str]) -> Mapping[str, str]:
    """The finding of each tension, by its id."""
    known = await asyncio.to_thread(rules.load)
    findings = {tension.id: tension.finding for tension in known.tensions}
    return {tension: findings[tension] for tension in ids}


LONGEST_CLAUSE = 120


async def load_sheet_clauses(
    parts: Parts, by: Caller, since: datetime | None = None
) -> Sequence[SheetClause]:
    """What the group's sheet in use in this place says, in our own words, if it was made `since`
    then."""
    in_use = await sheets.in_use(parts.db, by.community, by.place)
    sheet = await find_sheet(parts, by.community, in_use) if in_use else None
    if sheet is None or sheet.whose is Whose.OWN or (since is not None and sheet.made_at < since):
        return ()
    space = await known_space()
    return [
        SheetClause(
            token=f"s{sheet.number}.{clause.id}",
            title=shorten(_title(clause, sheet.at(clause.id)), LONGEST_CLAUSE),
        )
        for clause in space.clauses
        if not sheet.at(clause.id).empty
    ]


def _title(clause: Clause, setting: Setting) -> str:
    """What a clause says by its options; free wording may be erased one day and stands in rows."""
    if setting.options is None:
        return f"{clause.name}: in the group’s own words"
    return f"{clause.name}: {option_labels(clause, setting.options)}"


PORT = GuaranteeNames(load_designs=load_designs, load_tensions=load_tensions)
