"""The connection by which processes on one PostgreSQL hold names, and speak to each other."""

import asyncio
import json
import logging
import random
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any
from uuid import uuid4

import asyncpg

from bot.kernel.refusal import Unavailable
from bot.store.database import Hear, name_process
from bot.store.postgres_faults import AWAY, make_unavailable
from bot.store.refusals import StoreRefusal

CHANNEL = "parley"
LONGEST = 7000
"""Bytes of what is said; PostgreSQL takes 8,000."""

FIRST_PAUSE, LONGEST_PAUSE = 0.02, 0.5
"""Seconds between two tries to hold a name that another process holds."""

LONGEST_WAIT = 60.0
"""Seconds after which a name that another process holds is given up."""

AGAIN = 1.0
"""Seconds after which a lost connection is made anew."""

log = logging.getLogger(__name__)


class Link:
    """Advisory locks of one session, which PostgreSQL frees when the session ends however that
    comes about, and LISTEN/NOTIFY. What one process says it does not hear itself."""

    def __init__(self, url: str) -> None:
        self._url = url
        self.me = uuid4().hex
        self._hearers: defaultdict[str, list[Hear]] = defaultdict(list)
        self._connection: Any = None
        self._leases: set[asyncio.Event] = set()
        self._one_query = asyncio.Lock()  # a connection takes one at a time
        self._telling: asyncio.Queue[str] = asyncio.Queue(maxsize=10_000)

    @classmethod
    @asynccontextmanager
    async def opened(cls, url: str) -> AsyncIterator["Link"]:
        """A link that is kept open for as long as the block runs."""
        link = cls(url)
        await link._connect()
        telling = asyncio.ensure_future(link._keep_telling())
        try:
            yield link
        finally:
            telling.cancel()
            with suppress(asyncio.CancelledError):
                await telling
            await link._connection.close()

    async def _connect(self) -> None:
        connection = await asyncpg.connect(self._url, timeout=10, command_timeout=10)
        await connection.add_listener(CHANNEL, self._heard)
        connection.add_termination_listener(self._lost)
        await connection.execute(
            "SELECT pg_advisory_lock(hashtextextended($1, 0))", name_process(self.me)
        )
        self._connection = connection

    def _lost(self, _connection: object) -> None:
        for lost in self._leases:
            lost.set()

    async def _query(self, sql: str, *cells: object) -> Any:
        async with self._one_query:
            if self._connection.is_closed():
                log.warning("the link to the other processes was lost; it is made anew")
                await self._connect()
            return await self._connection.fetchval(sql, *cells)

    @asynccontextmanager
    async def hold(self, name: str) -> AsyncIterator[None]:
        """Keep a name to this process. Raises Unavailable where another keeps it too long."""
        if not await self._take(name, LONGEST_WAIT):
            raise Unavailable(StoreRefusal.STORE_BUSY)
        try:
            yield
        finally:
            await self._release(name)

    @asynccontextmanager
    async def claim(self, name: str) -> AsyncIterator[bool]:
        """Keep a name to this process, unless another does. Raises Unavailable."""
        taken = await self._take(name)
        try:
            yield taken
        finally:
            if taken:
                await self._release(name)

    @asynccontextmanager
    async def lease(self, name: str) -> AsyncIterator[asyncio.Event]:
        """Keep a name to this process as soon as no other does; the event is set where it is lost
        with the connection."""
        while not await self._take_or_wait(name):
            pass
        lost = asyncio.Event()
        self._leases.add(lost)
        try:
            yield lost
        finally:
            self._leases.discard(lost)
            if not lost.is_set():
                await self._release(name)

    async def _take_or_wait(self, name: str) -> bool:
        try:
            return await self._take(name, LONGEST_WAIT)
        except Unavailable as away:
            log.warning("no lease of %s: %s", name, away.code)
            await asyncio.sleep(AGAIN)
            return False

    async def _take(self, name: str, wait: float = 0.0) -> bool:
        loop, pause = asyncio.get_running_loop(), FIRST_PAUSE
        end = loop.time() + wait
        while True:
            try:
                held = await self._query(
                    "SELECT pg_try_advisory_lock(hashtextextended($1, 0))", name
                )
            except AWAY as error:
                raise make_unavailable(error) from error
            if held or loop.time() >= end:
                return bool(held)
            await asyncio.sleep(pause * (0.5 + random.random()))  # noqa: S311
            pause = min(2 * pause, LONGEST_PAUSE)

    async def _release(self, name: str) -> None:
        """Let go of a name. With a lost connection it is gone already."""
        with suppress(*AWAY):
            await asyncio.shield(
                self._query("SELECT pg_advisory_unlock(hashtextextended($1, 0))", name)
            )

    def tell(self, topic: str, words: str) -> None:
        """Say something to the other processes; too much at once is left unsaid."""
        said = json.dumps([self.me, topic, words])
        if len(said.encode()) <= LONGEST:
            with suppress(asyncio.QueueFull):
                self._telling.put_nowait(said)

    def listen(self, topic: str, hear: Hear) -> None:
        """Hear what the others say on a topic."""
        self._hearers[topic].append(hear)

    async def _keep_telling(self) -> None:
        while True:
            said = await self._telling.get()
            try:
                await self._query("SELECT pg_notify($1, $2)", CHANNEL, said)
            except AWAY as error:
                log.warning("the other processes were not told: %s", error)
                await asyncio.sleep(AGAIN)

    def _heard(self, _connection: object, _process: int, _channel: str, said: str) -> None:
        who, topic, words = json.loads(said)
        if who == self.me:
            return
        for hear in self._hearers[topic]:
            try:
                hear(words)
            except Exception:
                log.exception("what another process said was not heard: topic=%s", topic)
