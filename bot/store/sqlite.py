"""SQLite: reads on connections of their own, writes through the single writer."""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from bot.kernel.refusal import Unavailable
from bot.store.connections import Connection, Connections, run_queries
from bot.store.copying import APPLICATION_ID
from bot.store.database import AT_ONCE, Database, Hear, group_columns, quote_names
from bot.store.faults import make_unavailable
from bot.store.measure import StoreMeasure, measure_file
from bot.store.opening import (
    UNSCRUBBED,
    empty_log,
    has_room,
    make_anew,
    prepare_folder,
)
from bot.store.refusals import StoreRefusal
from bot.store.statement import Cell, Row, Statement, make_statement, to_int
from bot.store.writer import Outcome, Writer

FIRST_PAUSE, LONGEST_PAUSE = 2.0, 15.0
"""Seconds between two looks whether a store that takes nothing takes writes again."""

READ_PAUSE, LONGEST_READ_PAUSE = 0.2, 0.8
"""Seconds after which it is tried again to empty the log, while somebody reads; they double, but
erasing is promised within seconds."""

PROBE = make_statement(f"PRAGMA application_id = {APPLICATION_ID}")
"""A write that changes nothing."""

log = logging.getLogger(__name__)


class SqliteDatabase(Database):
    """One file in a data folder, for one process. Made by `open_sqlite`."""

    name = f"SQLite {sqlite3.sqlite_version}"

    def __init__(self, path: Path, connections: Connections) -> None:
        self.path = path
        self.where = str(path.resolve())
        self._writer = Writer(self._run_writing)
        self._readers: asyncio.LifoQueue[Connection] = asyncio.LifoQueue()
        self._use(connections)

    def _use(self, connections: Connections) -> None:
        self._connections = connections
        for reader in connections.readers:
            self._readers.put_nowait(reader)

    @property
    def trouble(self) -> Unavailable | None:
        return self._connections.trouble or self._writer.trouble

    async def _run_writing(
        self, work: Callable[[sqlite3.Connection], list[Outcome]]
    ) -> list[Outcome]:
        writing, trouble = self._connections.writing, self._connections.trouble
        if writing is None:
            raise Unavailable(trouble.code) if trouble else sqlite3.OperationalError("not open")
        return await writing.run(work)

    async def keep_trying(self) -> None:
        """While the store takes no writes, look again and again whether it does."""
        pause = FIRST_PAUSE
        while True:
            await asyncio.sleep(pause)
            if (before := self.trouble) is None:
                continue
            try:
                await self._try_again()
            except Exception:  # there is a next time
                log.exception("the store could not be opened again")
            pause = min(2 * pause, LONGEST_PAUSE)
            if self.trouble is None:
                log.warning("the store takes writes again, after %s", before.code)
                pause = FIRST_PAUSE

    async def _try_again(self) -> None:
        if self._connections.writing is None:
            if not await asyncio.to_thread(has_room, self.path.parent):
                return
            before = self._connections
            for _ in before.readers:
                _ = await self._readers.get()
            self._connections = Connections()
            self._connections.trouble = before.trouble
            await before.close()
            self._use(await Connections.open(self.path, 0))
        try:
            await self._writer.write((PROBE,))
        except Unavailable as trouble:
            log.debug("the store takes nothing still: %s", trouble.code)

    async def close(self) -> None:
        """Write what is waiting, and close all connections."""
        await self._writer.finish()
        await self._connections.close()

    async def read_inline(self, sql: str, *cells: Cell) -> list[Row]:
        """Read where it stands: the way to a thread and back takes five times as long as SQLite
        does. Whatever has to wait for somebody else goes that way all the same."""
        if self._connections.near is None:
            return await self.read(sql, *cells)
        try:
            return self._connections.near.execute(sql, cells).fetchall()
        except sqlite3.OperationalError:
            return await self.read(sql, *cells)
        except sqlite3.Error as error:
            raise make_unavailable(error) from error

    async def read_together(self, *queries: tuple[str, Row]) -> list[list[Row]]:
        reader = await self._readers.get()
        try:
            return await reader.run(lambda db: run_queries(db, queries))
        except sqlite3.Error as error:
            raise make_unavailable(error) from error
        finally:
            self._readers.put_nowait(reader)

    async def check(self) -> list[str]:
        try:
            pages = await self.read("PRAGMA integrity_check(20)")
            links = await self.read("PRAGMA foreign_key_check")
        except Unavailable as unavailable:
            cause = unavailable.__cause__
            if isinstance(cause, sqlite3.OperationalError):
                raise
            return [str(cause)]
        return [
            *(str(line) for (line,) in pages if line != "ok"),
            *(f"row {to_int(row)} of {table!s} leads nowhere" for table, row, *_ in links[:20]),
        ]

    def queue_write(self, *batch: Statement, lane: str = "") -> "asyncio.Future[list[list[Row]]]":
        del lane  # there is one for all
        return self._writer.queue_write(batch)

    async def list_columns(self) -> dict[str, tuple[str, ...]]:
        return group_columns(
            await self.read(
                "SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c"
                " WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.rowid, c.cid"
            )
        )

    async def stream_rows(self, table: str, columns: Sequence[str]) -> AsyncIterator[list[Row]]:
        """Paged by the key, which nothing that writes the file anew changes; the rowid is."""
        key = await self._load_key(table)
        count = len(key)
        names, marks = quote_names(key), ", ".join("?" * count)
        page = f"SELECT {names}, {quote_names(columns)} FROM {table}"  # noqa: S608  # our own names
        rest = f"ORDER BY {names} LIMIT {AT_ONCE}"
        last: Row = ()
        while rows := await self.read(f"{page} {rest}", *last):
            yield [row[count:] for row in rows]
            if not last:
                page += f" WHERE ({names}) > ({marks})"
            last = rows[-1][:count]

    async def _load_key(self, table: str) -> list[str]:
        rows = await self.read("SELECT name FROM pragma_table_info(?) WHERE pk ORDER BY pk", table)
        return [str(name) for (name,) in rows]

    async def erase(self, *batch: Statement) -> None:
        await self.change(*batch, make_statement(f"PRAGMA user_version = {UNSCRUBBED}"))

    async def scrub(self) -> None:
        writing, trouble = self._connections.writing, self._connections.trouble
        if writing is None:
            raise trouble or Unavailable(StoreRefusal.STORE_FAILED)
        try:
            await writing.run(make_anew)
            pause = READ_PAUSE
            while not await writing.run(empty_log):
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_READ_PAUSE)
        except sqlite3.Error as error:
            raise make_unavailable(error) from error
        except ValueError as error:  # aiosqlite's word for one that was closed
            raise Unavailable(StoreRefusal.STORE_CLOSED) from error

    @property
    def waiting(self) -> int:
        return self._writer.waiting

    async def measure(self) -> StoreMeasure:
        try:
            return await asyncio.to_thread(measure_file, self.path)
        except OSError as error:
            raise Unavailable(StoreRefusal.STORE_FAILED) from error

    @asynccontextmanager
    async def hold(self, name: str) -> AsyncIterator[None]:
        del name  # the data folder is held by one process
        yield

    @asynccontextmanager
    async def claim(self, name: str) -> AsyncIterator[bool]:
        del name
        yield True

    @asynccontextmanager
    async def lease(self, name: str) -> AsyncIterator[asyncio.Event]:
        del name
        yield asyncio.Event()

    def tell_others(self, topic: str, words: str) -> None:
        pass

    def listen(self, topic: str, hear: Hear) -> None:
        pass


@asynccontextmanager
async def open_sqlite(folder: Path, now_ms: int) -> AsyncIterator[SqliteDatabase]:
    """The store in a data folder, open for as long as the block runs; for reading alone as long as
    its disk is full.

    Raises what `Connections.open` and `prepare_folder` raise.
    """
    path = await asyncio.to_thread(prepare_folder, folder)
    db = SqliteDatabase(path, await Connections.open(path, now_ms))
    trying = asyncio.ensure_future(db.keep_trying())
    try:
        yield db
    finally:
        trying.cancel()
        await asyncio.wait({trying})
        await db.close()
