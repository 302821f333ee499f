"""The connections to a SQLite file: several that share it, or one that reads alone."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Self, TypeVar

import aiosqlite

from bot.kernel.refusal import Unavailable
from bot.store.opening import open_alone, open_near, open_reader, open_writer
from bot.store.refusals import StoreRefusal
from bot.store.statement import Row

READERS = 2

T = TypeVar("T")


class Connection(aiosqlite.Connection):
    """An aiosqlite connection that can run a whole piece of work in one hop to its thread."""

    @classmethod
    async def open(cls, connector: Callable[[], sqlite3.Connection]) -> Self:
        """A connection. Raises what the connector raises, with its thread ended by then: one that
        outlives the event loop would print a fault of its own."""
        connection = cls(connector, iter_chunk_size=64)
        try:
            _ = await connection
        except BaseException:
            await asyncio.to_thread(connection._thread.join)
            raise
        return connection

    async def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """What the work gives, done on the connection's thread."""
        done: T = await self._execute(work, self._conn)  # type: ignore[no-untyped-call]  # aiosqlite leaves it untyped
        return done


class Connections:
    """The open connections. `near` is for the event loop's own use; without `writing` there is one
    reader alone, and `trouble` says why."""

    def __init__(self) -> None:
        self.writing: Connection | None = None
        self.readers: list[Connection] = []
        self.near: sqlite3.Connection | None = None
        self.trouble: Unavailable | None = None

    @classmethod
    async def open(cls, path: Path, now_ms: int) -> Self:
        """Connections to a file; to read it alone where its disk has no room. Raises what
        `open_writer` raises, and Unavailable where it cannot be read either."""
        try:
            return await cls._open_all(path, now_ms)
        except Unavailable as trouble:
            if trouble.code not in (StoreRefusal.DISK_FULL, StoreRefusal.STORE_FAILED):
                raise
            opened = cls()
            try:
                opened.readers.append(await Connection.open(lambda: open_alone(path)))
            except Unavailable:
                raise trouble from None
            opened.trouble = trouble
            return opened

    @classmethod
    async def _open_all(cls, path: Path, now_ms: int) -> Self:
        opened = cls()
        try:
            opened.writing = await Connection.open(lambda: open_writer(path, now_ms))
            for _ in range(READERS):
                opened.readers.append(await Connection.open(lambda: open_reader(path)))
            opened.near = await asyncio.to_thread(open_near, path)
        except BaseException:
            await opened.close()
            raise
        return opened

    async def close(self) -> None:
        """Close them; the one that writes last, for it tidies up."""
        if self.near is not None:
            self.near.close()
        for reader in self.readers:
            await reader.close()
        if self.writing is not None:
            await self.writing.close()


def run_queries(db: sqlite3.Connection, queries: Iterable[tuple[str, Row]]) -> list[list[Row]]:
    """The rows of several queries over one snapshot."""
    db.execute("BEGIN")
    try:
        return [db.execute(sql, cells).fetchall() for sql, cells in queries]
    finally:
        db.execute("COMMIT")
