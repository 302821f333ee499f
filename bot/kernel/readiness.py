"""Whether Parley can do its work just now: the store takes writes, the clock is on time, the
platforms are served."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta

from bot.kernel import clock
from bot.kernel import journal_rows as journal
from bot.kernel.parts import Parts
from bot.kernel.refusal import KernelRefusal, Refused, Unavailable

LATE = timedelta(seconds=5)
"""How late a tick may be before the clock is not on time."""

FRESH = 2.0
"""Seconds for which a look is good, so that those who ask often write little."""

PATIENCE = 5.0
"""Seconds that the store may take for the look."""

Troubles = Mapping[str, Refused]
"""What is in the way, by what it is about: "store", "clock", or a platform's name."""


class Readiness:
    """Looks whether Parley is ready, at most every two seconds."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._looking = asyncio.Lock()
        self._looked: float | None = None
        self._troubles: Troubles = {}

    async def look(self) -> Troubles:
        """What is in the way just now; nothing where Parley is ready."""
        async with self._looking:
            now = asyncio.get_running_loop().time()
            if self._looked is None or now - self._looked >= FRESH:
                self._troubles = await find_troubles(self._parts)
                self._looked = asyncio.get_running_loop().time()
            return self._troubles


async def find_troubles(parts: Parts) -> Troubles:
    """Look at everything once, with a small write."""
    troubles: dict[str, Refused] = {}
    try:
        async with asyncio.timeout(PATIENCE):
            late = await find_overdue(parts)
            await parts.db.change(journal.move_heartbeat())
        if late > LATE:
            seconds = round(late.total_seconds())
            troubles["clock"] = Unavailable(KernelRefusal.CLOCK_LATE, seconds=seconds)
    except Refused as refused:
        troubles["store"] = refused
    except TimeoutError:
        troubles["store"] = Unavailable(KernelRefusal.STORE_SLOW, seconds=round(PATIENCE))
    for platform in parts.platforms.all():
        if platform.trouble is not None:
            troubles[platform.name] = platform.trouble
    return troubles


async def find_overdue(parts: Parts) -> timedelta:
    """How long ago the earliest deadline passed without its tick; nothing where none did. Raises
    Unavailable."""
    due = await journal.find_next_deadline(parts.db)
    return timedelta() if due is None else max(timedelta(), clock.now() - due)
