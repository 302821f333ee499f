"""Journals that are in use just now: whose turn it is to decide, and what was decided last.

Deciding one by one spares racing commands from deciding again; keeping the state spares reading
the journal. Neither is trusted: the journal's own key refuses what was decided on an old state.
"""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

MOST = 1000
"""Streams whose state is kept."""


class Streams:
    """Locks and states by stream."""

    def __init__(self) -> None:
        self._locks: dict[str, tuple[asyncio.Lock, int]] = {}
        self._states: OrderedDict[str, Any] = OrderedDict()

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

    def state(self, stream: str) -> Any:  # each feature keeps its own
        """What was kept of a stream; None if nothing."""
        if stream in self._states:
            self._states.move_to_end(stream)
        return self._states.get(stream)

    def keep(self, stream: str, state: object) -> None:
        """Keep the state that a stream has once what was handed in is written."""
        self._states[stream] = state
        self._states.move_to_end(stream)
        if len(self._states) > MOST:
            self._states.popitem(last=False)

    def forget(self, stream: str) -> None:
        """Read the journal again next time."""
        self._states.pop(stream, None)
