"""What a sheet's room hears of the debates that were opened on its proposals."""

import asyncio
import logging

from bot.debate.ports import DebateClosed
from bot.guarantee.content import clauses
from bot.guarantee.handlers.debated import standing
from bot.guarantee.handlers.finding import find_sheet
from bot.guarantee.handlers.leaving import show_anew
from bot.guarantee.journal import SHEETS
from bot.guarantee.rows import sheets
from bot.guarantee.state import Proposal, Sheet
from bot.guarantee.views import sheet as views
from bot.guarantee.views.wording import proposed_change
from bot.kernel.ids import CommunityId
from bot.kernel.message import say
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused
from bot.kernel.view import Strong, Text, text

log = logging.getLogger(__name__)


async def debate_opened(parts: Parts, community: CommunityId, debate: str, motion: str) -> None:
    """Tell the sheet's room that a debate is open on a proposal, and show the board with it."""
    if on := await _on(parts, community, debate):
        sheet, proposal = on
        said = text(
            say(
                "A debate is open on {number}. {motion}",
                number=Strong(say("number {number}", number=proposal.number)),
                motion=motion,
            )
        )
        await _tell(parts, community, sheet, said, key=f"debate:{debate}:opened on sheet")


async def debate_closed(parts: Parts, news: DebateClosed) -> None:
    """Tell how a debate on a proposal came out, once, and show the board with it."""
    community, debate = news.community, news.debate
    if on := await _on(parts, community, debate):
        sheet, proposal = on
        space = await asyncio.to_thread(clauses.load)
        came_out = await standing(parts, community, debate)
        said = text(
            say(
                "On {number}, {change}. {result}",
                number=Strong(say("number {number}", number=proposal.number)),
                change=proposed_change(space, proposal, 200),
                result=came_out,
            )
        )
        await _tell(parts, community, sheet, said, key=f"debate:{debate}:on sheet")


async def _on(parts: Parts, community: CommunityId, debate: str) -> tuple[Sheet, Proposal] | None:
    on = await sheets.on_debate(parts.db, community, debate)
    sheet = await find_sheet(parts, community, on[0]) if on else None
    return (sheet, sheet.proposals[on[1] - 1]) if on and sheet else None


async def _tell(parts: Parts, community: CommunityId, sheet: Sheet, said: Text, key: str) -> None:
    face = parts.rooms.face(community)
    if face is None:
        return
    try:
        await face.publish(sheet.place, views.room_view(said), key)
    except Refused as closed:
        log.warning("a sheet was not told of a debate: %s because of %s", sheet.id, closed.code)
    await SHEETS.show(parts, community, sheet.id)
    await show_anew(parts, community, sheet.id)
