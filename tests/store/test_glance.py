"""Reading a few rows where one stands: what is there, also while others write."""

import sqlite3
from contextlib import closing

import pytest

from bot.kernel.refusal import Unavailable
from bot.store.database import Database
from bot.store.statement import make_statement
from tests.postgres import ON_SQLITE

ROOMS = "SELECT place FROM console_rooms ORDER BY place"


async def test_what_was_written_is_seen_at_once(db: Database):
    await db.write(make_statement("INSERT INTO console_rooms VALUES ('hall', 0)"))

    assert await db.read_inline(ROOMS) == [("hall",)]
    assert await db.read_inline(f"{ROOMS} LIMIT ?", 0) == []


@ON_SQLITE
async def test_another_s_write_under_way_holds_nobody_up(db: Database):
    with closing(sqlite3.connect(db.where, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("INSERT INTO console_rooms VALUES ('hall', 0)")

        assert await db.read_inline(ROOMS) == []


@ON_SQLITE
async def test_nothing_is_written_by_a_glance(db: Database):
    with pytest.raises(Unavailable):
        await db.read_inline("INSERT INTO console_rooms VALUES ('hall', 0)")

    assert await db.read_inline(ROOMS) == []


async def test_what_is_wrong_with_the_file_is_said(db: Database):
    with pytest.raises(Unavailable):
        await db.read_inline("SELECT * FROM no_such_table")
