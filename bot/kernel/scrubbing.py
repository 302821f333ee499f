"""After something was erased: the store's own files keep nothing of it."""

import asyncio
import logging

from bot.kernel.parts import Parts
from bot.kernel.refusal import Unavailable

AGAIN = 5.0
"""Seconds after which a store that could not be scrubbed is tried again."""

log = logging.getLogger(__name__)


def scrub_soon(parts: Parts) -> None:
    """Scrub the store beside everything else. What is erased meanwhile is scrubbed after it."""

    async def scrub() -> None:
        while True:
            try:
                await parts.db.scrub()
            except Unavailable as busy:
                log.warning("the store still holds what was erased: %s", busy.code)
                await asyncio.sleep(AGAIN)
            else:
                return

    parts.rooms.beside("scrub the store", scrub)
