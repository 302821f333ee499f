"""How debates keep time, among journals of all kinds."""

from datetime import datetime

from bot.core.command import Caller
from bot.core.debate.base import Tick
from bot.core.ids import CommunityId
from bot.debates import acting
from bot.debates.recovering import give_back, halt
from bot.debates.showing import show, show_board
from bot.identity import fresh_id
from bot.journals.keeping import CLOCK
from bot.parts import Kind, Parts
from bot.store import debates


async def tick(parts: Parts, community: CommunityId, debate: str, at: datetime) -> None:
    """Let a debate do what has come due."""
    row = await debates.one(parts.db, community, debate)
    if row is None:
        return
    by = Caller(community=community, place=row.place, member=CLOCK, name="Parley")
    await acting.act(parts, Tick(by=by, at=at, id=fresh_id(), debate=debate))
    await show(parts, community, debate)


KIND = Kind(tick=tick, give_back=give_back, show=show, halt=halt, show_board=show_board)
