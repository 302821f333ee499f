"""The evening that is meant."""

from bot.evening.handlers.loaded import LoadedEvening
from bot.evening.journal import EVENINGS
from bot.evening.refusals import EveningRefusal
from bot.evening.rows import evenings
from bot.evening.rows.evenings import EveningRow
from bot.kernel.command import Caller
from bot.kernel.identity import is_id
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused


async def find_row(parts: Parts, by: Caller, evening: str) -> EveningRow:
    """The row of the evening of that id, or of that of the place. Raises Refused (NO_EVENING,
    NO_SUCH_EVENING)."""
    if evening:
        row = await evenings.load_evening(parts.db, by.community, evening)
    else:
        row = await evenings.find_last(parts.db, by.community, by.place)
        if row is None and by.within:
            row = await evenings.find_last(parts.db, by.community, by.within)
    if row is None:
        if evening and not is_id(evening):
            raise Refused(EveningRefusal.NO_SUCH_EVENING, given=evening)
        raise Refused(EveningRefusal.NO_EVENING)
    return row


async def find_evening(parts: Parts, by: Caller, evening: str) -> LoadedEvening:
    """The evening of that id, or that of the place. Raises Refused (NO_EVENING)."""
    return await EVENINGS.load(parts, by.community, await find_row(parts, by, evening))
