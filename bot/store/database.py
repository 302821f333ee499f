"""The port to the store: rows in, rows out, whichever engine keeps them."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import AbstractAsyncContextManager

from bot.kernel.ids import CommunityId
from bot.kernel.refusal import KernelRefusal, Unavailable
from bot.store.measure import StoreMeasure
from bot.store.statement import Cell, Conflict, Row, Statement

Hear = Callable[[str], None]
"""Told what another process on the same store said."""


class Database(ABC):
    """The open store. SQL is what SQLite and PostgreSQL both understand, with `?` for parameters.

    Cells that hold a truth value come back as 0 and 1, sums as whole numbers.
    """

    name: str
    """The engine, in words."""

    where: str
    """Where the rows are kept, as an admin would look for it; no password."""

    is_shared: bool = False
    """May other processes use the same rows at the same time?"""

    process: str = ""
    """The name of this process among those that share the rows; "" where none do."""

    @property
    def trouble(self) -> Unavailable | None:
        """What keeps the store from taking writes just now; reading goes on."""
        return None

    async def read_inline(self, sql: str, *cells: Cell) -> list[Row]:
        """`read` for a few rows by their key, as fast as the engine can. What may be more than a
        page of rows is for `read`. Raises Unavailable."""
        return await self.read(sql, *cells)

    async def read(self, sql: str, *cells: Cell) -> list[Row]:
        """All rows of a query, from one snapshot. Raises Unavailable."""
        (rows,) = await self.read_together((sql, cells))
        return rows

    @abstractmethod
    async def read_together(self, *queries: tuple[str, Row]) -> list[list[Row]]:
        """Several queries over one and the same snapshot. Raises Unavailable."""

    async def write(self, *batch: Statement) -> list[list[Row]]:
        """Write all of it or nothing; returns once it is on disk.

        Returns the rows each statement returned. Raises Conflict when another write came first,
        Unavailable when the store cannot take it.
        """
        return await self.queue_write(*batch)

    async def check(self) -> list[str]:
        """What is damaged in the file that holds the rows, in the engine's words; nothing where a
        server looks after that itself. Raises Unavailable."""
        return []

    @abstractmethod
    def queue_write(self, *batch: Statement, lane: str = "") -> "asyncio.Future[list[list[Row]]]":
        """`write` in two steps: of what is handed in for one lane, the first is written first;
        await the rest."""

    async def change(self, *batch: Statement) -> list[list[Row]]:
        """`write` for a caller that has nothing to decide again: a conflict is Unavailable."""
        try:
            return await self.write(*batch)
        except Conflict as conflict:
            raise Unavailable(KernelRefusal.CHANGED_MEANWHILE) from conflict

    async def erase(self, *batch: Statement) -> None:
        """`change` for what a person asked to be erased, so that it is not forgotten to `scrub` the
        store afterwards, also if this process ends before."""
        await self.change(*batch)

    @abstractmethod
    async def scrub(self) -> None:
        """Leave nothing in the store's own files of what was erased; returns once that is so, which
        waits for those who read an earlier state of the rows. Raises Unavailable."""

    @property
    @abstractmethod
    def waiting(self) -> int:
        """How many writes wait just now."""

    @abstractmethod
    async def measure(self) -> StoreMeasure:
        """How large the store is, and how old its newest backup. Raises Unavailable."""

    @abstractmethod
    async def list_columns(self) -> dict[str, tuple[str, ...]]:
        """The names of all tables, each with those of its columns. Raises Unavailable."""

    @abstractmethod
    def stream_rows(self, table: str, columns: Sequence[str]) -> AsyncIterator[list[Row]]:
        """All rows of a table, some at a time, in no order that means anything. Raises
        Unavailable."""

    @abstractmethod
    def hold(self, name: str) -> AbstractAsyncContextManager[None]:
        """Keep a name to this process among all that share the store, for as long as the block
        runs; one that dies lets go of it. Within a process it holds nobody off."""

    @abstractmethod
    def claim(self, name: str) -> AbstractAsyncContextManager[bool]:
        """`hold` without waiting: is the name this process's, for as long as the block runs?"""

    @abstractmethod
    def lease(self, name: str) -> AbstractAsyncContextManager[asyncio.Event]:
        """Wait, however long, until a name is this process's, and keep it for as long as the block
        runs. The event is set where it was lost meanwhile, and perhaps another's by now."""

    @abstractmethod
    def tell_others(self, topic: str, words: str) -> None:
        """Say something to the other processes on this store, if there are any. It may get lost, so
        nothing may rest on it alone."""

    @abstractmethod
    def listen(self, topic: str, hear: Hear) -> None:
        """Hear what other processes say on a topic from now on."""


async def is_gone(db: Database, process: str) -> bool:
    """Has a process ended that left something undone? Raises Unavailable."""
    if process == db.process:
        return not db.is_shared  # alone on its store, it has been ended and started again
    async with db.claim(name_process(process)) as is_free:
        return is_free


def name_process(process: str) -> str:
    """The name that a process holds while it lives."""
    return f"process {process}"


AT_ONCE = 1000
"""Rows of a table that is read as a whole."""


def group_columns(rows: Iterable[Row]) -> dict[str, tuple[str, ...]]:
    """Tables with their columns, of rows that name one of each."""
    found: dict[str, tuple[str, ...]] = {}
    for table, column in rows:
        found[str(table)] = (*found.get(str(table), ()), str(column))
    return found


def quote_names(columns: Iterable[str]) -> str:
    """Columns as a statement lists them, whatever they are called."""
    return ", ".join(f'"{column}"' for column in columns)


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
