"""How a place's evening stands, for the bar beside its talk and for the home of a community."""

from bot.evening.commands.base import EveningCommand
from bot.evening.commands.evenings import EndEvening, NextStep
from bot.evening.handlers.standing import load_standing
from bot.evening.journal import EVENINGS
from bot.evening.rows import evenings
from bot.evening.rows.evenings import EveningRow
from bot.evening.rules.decide import may_lead
from bot.evening.views.bar import evening_bar
from bot.kernel.bar import Bar, BarredActs, PlaceStatus
from bot.kernel.bar_source import find_barred
from bot.kernel.command import Caller
from bot.kernel.parts import Parts

LED: tuple[type[EveningCommand], ...] = (NextStep, EndEvening)
"""What only who leads an evening may do."""


async def load_status(parts: Parts, by: Caller) -> PlaceStatus:
    """The evening that goes on in a caller's place."""
    row = await evenings.find_last(parts.db, by.community, by.place)
    if row is None:
        return PlaceStatus()
    if row.closed_at is not None:
        return PlaceStatus(barred=(_barred(parts, row, leads=False),))
    state = (await EVENINGS.load(parts, by.community, row)).state
    barred = _barred(parts, row, leads=may_lead(state, by))
    return PlaceStatus(bars=(await load_bar(parts, by, row),), barred=(barred,))


def _barred(parts: Parts, row: EveningRow, *, leads: bool) -> BarredActs:
    """What only who `leads` an evening may do."""
    return find_barred(
        parts.catalog.by_class,
        LED,
        lambda _: leads,
        names="evening",
        open_id=row.id,
    )


async def load_bar(parts: Parts, by: Caller, row: EveningRow) -> Bar:
    """The bar of an evening that goes on."""
    evening = await EVENINGS.load(parts, by.community, row)
    standing = await load_standing(parts, by.community, evening)
    leads = may_lead(evening.state, by)
    return evening_bar(row.id, row.question, evening.state, standing, leads=leads)
