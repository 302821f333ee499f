"""What a sheet's room hears of the debates that were opened on its proposals."""

import asyncio
import logging

from bot.content import clauses
from bot.core.guarantee.sheets import views
from bot.core.guarantee.sheets.wording import wants
from bot.core.ids import CommunityId
from bot.core.refusal import Refused
from bot.core.view import Strong, text
from bot.guarantees import showing
from bot.guarantees.debated import standing
from bot.parts import Parts
from bot.store import sheets

log = logging.getLogger(__name__)


async def debate_closed(parts: Parts, community: CommunityId, debate: str) -> None:
    """Tell how a debate on a proposal came out, once, and show the board anew."""
    on = await sheets.on_debate(parts.db, community, debate)
    face = parts.rooms.face(community)
    if on is None or face is None:
        return
    sheet = await sheets.load(parts.db, community, on[0])
    if sheet is None:
        return
    one = sheet.proposals[on[1] - 1]
    space = await asyncio.to_thread(clauses.load)
    told = await standing(parts, community, debate)
    said = text("On ", Strong(f"number {one.number}"), f", {wants(space, one, 200)}. {told}")
    try:
        await face.publish(sheet.place, views.told(said), f"debate:{debate}:on sheet")
    except Refused as closed:
        log.warning("a sheet was not told of a debate: %s because of %s", sheet.id, closed.code)
    await showing.refresh(parts, community, sheet.id)
