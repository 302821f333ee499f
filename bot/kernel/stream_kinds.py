"""What is done for the streams of a kind, as those know it who look after all of them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.lost_time import LostTime
from bot.kernel.parts import Parts


class StreamKind(Protocol):
    """What is done for the streams of one kind, such as `debate:`; a stream is named by its
    community and by the rest of its name. A Journal is one."""

    async def tick_on(self, parts: Parts, community: CommunityId, id_: str, at: datetime) -> None:
        """Do what has come due at an instant (UTC), and show it. Raises Refused."""

    async def give_back(
        self, parts: Parts, community: CommunityId, id_: str, lost: LostTime
    ) -> None:
        """Give time back that nobody could use. Raises Refused."""

    async def halt(self, parts: Parts, community: CommunityId, id_: str, at: datetime) -> None:
        """Its rooms went away at an instant (UTC): let it wait for somebody to go on. Raises
        Refused."""

    async def show(self, parts: Parts, community: CommunityId, id_: str) -> None:
        """Show what has happened and was not shown yet."""

    async def show_board(self, parts: Parts, community: CommunityId, id_: str) -> None:
        """Show its board once more, where it is not over: somebody deleted it."""

    async def verify(self, parts: Parts, community: CommunityId, id_: str) -> Sequence[str]:
        """Where it, worked out again, or its tables are not as they should be, in words."""

    async def redact_rooms(self, parts: Parts, community: CommunityId, member: MemberId) -> None:
        """Show without a member's words and name what rooms have seen, as far as that can be."""
