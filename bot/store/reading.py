"""Reading many rows of one table by their ids."""

from collections.abc import Iterable

from bot.kernel.ids import CommunityId
from bot.store.database import Database
from bot.store.statement import Row

TOGETHER = 500
"""Ids in one query."""


async def read_by_ids(
    db: Database, sql: str, community: CommunityId, ids: Iterable[str], end: str = ""
) -> list[Row]:
    """The rows of a query that goes on with a list of ids, and with `end`; its first parameter is
    the community."""
    every = sorted(ids)
    found: list[Row] = []
    for start in range(0, len(every), TOGETHER):
        some = every[start : start + TOGETHER]
        places = ", ".join("?" * len(some))
        found += await db.read(f"{sql}({places}){end}", community, *some)
    return found
