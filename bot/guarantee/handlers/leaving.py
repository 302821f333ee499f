"""Sheets that members have left, or whose board tells of something that has changed elsewhere."""

from datetime import datetime

from bot.guarantee.handlers.finding import act_on_sheet
from bot.guarantee.journal import SHEETS
from bot.guarantee.rows import sheets
from bot.guarantee.rules.steps import LeaveSheet
from bot.kernel.command import Caller
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId
from bot.kernel.parts import Parts


async def show_anew(parts: Parts, community: CommunityId, sheet: str) -> None:
    """Show a sheet's board although nothing has happened on it: what it shows of others has
    changed, or words on it were erased."""
    await SHEETS.show_board_again(parts, community, sheet)


async def leave_sheets(parts: Parts, by: Caller, at: datetime) -> tuple[str, ...]:
    """Settle what a member leaves undecided, who leaves for good; the ids of the sheets that hold
    words of theirs."""
    for sheet in await sheets.undecided_of(parts.db, by.community, by.member):
        await act_on_sheet(parts, sheet, LeaveSheet(by=by, at=at, id=fresh_id()))
    return tuple(await sheets.written_by(parts.db, by.community, by.member))


async def show_without_words(
    parts: Parts, community: CommunityId, written: tuple[str, ...]
) -> None:
    """Show sheets without the words that were erased."""
    for sheet in written:
        SHEETS.forget(parts, community, sheet)
        await SHEETS.show(parts, community, sheet)
        await show_anew(parts, community, sheet)
