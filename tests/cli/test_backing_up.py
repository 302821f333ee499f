"""A backup a day while Parley runs, whatever goes wrong."""

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.cli import backing_up
from bot.cli.backing_up import DailyBackups
from bot.kernel import clock
from bot.kernel.refusal import Unavailable
from bot.store.backups import back_up_daily, find_daily, open_source
from bot.store.guarding import BACKUPS
from bot.store.opening import FILE_NAME, open_writer
from bot.store.refusals import StoreRefusal

ROOM = "INSERT INTO console_rooms VALUES (?, 0)"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with some pages in it, closed."""
    path = tmp_path / FILE_NAME
    with closing(open_writer(path, 0)) as db:
        db.executemany(ROOM, [(f"room {number} " + "x" * 1000,) for number in range(200)])
    return path


@asynccontextmanager
async def running(backups: DailyBackups) -> AsyncIterator[None]:
    async with asyncio.TaskGroup() as group:
        task = group.create_task(backups.run())
        try:
            yield
        finally:
            task.cancel()


async def until_made(folder: Path, count: int) -> None:
    async with asyncio.timeout(10):
        while len(find_daily(folder)) < count:  # noqa: ASYNC110  # a file, which tells nobody
            await asyncio.sleep(0.01)


async def test_one_is_made_after_a_start_and_the_next_a_day_later(store: Path) -> None:
    folder = store.parent / BACKUPS
    async with running(DailyBackups(store, settle=timedelta(0))):
        await until_made(folder, 1)
        await asyncio.sleep(0.1)
        assert len(find_daily(folder)) == 1
    async with running(DailyBackups(store, settle=timedelta(0))):
        await asyncio.sleep(0.1)
    assert len(find_daily(folder)) == 1


async def test_one_that_is_a_day_old_is_followed_by_another(store: Path) -> None:
    with open_source(store) as db:
        back_up_daily(store, clock.now() - timedelta(days=1), db)

    async with running(DailyBackups(store, settle=timedelta(0))):
        await until_made(store.parent / BACKUPS, 2)


async def test_one_that_fails_is_logged_and_tried_again(
    store: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = 0
    real = back_up_daily

    def full_at_first(path: Path, at: datetime, db: sqlite3.Connection) -> Path:
        nonlocal tries
        tries += 1
        if tries == 1:
            raise Unavailable(StoreRefusal.DISK_FULL)
        if tries == 2:
            raise RuntimeError("a fault of our own")
        return real(path, at, db)

    monkeypatch.setattr(backing_up, "back_up_daily", full_at_first)
    async with running(DailyBackups(store, settle=timedelta(0), later=timedelta(milliseconds=20))):
        await until_made(store.parent / BACKUPS, 1)

    assert tries == 3
    assert "no backup was made" in caplog.text
    assert "The disk is full" in caplog.text


async def test_a_backup_holds_up_nobody_and_ends_when_told(tmp_path: Path) -> None:
    store = tmp_path / FILE_NAME
    with closing(open_writer(store, 0)) as db:
        db.execute("BEGIN")
        db.executemany(ROOM, ((f"{number} " + "x" * 3000,) for number in range(20_000)))
        db.execute("COMMIT")
    longest = 0.0
    async with running(DailyBackups(store, settle=timedelta(0))):
        for _ in range(30):
            before = time.perf_counter()
            await asyncio.sleep(0.005)
            longest = max(longest, time.perf_counter() - before)
    assert longest < 0.5
    assert not list((tmp_path / BACKUPS).glob("*.part"))
