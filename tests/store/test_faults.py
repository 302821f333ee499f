"""A full disk, a file that may not be written, a lock held by another: said, and then over."""

import asyncio
import sqlite3
from contextlib import closing

import pytest

from bot.kernel.refusal import RefusalCode, Unavailable
from bot.store.database import Database
from bot.store.faults import MEANING, make_unavailable
from bot.store.refusals import StoreRefusal
from bot.store.statement import Statement, make_statement
from tests.postgres import ON_SQLITE

INSERT = "INSERT INTO console_rooms VALUES (?, 0)"
ROOMS = "SELECT place FROM console_rooms ORDER BY place"
LARGE = "x" * 100_000


def room(name: str) -> Statement:
    return make_statement(INSERT, name)


async def outcomes(db: Database, *names: str) -> list[RefusalCode | None]:
    """What comes of writing rooms at once: None where it went well."""
    answers = await asyncio.gather(
        *(db.write(room(name)) for name in names), return_exceptions=True
    )
    return [answer.code if isinstance(answer, Unavailable) else None for answer in answers]


async def fill(db: Database) -> None:
    """Leave the file room for no more than some pages."""
    ((pages,),) = await db.read("PRAGMA page_count")
    await db.write(make_statement(f"PRAGMA max_page_count = {int(pages or 0) + 3}"))


@ON_SQLITE
async def test_a_full_disk_is_said_and_what_was_there_stays(db: Database):
    await db.write(room("hall"))
    await fill(db)

    assert await outcomes(db, LARGE) == [StoreRefusal.DISK_FULL]
    assert await db.read(ROOMS) == [("hall",)]
    assert await db.read("PRAGMA quick_check") == [("ok",)]


@ON_SQLITE
async def test_writing_goes_on_once_there_is_space_again(db: Database):
    await fill(db)
    await outcomes(db, LARGE)
    await db.write(make_statement("PRAGMA max_page_count = 100000"))

    assert await outcomes(db, LARGE, "hall") == [None, None]
    assert await db.read(ROOMS) == [("hall",), (LARGE,)]


@ON_SQLITE
async def test_on_a_full_disk_exactly_what_was_acknowledged_is_there(db: Database):
    await fill(db)
    names = [f"{number:02}{'x' * size}" for number, size in enumerate([10, 2000, 100_000] * 6)]
    said = await outcomes(db, *names)

    kept = [name for name, code in zip(names, said, strict=True) if code is None]
    assert set(said) <= {None, StoreRefusal.DISK_FULL}
    assert StoreRefusal.DISK_FULL in said
    assert await db.read(ROOMS) == [(name,) for name in kept]


@ON_SQLITE
async def test_small_writes_go_on_while_large_ones_are_refused(db: Database):
    await fill(db)

    assert await outcomes(db, LARGE) == [StoreRefusal.DISK_FULL]
    assert await outcomes(db, "hall") == [None]


@ON_SQLITE
async def test_a_store_that_may_not_be_written_is_said_and_still_read(db: Database):
    await db.write(room("hall"))
    await db.write(make_statement("PRAGMA query_only = 1"))

    assert await outcomes(db, "yard", "attic") == [StoreRefusal.STORE_READ_ONLY] * 2
    assert await db.read(ROOMS) == [("hall",)]


@ON_SQLITE
async def test_a_lock_held_by_another_program_is_said_and_waited_for(db: Database):
    await db.write(make_statement("PRAGMA busy_timeout = 20"))
    with closing(sqlite3.connect(db.where, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        refused = await outcomes(db, "hall", "yard")
        readable = await db.read(ROOMS)
        other.execute("ROLLBACK")

    assert (refused, readable) == ([StoreRefusal.STORE_BUSY] * 2, [])
    assert await outcomes(db, "hall") == [None]


@ON_SQLITE
async def test_a_query_that_is_wrong_is_a_failure_of_the_store(db: Database):
    with pytest.raises(Unavailable) as refused:
        await db.read("SELECT * FROM nowhere")

    assert refused.value.code == StoreRefusal.STORE_FAILED
    assert isinstance(refused.value.__cause__, sqlite3.OperationalError)


@pytest.mark.parametrize(("number", "code"), MEANING.items())
def test_an_error_s_family_says_what_it_means(number: int, code: RefusalCode):
    error = sqlite3.OperationalError("an extended code")
    error.sqlite_errorcode = number | (2 << 8)

    assert (make_unavailable(error).code, make_unavailable(error).__cause__) == (code, error)


def test_an_error_of_no_known_family_is_a_failure():
    assert make_unavailable(sqlite3.DatabaseError()).code == StoreRefusal.STORE_FAILED
