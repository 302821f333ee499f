"""How debates keep time, among journals of all kinds."""

from datetime import datetime

from bot.debate.commands.base import Tick
from bot.debate.handlers import acting
from bot.debate.handlers.recovering import give_back, halt
from bot.debate.handlers.showing import show, show_board
from bot.debate.rows import debates
from bot.kernel.command import Caller
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId
from bot.kernel.keeping import CLOCK
from bot.kernel.parts import Kind, Parts


async def tick(parts: Parts, community: CommunityId, debate: str, at: datetime) -> None:
    """Let a debate do what has come due."""
    row = await debates.one(parts.db, community, debate)
    if row is None:
        return
    by = Caller(community=community, place=row.place, member=CLOCK, name="Parley")
    await acting.act(parts, Tick(by=by, at=at, id=fresh_id(), debate=debate))
    await show(parts, community, debate)


KIND = Kind(tick=tick, give_back=give_back, show=show, halt=halt, show_board=show_board)
