"""What is erased is gone from the files of the store, whatever stood beside it."""

import asyncio
import random
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.store.database import AT_ONCE, Database
from bot.store.engines import open_database
from bot.store.moving import list_tables
from bot.store.opening import FILE_NAME, open_writer
from bot.store.statement import make_statement

MARKED = b"zqxsecret"

INSERT = "INSERT INTO console_rooms (place, opened_at) VALUES (?, ?)"
RENAME = "UPDATE console_rooms SET place = ? WHERE opened_at = ?"


def count(folder: Path) -> int:
    return sum(path.read_bytes().count(MARKED) for path in folder.iterdir() if path.is_file())


def words(chance: random.Random, number: int) -> str:
    word = MARKED.decode() if number % 3 == 0 else "other"
    return f"{number} {chance.random()} " + f"{word} " * chance.randrange(1, 300)


async def fill(db: Database, seed: int) -> None:
    """Rows that grow and shrink, so that pages are split and joined."""
    chance = random.Random(seed)  # noqa: S311
    for number in range(400):
        await db.write(make_statement(INSERT, words(chance, number), number))
        changed = chance.randrange(number + 1)
        await db.write(make_statement(RENAME, words(chance, changed), changed))


async def erase(db: Database) -> None:
    erased = tuple((f"erased {number}", number) for number in range(0, 400, 3))
    await db.erase(*(make_statement(RENAME, *row) for row in erased))


def copy_as_killed(folder: Path) -> None:
    """Copy the files as kill -9 would leave them."""
    killed = folder / "killed"
    killed.mkdir()
    for path in folder.glob(f"{FILE_NAME}*"):
        (killed / path.name).write_bytes(path.read_bytes())


async def test_nothing_is_left_in_any_file_within_a_second(tmp_path: Path) -> None:
    for seed in range(3):
        folder = tmp_path / str(seed)
        async with open_database(folder, 0) as db:
            await fill(db, seed)
            assert count(folder)
            await erase(db)
            async with asyncio.timeout(1):
                await db.scrub()
            assert count(folder) == 0
            await db.write(make_statement(INSERT, "life goes on", 1000))


async def test_it_waits_for_somebody_who_reads(tmp_path: Path) -> None:
    async with open_database(tmp_path, 0) as db:
        await fill(db, 1)
        with closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as outside:
            outside.execute("BEGIN")
            outside.execute("SELECT count(*) FROM console_rooms").fetchone()
            await erase(db)
            scrubbing = asyncio.ensure_future(db.scrub())
            await asyncio.sleep(0.5)
            await db.write(make_statement(INSERT, "nobody is held up", 1000))
            assert not scrubbing.done()
            assert count(tmp_path)
        async with asyncio.timeout(5):
            await scrubbing
        assert count(tmp_path) == 0


async def test_a_process_that_was_killed_before_is_made_up_for_at_the_next_start(
    tmp_path: Path,
) -> None:
    async with open_database(tmp_path, 0) as db:
        await fill(db, 2)
        await erase(db)
        copy_as_killed(tmp_path)
    assert count(tmp_path / "killed")
    async with open_database(tmp_path / "killed", 0):
        assert count(tmp_path / "killed") == 0


async def test_a_file_of_an_older_version_is_made_anew_once(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    with closing(open_writer(path, 0)) as old:
        old.execute("PRAGMA secure_delete = OFF")
        old.execute("PRAGMA user_version = 0")
        old.executemany(INSERT, [(f"{MARKED.decode()} {number}", number) for number in range(99)])
        old.execute("DELETE FROM console_rooms")
    assert count(tmp_path)
    async with open_database(tmp_path, 0) as db:
        assert count(tmp_path) == 0
        assert await db.read("SELECT count(*) FROM console_rooms") == [(0,)]


async def test_rows_that_are_streamed_while_they_are_numbered_anew_come_once_each(
    tmp_path: Path,
) -> None:
    """SQLite keeps it open whether making a file anew gives rows without an INTEGER PRIMARY KEY
    other rowids; which it does, depends on its version and on the indexes."""
    async with open_database(tmp_path, 0) as db:
        every = [f"room {number:05}" for number in range(3 * AT_ONCE)]
        await db.write(*(make_statement(INSERT, name, 0) for name in every))
        streamed: list[str] = []
        async for rows in db.stream_rows("console_rooms", ("place",)):
            if not streamed:
                await db.erase(
                    make_statement("DELETE FROM console_rooms WHERE place = ?", every[0]),
                    make_statement("UPDATE console_rooms SET rowid = 10000 - rowid"),
                )
                await db.scrub()
            streamed += [str(place) for (place,) in rows]

        assert sorted(streamed) == every


async def test_every_table_has_a_key_by_which_its_rows_are_streamed(tmp_path: Path) -> None:
    async with open_database(tmp_path, 0) as db:
        for table in list_tables():
            columns = 'SELECT type, "notnull" FROM pragma_table_info(?) WHERE pk'
            key = await db.read(columns, table)
            assert key, table
            assert all(kind == "INTEGER" or filled for kind, filled in key), table
