"""PostgreSQL: a pool of connections, a transaction a write, and any number of processes."""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import asyncpg

from bot.kernel.metrics import METER, WRITE_SECONDS
from bot.kernel.refusal import Refused, Unavailable
from bot.store import measure as sizes
from bot.store.counting import count_write
from bot.store.database import AT_ONCE, Database, Hear, group_columns, quote_names
from bot.store.dialect import number_parameters
from bot.store.naming import name_database
from bot.store.postgres_faults import AWAY, make_unavailable, say_why
from bot.store.postgres_migrate import migrate
from bot.store.refusals import StoreRefusal
from bot.store.sharing import Link
from bot.store.statement import Conflict, Row, Statement
from bot.store.writer import WAITING_ROOM

CONNECTIONS = 12
"""The most of one process, besides the one by which processes speak to each other."""

PATIENCE = 10.0
"""Seconds in which a connection must be free, and an answer there."""

LONGEST_VACUUM = 600.0
"""Seconds that looking through all tables may take."""

TRIES = 4
"""How often a write is tried that others came in the way of: two took the same next number, or
each waited for the other's rows."""

PAUSE = 0.02
"""Seconds before the second try, at most; they double each time."""

_AGAIN = (
    asyncpg.SerializationError,
    asyncpg.DeadlockDetectedError,
    asyncpg.UniqueViolationError,
)

Connection = Any
"""asyncpg's, which says nothing of its types."""


class PostgresDatabase(Database):
    """A database on a server. Made by `open_postgres`."""

    is_shared = True

    def __init__(self, pool: Any, link: Link, *, name: str, where: str) -> None:
        self.name = name
        self.where = where
        self._pool = pool
        self._link = link
        self.process = link.me
        self._writing: set[asyncio.Task[None]] = set()
        self._lanes: dict[str, asyncio.Task[None]] = {}
        self._closing = False

    async def read(self, sql: str, *cells: object) -> list[Row]:
        try:
            async with self._pool.acquire(timeout=PATIENCE) as connection:
                return _tuples(await connection.fetch(number_parameters(sql), *cells))
        except AWAY as error:
            raise make_unavailable(error) from error

    async def read_together(self, *queries: tuple[str, Row]) -> list[list[Row]]:
        try:
            async with (
                self._pool.acquire(timeout=PATIENCE) as connection,
                connection.transaction(isolation="repeatable_read", readonly=True),
            ):
                return [
                    _tuples(await connection.fetch(number_parameters(sql), *cells))
                    for sql, cells in queries
                ]
        except AWAY as error:
            raise make_unavailable(error) from error

    def queue_write(self, *batch: Statement, lane: str = "") -> "asyncio.Future[list[list[Row]]]":
        if self._closing:
            raise Unavailable(StoreRefusal.STORE_CLOSED)
        if len(self._writing) >= WAITING_ROOM:
            raise Unavailable(StoreRefusal.STORE_BUSY)
        answer: asyncio.Future[list[list[Row]]] = asyncio.get_running_loop().create_future()
        # A task of its own, so that a write stands although its caller gave up.
        task = asyncio.ensure_future(self._answer(answer, batch, self._lanes.get(lane)))
        self._writing.add(task)
        task.add_done_callback(self._writing.discard)
        if lane:
            self._lanes[lane] = task
            task.add_done_callback(lambda done: self._leave(lane, done))
        return answer

    def _leave(self, lane: str, task: "asyncio.Task[None]") -> None:
        if self._lanes.get(lane) is task:
            del self._lanes[lane]

    async def _answer(
        self,
        answer: "asyncio.Future[list[list[Row]]]",
        batch: tuple[Statement, ...],
        before: "asyncio.Task[None] | None",
    ) -> None:
        if before is not None:
            await asyncio.wait((before,))
        began = time.perf_counter()
        try:
            rows = await self._write(batch)
        except Exception as error:  # noqa: BLE001  # whatever it is, it is the caller's
            count_write(error)
            if not answer.done():
                answer.set_exception(error)
        else:
            METER.observe(WRITE_SECONDS, time.perf_counter() - began)
            count_write(None)
            if not answer.done():
                answer.set_result(rows)

    async def _write(self, batch: tuple[Statement, ...]) -> list[list[Row]]:
        for trial in range(1, TRIES + 1):
            try:
                return await self._write_once(batch)
            except _AGAIN as error:
                if trial == TRIES:
                    taken = isinstance(error, asyncpg.UniqueViolationError)
                    raise Conflict(str(error)) if taken else make_unavailable(error) from error
                await asyncio.sleep(random.random() * PAUSE * 2**trial)  # noqa: S311
            except asyncpg.IntegrityConstraintViolationError as error:
                raise Conflict(str(error)) from error
            except (ValueError, asyncpg.DataError) as error:  # no column can hold it: our fault
                if isinstance(error, UnicodeEncodeError):
                    raise
                raise OverflowError(str(error)) from error
            except AWAY as error:
                raise make_unavailable(error) from error
        raise AssertionError("the last try returns or raises")

    async def _write_once(self, batch: tuple[Statement, ...]) -> list[list[Row]]:
        async with self._pool.acquire(timeout=PATIENCE) as connection, connection.transaction():
            return [await _run(connection, statement) for statement in batch]

    async def list_columns(self) -> dict[str, tuple[str, ...]]:
        return group_columns(
            await self.read(
                "SELECT t.table_name, c.column_name FROM information_schema.tables t"
                " JOIN information_schema.columns c ON c.table_schema = t.table_schema"
                " AND c.table_name = t.table_name WHERE t.table_schema = current_schema()"
                " AND t.table_type = 'BASE TABLE' ORDER BY t.table_name, c.ordinal_position"
            )
        )

    async def stream_rows(self, table: str, columns: Sequence[str]) -> AsyncIterator[list[Row]]:
        query = f"SELECT {quote_names(columns)} FROM {table}"  # noqa: S608  # our own names
        try:
            async with (
                self._pool.acquire(timeout=PATIENCE) as connection,
                connection.transaction(isolation="repeatable_read", readonly=True),
            ):
                cursor = await connection.cursor(query)
                while rows := await cursor.fetch(AT_ONCE):
                    yield _tuples(rows)
        except AWAY as error:
            raise make_unavailable(error) from error

    async def scrub(self) -> None:
        """What was deleted goes from the tables' files; the server's own logs are its admin's."""
        try:
            async with self._pool.acquire(timeout=PATIENCE) as connection:
                await connection.execute("VACUUM", timeout=LONGEST_VACUUM)
        except AWAY as error:
            raise make_unavailable(error) from error

    @property
    def waiting(self) -> int:
        return len(self._writing)

    async def measure(self) -> sizes.StoreMeasure:
        ((size,),) = await self.read("SELECT pg_database_size(current_database())")
        return sizes.StoreMeasure(size=int(size or 0))

    def hold(self, name: str) -> AbstractAsyncContextManager[None]:
        return self._link.hold(name)

    def claim(self, name: str) -> AbstractAsyncContextManager[bool]:
        return self._link.claim(name)

    def lease(self, name: str) -> AbstractAsyncContextManager[asyncio.Event]:
        return self._link.lease(name)

    def tell_others(self, topic: str, words: str) -> None:
        self._link.tell(topic, words)

    def listen(self, topic: str, hear: Hear) -> None:
        self._link.listen(topic, hear)

    async def finish(self) -> None:
        """Take no more, and return when all that was waiting is written."""
        self._closing = True
        if self._writing:
            await asyncio.wait(tuple(self._writing))


