"""What the clock does for sheets: votes whose time is over are closed. A deadline is an instant, so
that no time is given back, and no vote is halted while its room is away: fewer ballots than the
quorum decide nothing."""

from datetime import datetime
from functools import partial

from bot.guarantee.handlers import showing
from bot.guarantee.handlers.acting import change
from bot.guarantee.rules.voting import tick
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.parts import Parts
from bot.kernel.timekeeping import Kind


class SheetKind:
    """What is done for the streams of sheets."""

    async def tick_on(self, parts: Parts, community: CommunityId, id_: str, at: datetime) -> None:
        """Close votes whose time is over, and show it."""
        await change(parts, community, id_, partial(tick, at=at))
        await showing.show(parts, community, id_)

    async def give_back(
        self, parts: Parts, community: CommunityId, id_: str, stopped: datetime, at: datetime
    ) -> None:
        """Nothing: the hours of a vote are those of the calendar."""

    async def halt(self, parts: Parts, community: CommunityId, id_: str, at: datetime) -> None:
        """Nothing: a vote goes on while its room is away."""

    async def show(self, parts: Parts, community: CommunityId, id_: str) -> None:
        """Show what has happened and was not shown yet."""
        await showing.show(parts, community, id_)

    async def show_board(self, parts: Parts, community: CommunityId, id_: str) -> None:
        """Show the board once more, where something is undecided."""
        await showing.show_board(parts, community, id_)

    async def tell_anew(self, parts: Parts, community: CommunityId, member: MemberId) -> None:
        """Nothing: its board alone shows words, and that is shown anew when they are erased."""


JOURNAL: Kind = SheetKind()
