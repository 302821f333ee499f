"""Where the board of a journal stands, so that a room has one board at a time.
Nothing heavy is imported here."""

from collections.abc import Awaitable, Callable
from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct

from bot.kernel.ids import CommunityId, PlaceId

if TYPE_CHECKING:
    from bot.kernel.parts import Parts


class BoardPlace(Enum):
    """Where a board stands: posted anew at the end of its room as it goes on, `FIXED` where it
    stood first since another board shows the same, or not at all (`ELSEWHERE`)."""

    FOLLOWS = "follows"
    FIXED = "fixed"
    ELSEWHERE = "elsewhere"


class BoardHost(Struct, frozen=True, kw_only=True):
    """Knows which boards another board stands for."""

    find: "Callable[[Parts, CommunityId, str, PlaceId], Awaitable[BoardPlace]]"
    """Where the board of a stream's journal stands in its place."""


async def find_board_place(
    parts: "Parts", community: CommunityId, stream: str, place: PlaceId
) -> BoardPlace:
    """Where the board of a journal stands; at the end of its room where no feature knows better."""
    try:
        host = await parts.port(BoardHost)
    except LookupError:
        return BoardPlace.FOLLOWS
    return await host.find(parts, community, stream, place)
