"""What became of what was acknowledged, and how late deadlines were met."""

import asyncio
import time
from collections import Counter
from types import TracebackType
from typing import Any, Self

import asyncpg

LOOK = 0.1
SETTLING = 20.0
"""Seconds after the last act in which all must be answered and shown."""


class Watch:
    """Looks from outside how late the earliest deadline is."""

    def __init__(self, url: str) -> None:
        self._url = url
        self.latest = 0.0
        self._connection: Any = None
        self._watching: asyncio.Future[None] | None = None

    async def __aenter__(self) -> Self:
        self._connection = await asyncpg.connect(self._url)
        self._watching = asyncio.ensure_future(self._watch())
        return self

    async def __aexit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        if self._watching is not None:
            self._watching.cancel()
        await self._connection.close()

    async def _watch(self) -> None:
        while True:
            due = await self._connection.fetchval("SELECT min(deadline) FROM streams")
            if due is not None:
                self.latest = max(self.latest, time.time() - due / 1000)
            await asyncio.sleep(LOOK)

    async def settles(self) -> None:
        """Wait until nothing waits for an answer or to be shown."""
        if self._watching is not None:
            self._watching.cancel()
        connection = await asyncpg.connect(self._url)
        for _ in range(int(SETTLING / LOOK)):
            left = await connection.fetchval(
                "SELECT (SELECT count(*) FROM console_waiting)"
                " + (SELECT count(*) FROM streams WHERE shown < version)"
            )
            if not left:
                break
            await asyncio.sleep(LOOK)
        await connection.close()


async def count_faults(url: str, done: dict[str, str]) -> dict[str, float]:
    """How many of the acts that were acknowledged are not there, or there twice. A line whose work
    a kill interrupted is told so to its member, and counts apart."""
    connection = await asyncpg.connect(url)
    reasons = Counter(row[0] for row in await connection.fetch("SELECT reason FROM positions"))
    nonces = {row[0] for row in await connection.fetch("SELECT nonce FROM console_posts")}
    told = await connection.fetch(
        "SELECT view FROM console_posts WHERE view LIKE '%Parley was stopped while%'"
    )
    interrupted = "".join(str(row[0]) for row in told)
    shown = await connection.fetch(
        "SELECT post, count(*) FROM console_posts WHERE post LIKE 'debate:%' AND view IS NOT NULL"
        " GROUP BY place, post HAVING count(*) > 1"
    )
    await connection.close()
    missing = [mark for mark in done if mark not in reasons]
    return {
        "lines lost": sum(mark not in nonces for mark in done),
        "told as interrupted": sum(mark in interrupted for mark in missing),
        "acts lost": sum(mark not in interrupted for mark in missing),
        "acts doubled": sum(count > 1 for mark, count in reasons.items() if mark in done),
        "shown twice": len(shown),
    }
