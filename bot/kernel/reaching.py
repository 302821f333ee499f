"""Rooms that cannot be reached just now: what they were to see is tried again."""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from bot.kernel.parts import Parts
from bot.kernel.refusal import KernelRefusal, Refused, Unavailable

log = logging.getLogger(__name__)


@asynccontextmanager
async def showing(parts: Parts, queue: str) -> AsyncIterator[None]:
    """Held while something of a stream is shown, so that it comes in order and once, whichever
    process shows it. Whoever holds it looks again at what was shown. Raises Unavailable."""
    async with parts.rooms.display_lock(queue), parts.db.hold(f"show {queue}"):
        yield


async def publish_or_retry(
    parts: Parts,
    stream: str,
    publish: Callable[[], Awaitable[None]],
    again: Callable[[], Awaitable[None]],
    unreachable: Callable[[Refused], Awaitable[None]] | None = None,
) -> bool:
    """Publish what a room has not seen; was it possible? Where it was not, `again` is called after
    a while, unless the room is gone; `unreachable` hears of a room that is gone or shut."""
    try:
        await publish()
    except Unavailable as away:
        log.warning("a room waits to be shown: stream=%s because of %s", stream, away.code)
        parts.rooms.retry_later(stream, again)
        return False
    except Refused as refused:
        log.warning("a room cannot be shown: stream=%s because of %s", stream, refused.code)
        if unreachable is not None:
            await unreachable(refused)
        if refused.code is not KernelRefusal.ROOM_GONE:
            parts.rooms.retry_later(stream, again)
        return False
    parts.rooms.reached(stream)
    return True
