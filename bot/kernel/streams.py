"""Journals that are in use just now: whose turn it is to decide, and how each of them stands.

Deciding one by one spares racing commands from deciding again; keeping the state spares reading
the journal. Neither is trusted: the journal's own key refuses what was decided on an old state.
"""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from bot.kernel.ids import CommunityId

MOST = 1000
"""Streams whose state is kept."""


T = TypeVar("T")


@dataclass(slots=True)
class StreamCache(Generic[T]):
    """How a stream stands; None where that is not known. Each kind of stream keeps its own."""

    decided: T | None = None
    """With all that was decided, though it may not be written: the next decision rests on it."""

    settled: T | None = None
    """With what is written, and no more: what is looked at and shown."""

    shown: T | None = None
    """As its room has seen it."""

    asked: dict[int, object] = field(default_factory=dict)
    """What its room had not heard when it was told of the event of that number, which asks for an
    act: what was told then is told again with other buttons."""

    looks: str = ""
    """The digest of its board, where it was last shown for what it shows of others."""


def key_of(community: CommunityId, stream: str) -> str:
    """What a stream goes by among those in use, of all communities."""
    return f"{community}/{stream}"


class Streams:
    """Locks and states by stream."""

    def __init__(self) -> None:
        self._locks: dict[str, tuple[asyncio.Lock, int]] = {}
        self._in_use: OrderedDict[str, StreamCache[object]] = OrderedDict()

    @asynccontextmanager
    async def deciding(self, stream: str) -> AsyncIterator[None]:
        """Hold a stream while deciding on it and handing the write in; not while it is written."""
        lock, users = self._locks.get(stream, (asyncio.Lock(), 0))
        self._locks[stream] = lock, users + 1
        try:
            async with lock:
                yield
        finally:
            users = self._locks[stream][1] - 1
            if users:
                self._locks[stream] = lock, users
            else:
                del self._locks[stream]

    def of(self, stream: str) -> StreamCache[object]:
        """How a stream stands, to be looked at and to be changed."""
        stream_state = self._in_use.setdefault(stream, StreamCache[object]())
        self._in_use.move_to_end(stream)
        if len(self._in_use) > MOST:
            self._in_use.popitem(last=False)
        return stream_state

    def forget(self, stream: str) -> None:
        """Read a stream again next time, whole."""
        self._in_use.pop(stream, None)
