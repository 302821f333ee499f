"""The single writer: each batch whole or not at all, and all of them in some order."""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import chdir, closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.kernel.refusal import KernelRefusal, Unavailable
from bot.store.database import Database
from bot.store.engines import open_database
from bot.store.opening import open_writer
from bot.store.refusals import StoreRefusal
from bot.store.statement import Conflict, Row, Statement, make_statement
from bot.store.writer import WAITING_ROOM, Outcome, Writer
from tests.examples import examples
from tests.postgres import ON_SQLITE

INSERT = "INSERT INTO console_rooms VALUES (?, ?)"
ROOMS = "SELECT place FROM console_rooms ORDER BY place"


def room(name: str) -> Statement:
    return make_statement(INSERT, name, 0)


# --- one batch --------------------------------------------------------------------------------


async def test_a_batch_returns_what_each_of_its_statements_returned(db: Database):
    outcome = await db.write(
        Statement(f"{INSERT} RETURNING place", (("b", 1), ("a", 2))),
        make_statement("UPDATE console_rooms SET opened_at = 3"),
        make_statement("SELECT place, opened_at FROM console_rooms ORDER BY place"),
    )

    assert outcome == [[("b",), ("a",)], [], [("a", 3), ("b", 3)]]


async def test_a_batch_that_meets_what_is_there_is_undone_as_a_whole(db: Database):
    await db.write(room("hall"))

    with pytest.raises(Conflict):
        await db.write(room("other"), room("hall"))

    assert await db.read(ROOMS) == [("hall",)]


@pytest.mark.parametrize("expect", [0, 2])
async def test_a_batch_that_changes_more_or_less_than_expected_is_undone(db: Database, expect: int):
    change = make_statement("UPDATE console_rooms SET opened_at = 5", expect=expect)

    with pytest.raises(Conflict):
        await db.write(room("hall"), change)

    assert await db.read(ROOMS) == []


async def test_a_caller_who_cannot_decide_again_is_told_to_try_again(db: Database):
    with pytest.raises(Unavailable) as refused:
        await db.change(room("hall"), room("hall"))

    assert refused.value.code == KernelRefusal.CHANGED_MEANWHILE


@pytest.mark.parametrize("value", [2**64, "\ud800"])
async def test_a_value_that_no_engine_can_hold_is_our_fault_and_changes_nothing(
    db: Database, value: str | int
):
    with pytest.raises((OverflowError, UnicodeEncodeError)):
        await db.write(room("hall"), make_statement(INSERT, "other", value))

    assert await db.read(ROOMS) == []


async def test_a_snapshot_shows_all_of_a_batch_or_nothing(db: Database):
    async def keep_adding() -> None:
        for number in range(50):
            await db.write(room(f"{number}"), make_statement(INSERT, f"{number} again", number))

    async with asyncio.TaskGroup() as tasks:
        adding = tasks.create_task(keep_adding())
        while not adding.done():
            first, second = await db.read_together((ROOMS, ()), (ROOMS, ()))
            assert first == second
            assert len(first) % 2 == 0


# --- many batches at once ---------------------------------------------------------------------


async def test_a_batch_that_fails_in_a_group_is_undone_alone(db: Database):
    good, again, broken, also = await asyncio.gather(
        db.write(room("hall")),
        db.write(room("yard"), room("hall")),
        db.write(room("attic"), make_statement("INSERT INTO nowhere VALUES (1)")),
        db.write(room("cellar")),
        return_exceptions=True,
    )

    assert (good, type(again), also) == ([[]], Conflict, [[]])
    assert isinstance(broken, Unavailable)
    assert broken.code == StoreRefusal.STORE_FAILED
    assert await db.read(ROOMS) == [("cellar",), ("hall",)]


@ON_SQLITE
async def test_when_the_commit_fails_nothing_of_its_group_stands(db: Database):
    orphan = make_statement("INSERT INTO members VALUES ('nowhere', 'm1', 'Ann', 0)")
    outcomes = await asyncio.gather(
        db.write(room("hall")),
        db.write(make_statement("PRAGMA defer_foreign_keys = 1"), orphan),
        return_exceptions=True,
    )

    assert [type(outcome) for outcome in outcomes] == [Unavailable, Unavailable]
    assert await db.read(ROOMS) == []
    assert await db.write(room("hall")) == [[]]


async def test_a_caller_who_gives_up_does_not_take_the_others_along(db: Database):
    tasks = [asyncio.ensure_future(db.write(room(f"{number}"))) for number in range(5)]
    await asyncio.sleep(0)
    tasks[2].cancel()
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)

    assert [type(outcome) for outcome in outcomes] == [
        list,
        list,
        asyncio.CancelledError,
        list,
        list,
    ]
    assert {("0",), ("1",), ("3",), ("4",)} <= set(await db.read(ROOMS))


