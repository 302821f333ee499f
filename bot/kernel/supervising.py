"""Background loops that end neither the program nor each other."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.kernel.refusal import Refused

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
"""Seconds before a loop that failed runs again; they double each time."""

log = logging.getLogger(__name__)


async def keep_running(name: str, loop: Callable[[], Awaitable[None]]) -> None:
    """Run a loop until it returns or is cancelled. One that fails is logged under its name and
    runs again, after pauses that grow while it does nothing but fail."""
    ticks = asyncio.get_running_loop().time
    pause = FIRST_PAUSE
    while True:
        began = ticks()
        try:
            await loop()
        except Refused as refused:
            log.warning("%s stopped because of %s; it goes on", name, refused.code)
        except Exception:
            log.exception("%s stopped; it goes on", name)
        else:
            return
        pause = FIRST_PAUSE if ticks() - began > LONGEST_PAUSE else pause
        await asyncio.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)
