"""Work that one of several processes does, such as a shard of Discord: whoever holds its lease."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from bot.kernel.refusal import Unavailable
from bot.store.database import Database
from bot.store.refusals import StoreRefusal

BETWEEN = 1.0
"""Seconds between two leases that a process asks for at its start."""


class Leases:
    """The leases of so many that this process asks for, one after another from a place in the ring
    that chance chooses, so that processes which start together share them about evenly."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._first = random.randrange(total)  # noqa: S311  # no secret

    @asynccontextmanager
    async def leased(
        self, db: Database, name: str, number: int, served: AbstractAsyncContextManager[str]
    ) -> AsyncIterator[str]:
        """Serve as soon as no other process does. Raises Unavailable (DATABASE_AWAY) once another
        may do so, and what `served` raises."""
        await asyncio.sleep((number - self._first) % self._total * BETWEEN)
        async with db.lease(name) as lost, asyncio.TaskGroup() as tasks, served as where:
            watching = tasks.create_task(_end_when(lost))
            try:
                yield where
            finally:
                watching.cancel()


async def _end_when(lost: asyncio.Event) -> None:
    await lost.wait()
    raise Unavailable(StoreRefusal.DATABASE_AWAY)
