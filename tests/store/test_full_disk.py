"""A store on a full disk reads, says why it saves nothing, and saves again by itself."""

import asyncio
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.kernel.refusal import Unavailable
from bot.store.engines import open_database
from bot.store.opening import FILE_NAME
from bot.store.refusals import StoreRefusal
from bot.store.statement import Statement, make_statement
from tests.full_disk import SmallDisk, small_disk
from tests.waiting import comes_true

ROOMS = "SELECT place FROM console_rooms ORDER BY opened_at, place"
LARGE = "x" * 200_000


def room(name: str) -> Statement:
    return make_statement("INSERT INTO console_rooms (place, opened_at) VALUES (?, 1)", name)


async def begin(disk: SmallDisk, *, killed: bool) -> Path:
    """A store with one room on the disk, which is full then; as a clean stop leaves it, or as one
    that was killed does, with all it wrote last in the log alone."""
    data = disk.path / "data"
    async with open_database(data, 0) as db:
        await db.write(room("hall"))
        if killed:
            for name in (FILE_NAME, f"{FILE_NAME}-wal"):
                shutil.copy(data / name, disk.path / name)
    if killed:
        for name in (FILE_NAME, f"{FILE_NAME}-wal"):
            (disk.path / name).rename(data / name)
    disk.fill()
    return data


@pytest.mark.parametrize("killed", [False, True])
async def test_it_opens_for_reading_and_saves_once_there_is_room(
    tmp_path: Path, killed: bool
) -> None:
    with small_disk(tmp_path) as disk:
        data = await begin(disk, killed=killed)
        async with open_database(data, 0) as db:
            assert db.trouble is not None
            assert db.trouble.code is StoreRefusal.DISK_FULL
            assert await db.read(ROOMS) == await db.read_inline(ROOMS) == [("hall",)]
            with pytest.raises(Unavailable) as refused:
                await db.write(room("yard"))
            assert refused.value.code is StoreRefusal.DISK_FULL

            disk.empty()
            assert await comes_true(lambda: db.trouble is None, 30)
            await db.write(room("yard"))
            assert await db.read_inline(ROOMS) == [("hall",), ("yard",)]
        async with open_database(data, 0) as db:
            assert await db.read(ROOMS) == [("hall",), ("yard",)]


async def test_one_that_fills_up_while_open_says_so_until_there_is_room(tmp_path: Path) -> None:
    with small_disk(tmp_path) as disk:
        async with open_database(disk.path / "data", 0) as db:
            await db.write(room("hall"))
            disk.fill()
            with pytest.raises(Unavailable):
                await db.write(room(LARGE))
            assert db.trouble is not None

            disk.empty()
            assert await comes_true(lambda: db.trouble is None, 30)
            await db.write(room(LARGE))


async def test_without_a_file_a_full_disk_is_refused_in_words(tmp_path: Path) -> None:
    with small_disk(tmp_path) as disk:
        (disk.path / "data").mkdir()
        disk.fill()
        with pytest.raises(Unavailable) as refused:
            async with open_database(disk.path / "data", 0):
                pass
        assert refused.value.code is StoreRefusal.DISK_FULL


async def test_a_store_that_another_program_locks_recovers_by_itself(tmp_path: Path) -> None:
    async with open_database(tmp_path, 0) as db:
        await db.write(make_statement("PRAGMA busy_timeout = 20"))
        with closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            for name in ("hall", "yard"):
                with pytest.raises(Unavailable):
                    await db.write(room(name))
            assert db.trouble is not None
            assert db.trouble.code is StoreRefusal.STORE_BUSY
            other.execute("ROLLBACK")
        assert await comes_true(lambda: db.trouble is None, 30)


async def test_waiting_reads_outlive_the_change_of_connections(tmp_path: Path) -> None:
    with small_disk(tmp_path) as disk:
        data = await begin(disk, killed=False)
        async with open_database(data, 0) as db:

            async def keep_reading() -> int:
                count = 0
                while db.trouble is not None:
                    assert await db.read(ROOMS) == [("hall",)]
                    count += 1
                    await asyncio.sleep(0.001)
                return count

            reading = [asyncio.ensure_future(keep_reading()) for _ in range(8)]
            await asyncio.sleep(0.2)
            disk.empty()
            async with asyncio.timeout(30):
                assert all(count > 10 for count in await asyncio.gather(*reading))
