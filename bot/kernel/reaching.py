"""Rooms that cannot be reached just now: what they were to see is tried again."""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager

from bot.kernel.parts import Parts
from bot.kernel.refusal import KernelRefusal, Refused, Unavailable

MOST_MISSED = 3
"""Failures in a row after which a platform counts as away, and the rest is left for later."""

log = logging.getLogger(__name__)


class Reaching:
    """Many rooms, one after the other: one that can't be reached holds up no other."""

    def __init__(self) -> None:
        self._in_a_row = 0
        self._missed: Unavailable | None = None

    @contextmanager
    def one(self) -> Iterator[None]:
        """Try a room in this block; a failure is remembered. Raises Unavailable where the whole
        platform seems to be away."""
        try:
            yield
        except Unavailable as away:
            self._in_a_row += 1
            self._missed = away
            if self._in_a_row >= MOST_MISSED:
                raise
        else:
            self._in_a_row = 0

    def finish(self) -> None:
        """Raises Unavailable where a room was not reached."""
        if self._missed is not None:
            raise self._missed


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