async def _run(connection: Connection, statement: Statement) -> list[Row]:
    sql = number_parameters(statement.sql)
    returned: list[Row] = []
    returns = " RETURNING " in statement.sql or statement.sql.lstrip().startswith("SELECT")
    if not returns and statement.expect is None and len(statement.rows) > 1:
        await connection.executemany(sql, statement.rows)
        return returned
    for row in statement.rows:
        if returns:
            found = _tuples(await connection.fetch(sql, *row))
            returned += found
            changed = len(found)
        else:
            changed = _changed(await connection.execute(sql, *row))
        if statement.expect is not None and changed != statement.expect:
            raise Conflict(statement.sql)
    return returned


def _changed(status: str) -> int:
    """How many rows a command changed: PostgreSQL says `UPDATE 3`, `INSERT 0 1`."""
    *_, last = status.split()
    return int(last) if last.isdigit() else 0


def _tuples(records: list[Any]) -> list[Row]:
    return [tuple(record) for record in records]


async def _prepare(connection: Connection) -> None:
    """Give truth values and sums as whole numbers, as SQLite does."""
    await connection.set_type_codec(
        "bool",
        schema="pg_catalog",
        format="text",
        encoder=lambda value: "t" if value else "f",
        decoder=lambda text: int(text == "t"),
    )
    await connection.set_type_codec(
        "numeric",
        schema="pg_catalog",
        format="text",
        encoder=str,
        decoder=lambda text: float(text) if "." in text else int(text),
    )


@asynccontextmanager
async def open_postgres(url: str, now_ms: int) -> AsyncIterator[PostgresDatabase]:
    """The store on a PostgreSQL server, open for as long as the block runs.

    Raises Refused (DATABASE_UNREACHABLE, DATABASE_NEWER, DATABASE_FOREIGN).
    """
    where = name_database(url)
    try:
        first = await asyncpg.connect(url, timeout=PATIENCE)
    except (*AWAY, ValueError) as error:
        raise Refused(
            StoreRefusal.DATABASE_UNREACHABLE, database=where, detail=say_why(error)
        ) from error
    try:
        version = first.get_settings().server_version
        await migrate(first, where, now_ms)
    finally:
        await first.close()
    pool = asyncpg.create_pool(
        url, min_size=1, max_size=CONNECTIONS, init=_prepare, command_timeout=PATIENCE
    )
    async with pool, Link.opened(url) as link:
        db = PostgresDatabase(pool, link, name=f"PostgreSQL {version}", where=where)
        try:
            yield db
        finally:
            await db.finish()
