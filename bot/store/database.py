"""The open store: reads on connections of their own, writes through the single writer."""

import asyncio
import sqlite3
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import TypeVar

import aiosqlite
from msgspec import Struct

from bot.kernel.ids import CommunityId
from bot.kernel.refusal import KernelRefusal, Unavailable
from bot.store.faults import make_unavailable
from bot.store.opening import open_near, open_reader, open_writer, prepare_folder
from bot.store.refusals import StoreRefusal
from bot.store.statement import Cell, Conflict, Row, Statement

Batch = tuple[Statement, ...]
Outcome = list[list[Row]] | Exception
"""What a batch gave: the rows its statements returned, or why it was undone."""

LARGEST_GROUP = 1000
WAITING_ROOM = 20_000


class _Waiting(Struct, frozen=True):
    batch: Batch
    answer: asyncio.Future[list[list[Row]]]


class Writer:
    """Takes batches from any task and answers each after the commit that holds it.

    `run` applies a group on the database's own thread. A group is whatever came in while the
    group before it was being written.
    """

    def __init__(
        self,
        run: Callable[[Callable[[sqlite3.Connection], list[Outcome]]], Awaitable[list[Outcome]]],
    ) -> None:
        self._run = run
        self._waiting: deque[_Waiting] = deque()
        self._writing: asyncio.Future[None] | None = None
        self._closing = False

    async def write(self, batch: Batch) -> list[list[Row]]:
        """Apply all of a batch or nothing of it; returns once it is on disk.

        Returns, for each statement, the rows it returned. Raises Conflict, or Unavailable.
        """
        return await self.queue_write(batch)

    def queue_write(self, batch: Batch) -> "asyncio.Future[list[list[Row]]]":
        """`write` in two steps: what is handed in first is applied first; await the rest."""
        if self._closing:
            raise Unavailable(StoreRefusal.STORE_CLOSED)
        if len(self._waiting) >= WAITING_ROOM:
            raise Unavailable(StoreRefusal.STORE_BUSY)
        answer: asyncio.Future[list[list[Row]]] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waiting(batch, answer))
        if self._writing is None or self._writing.done():
            # A task of its own, so that a caller who gives up does not take the others along.
            self._writing = asyncio.ensure_future(self._write_all())
        return answer

    async def finish(self) -> None:
        """Take no more, and return when all that was waiting is written."""
        self._closing = True
        if self._writing is not None:
            await self._writing

    async def _write_all(self) -> None:
        while self._waiting:
            size = min(len(self._waiting), LARGEST_GROUP)
            await self._write_group([self._waiting.popleft() for _ in range(size)])

    async def _write_group(self, group: list[_Waiting]) -> None:
        batches = [entry.batch for entry in group]
        try:
            outcomes = await self._run(lambda db: apply_group(db, batches))
        except sqlite3.Error as error:
            outcomes = [make_unavailable(error) for _ in group]
        for entry, outcome in zip(group, outcomes, strict=True):
            if entry.answer.done():  # its caller was cancelled; the write stands all the same
                continue
            if isinstance(outcome, Exception):
                entry.answer.set_exception(outcome)
            else:
                entry.answer.set_result(outcome)


def apply_group(db: sqlite3.Connection, batches: Sequence[Batch]) -> list[Outcome]:
    """Apply each batch under a savepoint, in order, and commit them together.

    A batch that fails is undone alone. When the commit itself fails, or an error ends the
    transaction (a full disk does), nothing of the group stands and each batch is told so.
    """
    db.execute("BEGIN IMMEDIATE")
    outcomes: list[Outcome] = []
    try:
        for batch in batches:
            outcomes.append(_apply(db, batch))
            if not db.in_transaction:
                raise _lost(outcomes)
        db.execute("COMMIT")
    except sqlite3.Error as error:
        if db.in_transaction:
            db.execute("ROLLBACK")
        outcomes += [[]] * (len(batches) - len(outcomes))
        return [o if isinstance(o, Conflict) else make_unavailable(error) for o in outcomes]
    return outcomes


def _apply(db: sqlite3.Connection, batch: Batch) -> Outcome:
    db.execute("SAVEPOINT batch")
    try:
        outcome: Outcome = [_rows(db, statement) for statement in batch]
    except (Conflict, sqlite3.IntegrityError) as error:
        db.execute("ROLLBACK TO batch")
        outcome = error if isinstance(error, Conflict) else Conflict(str(error))
    except sqlite3.Error as error:
        if not db.in_transaction:
            return make_unavailable(error)
        db.execute("ROLLBACK TO batch")
        outcome = make_unavailable(error)
    except (OverflowError, UnicodeEncodeError) as error:  # a value no engine can hold: our fault
        db.execute("ROLLBACK TO batch")
        outcome = error
    db.execute("RELEASE batch")
    return outcome


def _rows(db: sqlite3.Connection, statement: Statement) -> list[Row]:
    returned: list[Row] = []
    for row in statement.rows:
        cursor = db.execute(statement.sql, row)
        if cursor.description is not None:
            returned += cursor.fetchall()
        if statement.expect is not None and cursor.rowcount != statement.expect:
            raise Conflict(statement.sql)
    return returned


def _lost(outcomes: list[Outcome]) -> sqlite3.Error:
    """The error that ended the transaction."""
    last = outcomes[-1]
    cause = last.__cause__ if isinstance(last, Unavailable) else None
    return cause if isinstance(cause, sqlite3.Error) else sqlite3.OperationalError("rolled back")


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
