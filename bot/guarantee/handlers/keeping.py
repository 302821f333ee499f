"""What the clock does for sheets: votes whose time is over are closed. A deadline is an instant, so
that no time is given back, and no vote is halted while its room is away: fewer ballots than the
quorum decide nothing."""

from datetime import datetime
from functools import partial

from bot.guarantee.handlers.acting import change
from bot.guarantee.handlers.showing import show, show_board
from bot.guarantee.rules.voting import tick
from bot.kernel.ids import CommunityId
from bot.kernel.parts import Kind, Parts


async def _tick(parts: Parts, community: CommunityId, sheet: str, at: datetime) -> None:
    await change(parts, community, sheet, partial(tick, at=at))
    await show(parts, community, sheet)


async def _give_back(_: Parts, __: CommunityId, ___: str, ____: datetime, _____: datetime) -> None:
    """Nothing: the hours of a vote are those of the calendar."""


KIND = Kind(tick=_tick, give_back=_give_back, show=show, show_board=show_board)
