"""What showing a journal's room has in common: what is told together, and rooms out of reach."""

import logging
from collections.abc import Awaitable, Callable

from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId, PlaceId
from bot.kernel.parts import Parts
from bot.kernel.refusal import Code, Refused, Unavailable
from bot.kernel.view import Audience, Block, View

log = logging.getLogger(__name__)

News = list[tuple[str, View]]
"""What a room has not heard yet, in order, each under the mark by which it is shown once."""


def together(waiting: list[Block], version: int) -> News:
    """What a room hears of what happened before a version, as one view; it waits no more."""
    if not waiting:
        return []
    view = View(blocks=tuple(waiting), audience=Audience.ROOM)
    waiting.clear()
    return [(f"{version}:told", view)]


async def reached(
    parts: Parts,
    stream: str,
    publish: Callable[[], Awaitable[None]],
    again: Callable[[], Awaitable[None]],
    closed: Callable[[Refused], Awaitable[None]] | None = None,
) -> bool:
    """Publish what a room has not seen; was it possible? Where it was not, `again` is called after
    a while, unless the room is gone, and `closed` hears of a room that is gone or shut."""
    try:
        await publish()
    except Unavailable as away:
        log.warning("a room waits to be shown: stream=%s because of %s", stream, away.code)
        parts.rooms.again_later(stream, again)
        return False
    except Refused as why:
        log.warning("a room cannot be shown: stream=%s because of %s", stream, why.code)
        if closed is not None:
            await closed(why)
        if why.code is not Code.ROOM_GONE:
            parts.rooms.again_later(stream, again)
        return False
    parts.rooms.reached(stream)
    return True


async def once_more(
    parts: Parts, community: CommunityId, place: PlaceId, stream: str, board: View
) -> None:
    """Show a board although nothing has happened: somebody deleted it, or words on it were
    erased."""
    face = parts.rooms.face(community)
    if face is None:
        return
    try:
        await face.publish(place, board, f"{stream}:board:{fresh_id()}")
    except Refused as closed:
        log.warning("a board was not shown again: stream=%s: %s", stream, closed.code)


async def archive(
    parts: Parts, community: CommunityId, place: PlaceId, result: View, mark: str
) -> None:
    """Show what a place came to in the place where the community keeps results, if it has one.
    Raises Unavailable."""
    kept = PlaceId((await parts.communities.settings(community)).archive)
    face = parts.rooms.face(community)
    if not kept or kept == place or face is None:
        return
    try:
        await face.publish(kept, result, mark)
    except Unavailable:
        raise
    except Refused as closed:
        log.warning("a result was not archived: mark=%s because of %s", mark, closed.code)
