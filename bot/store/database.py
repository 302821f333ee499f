"""The open store: reads on connections of their own, writes through the single writer."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import TypeVar

import aiosqlite

from bot.kernel.refusal import KernelRefusal, Unavailable
from bot.store.faults import make_unavailable
from bot.store.opening import open_near, open_reader, open_writer, prepare_folder
from bot.store.statement import Cell, Conflict, Row, Statement
from bot.store.writer import Writer

READERS = 2

T = TypeVar("T")


class _Connection(aiosqlite.Connection):
    """An aiosqlite connection that can run a whole piece of work in one hop to its thread."""

    async def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        done: T = await self._execute(work, self._conn)  # type: ignore[no-untyped-call]  # aiosqlite leaves it untyped
        return done


async def _connect(connector: Callable[[], sqlite3.Connection]) -> _Connection:
    connection = _Connection(connector, iter_chunk_size=64)
    _ = await connection
    return connection


class Database:
    """Rows in, rows out. Made by `open_database`."""

    def __init__(
        self,
        path: Path,
        near: sqlite3.Connection,
        readers: Iterable[_Connection],
        writer: Writer,
    ) -> None:
        self.path = path
        self._near = near
        self._writer = writer
        self._readers: asyncio.LifoQueue[_Connection] = asyncio.LifoQueue()
        for reader in readers:
            self._readers.put_nowait(reader)

    async def read_inline(self, sql: str, *cells: Cell) -> list[Row]:
        """`read` for a few rows by their key, where it stands: the way to a thread and back takes
        five times as long as SQLite does. What may be more than a page of rows is for `read`, and
        so is whatever has to wait for somebody else. Raises Unavailable."""
        try:
            return self._near.execute(sql, cells).fetchall()
        except sqlite3.OperationalError:
            return await self.read(sql, *cells)
        except sqlite3.Error as error:
            raise make_unavailable(error) from error

    async def read(self, sql: str, *cells: Cell) -> list[Row]:
        """All rows of a query, from one snapshot of the file. Raises Unavailable."""
        (rows,) = await self.read_together((sql, cells))
        return rows

    async def read_together(self, *queries: tuple[str, Row]) -> list[list[Row]]:
        """Several queries over one and the same snapshot. Raises Unavailable."""
        reader = await self._readers.get()
        try:
            return await reader.run(lambda db: _query(db, queries))
        except sqlite3.Error as error:
            raise make_unavailable(error) from error
        finally:
            self._readers.put_nowait(reader)

    async def write(self, *batch: Statement) -> list[list[Row]]:
        """Write all of it or nothing; returns once it is on disk.

        Returns the rows each statement returned. Raises Conflict when another write came first,
        Unavailable when the store cannot take it.
        """
        return await self._writer.write(batch)

    def queue_write(self, *batch: Statement) -> "asyncio.Future[list[list[Row]]]":
        """`write` in two steps: what is handed in first is written first; await the rest."""
        return self._writer.queue_write(batch)

    async def change(self, *batch: Statement) -> list[list[Row]]:
        """`write` for a caller that has nothing to decide again: a conflict is Unavailable."""
        try:
            return await self.write(*batch)
        except Conflict as conflict:
            raise Unavailable(KernelRefusal.CHANGED_MEANWHILE) from conflict


@asynccontextmanager
async def open_database(folder: Path, now_ms: int) -> AsyncIterator[Database]:
    """The store in a data folder, open for as long as the block runs.

    Raises what `open_writer` and `prepare_folder` raise.
    """
    path = await asyncio.to_thread(prepare_folder, folder)
    async with AsyncExitStack() as connections:
        writing = await _connect(lambda: open_writer(path, now_ms))
        connections.push_async_callback(writing.close)
        readers = []
        for _ in range(READERS):
            readers.append(await _connect(lambda: open_reader(path)))
            connections.push_async_callback(readers[-1].close)
        near = await asyncio.to_thread(open_near, path)
        connections.callback(near.close)
        writer = Writer(writing.run)
        connections.push_async_callback(writer.finish)
        yield Database(path, near, readers, writer)


def _query(db: sqlite3.Connection, queries: Iterable[tuple[str, Row]]) -> list[list[Row]]:
    db.execute("BEGIN")
    try:
        return [db.execute(sql, cells).fetchall() for sql, cells in queries]
    finally:
        db.execute("COMMIT")
