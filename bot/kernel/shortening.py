"""What rooms were shown takes bounded room in the store."""

import asyncio
import logging

from bot.kernel import long_shown_rows as rows
from bot.kernel.parts import Parts
from bot.kernel.refusal import Unavailable

EVERY = 6 * 3600.0
"""Seconds between two looks."""

log = logging.getLogger(__name__)


async def shorten_shown(parts: Parts, whole: int = rows.WHOLE, most: int = rows.MOST) -> None:
    """Keep whole what each community was shown last, of what is older whom it names, and of the
    oldest nothing. Raises Unavailable."""
    for community in await rows.list_communities(parts.db):
        await parts.db.change(rows.delete_oldest(community, most))
        while pieces := await rows.load_too_long(parts.db, community, whole):
            await parts.db.change(*(rows.set_short(community, mark, view) for mark, view in pieces))


async def keep_shortening(parts: Parts) -> None:
    """Do so time and again."""
    while True:
        try:
            await shorten_shown(parts)
        except Unavailable as away:
            log.warning("what rooms were shown is shortened later: %s", away.code)
        await asyncio.sleep(EVERY)