async def test_closing_writes_what_was_waiting_and_takes_no_more(tmp_path: Path):
    async with open_database(tmp_path, 0) as db:
        waiting = [asyncio.ensure_future(db.write(room(f"{n:04}"))) for n in range(2500)]
        await asyncio.sleep(0)

    assert [await answer for answer in waiting] == [[[]]] * 2500
    with closing(sqlite3.connect(db.where)) as file:
        assert file.execute("SELECT count(*) FROM console_rooms").fetchone() == (2500,)
    with pytest.raises(Unavailable) as refused:
        await db.write(room("late"))
    assert refused.value.code == StoreRefusal.STORE_CLOSED


async def test_more_than_can_wait_is_refused(db: Database):
    waiting = [asyncio.ensure_future(db.write()) for _ in range(WAITING_ROOM + 1)]
    *_, last = await asyncio.gather(*waiting, return_exceptions=True)

    assert isinstance(last, Unavailable)
    assert last.code == StoreRefusal.STORE_BUSY


# --- any batches, in any order ----------------------------------------------------------------

Model = dict[str, int]
Step = tuple[Statement, Callable[[Model], list[Row] | type[Exception]]]
"""A statement, and what it does to the pairs it works on: the rows it returns, or why it fails."""


def insert(key: str, n: int) -> Step:
    def apply(model: Model) -> list[Row] | type[Exception]:
        if key in model:
            return Conflict
        model[key] = n
        return []

    return make_statement("INSERT INTO pairs VALUES (?, ?)", key, n), apply


def swap(key: str, before: int, after: int) -> Step:
    def apply(model: Model) -> list[Row] | type[Exception]:
        if model.get(key) != before:
            return Conflict
        model[key] = after
        return []

    sql = "UPDATE pairs SET n = ? WHERE key = ? AND n = ?"
    return make_statement(sql, after, key, before, expect=1), apply


def grow(key: str, n: int) -> Step:
    def apply(model: Model) -> list[Row] | type[Exception]:
        if key not in model:
            return []
        model[key] = (model[key] * 2 + n) % 1000
        return [(model[key],)]

    return make_statement(
        "UPDATE pairs SET n = (n * 2 + ?) % 1000 WHERE key = ? RETURNING n", n, key
    ), apply


def broken() -> Step:
    return make_statement("INSERT INTO nowhere VALUES (1)"), lambda _: Unavailable


KEYS, NUMBERS = st.sampled_from("abc"), st.integers(0, 3)
STEPS = st.one_of(
    st.builds(insert, KEYS, NUMBERS),
    st.builds(swap, KEYS, NUMBERS, NUMBERS),
    st.builds(grow, KEYS, NUMBERS),
    st.builds(broken),
)
BATCHES = st.lists(
    st.tuples(st.lists(STEPS, max_size=3), st.integers(0, 6), st.booleans()), max_size=12
)


@settings(max_examples=examples(150), deadline=None)
@given(BATCHES)
def test_concurrent_batches_do_what_they_would_do_one_after_another(
    batches: list[tuple[list[Step], int, bool]],
):
    """Each waits for so many turns of the loop; some callers give up while it is written."""
    model: Model = {}
    expected: list[list[list[Row]] | type[Exception]] = []
    outcomes: list[asyncio.Future[list[list[Row]]]] = []

    async def run() -> list[tuple[object, ...]]:
        with (
            TemporaryDirectory() as folder,
            chdir(folder),  # an empty file of that name is made
            closing(open_writer(Path(":memory:"), 0)) as db,
        ):
            db.execute("CREATE TABLE pairs (key TEXT PRIMARY KEY, n INTEGER NOT NULL)")

            async def on_a_thread(
                work: Callable[[sqlite3.Connection], list[Outcome]],
            ) -> list[Outcome]:
                return await asyncio.to_thread(work, db)

            writer = Writer(on_a_thread)

            async def come(steps: Sequence[Step], turns: int, gives_up: bool) -> None:
                for _ in range(turns):
                    await asyncio.sleep(0)
                expected.append(in_turn(model, steps))
                batch = tuple(statement for statement, _ in steps)
                outcomes.append(writing := asyncio.ensure_future(writer.write(batch)))
                await asyncio.sleep(0)
                if gives_up:
                    writing.cancel()

            await asyncio.gather(*(come(*batch) for batch in batches))
            await writer.finish()
            return db.execute("SELECT key, n FROM pairs").fetchall()

    assert dict(asyncio.run(run())) == model
    for outcome, hoped in zip(outcomes, expected, strict=True):
        assert outcome.cancelled() or said(outcome) == hoped


def in_turn(model: Model, steps: Sequence[Step]) -> list[list[Row]] | type[Exception]:
    before, returned = dict(model), []
    for _, apply in steps:
        rows = apply(model)
        if isinstance(rows, type):
            model.clear()
            model.update(before)
            return rows
        returned.append(rows)
    return returned


def said(outcome: "asyncio.Future[list[list[Row]]]") -> list[list[Row]] | type[Exception]:
    error = outcome.exception()
    return type(error) if isinstance(error, Exception) else outcome.result()
