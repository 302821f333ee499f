"""The single writer of a SQLite file: what waits is written together, each batch whole or not."""

import asyncio
import sqlite3
import time
from collections import deque
from collections.abc import Awaitable, Callable, Sequence

from msgspec import Struct

from bot.kernel.metrics import GROUP_SIZE, METER, WRITE_SECONDS
from bot.kernel.refusal import Unavailable
from bot.store.counting import count_write
from bot.store.faults import make_unavailable
from bot.store.refusals import StoreRefusal
from bot.store.statement import Conflict, Row, Statement

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
        self.trouble: Unavailable | None = None
        """What the group that was written last ran into."""

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

    @property
    def waiting(self) -> int:
        """How many batches wait for a commit to begin."""
        return len(self._waiting)

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
        began = time.perf_counter()
        try:
            outcomes = await self._run(lambda db: apply_group(db, batches))
        except sqlite3.Error as error:
            outcomes = [make_unavailable(error) for _ in group]
        except Unavailable as unavailable:
            outcomes = [unavailable for _ in group]
        self.trouble = next((o for o in outcomes if isinstance(o, Unavailable)), None)
        METER.observe(GROUP_SIZE, len(group))
        METER.observe(WRITE_SECONDS, time.perf_counter() - began)
        for entry, outcome in zip(group, outcomes, strict=True):
            count_write(outcome if isinstance(outcome, Exception) else None)
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
