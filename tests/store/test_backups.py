"""Backups: whole and looked through, or none at all; kept by a rule."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.kernel.refusal import Refused
from bot.store.backups import (
    back_up_by_hand,
    back_up_daily,
    find_daily,
    list_backups,
    open_source,
)
from bot.store.guarding import BACKUPS
from bot.store.opening import FILE_NAME, open_writer
from bot.store.refusals import StoreRefusal

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ROOM = "INSERT INTO console_rooms VALUES (?, 0)"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with some pages in it, closed."""
    path = tmp_path / FILE_NAME
    with closing(open_writer(path, 0)) as db:
        db.executemany(ROOM, [(f"room {number} " + "x" * 1000,) for number in range(200)])
    return path


def rooms(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute("SELECT count(*) FROM console_rooms").fetchone()[0])


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir()) if folder.exists() else []


def make_daily(store: Path, at: datetime) -> Path:
    with open_source(store) as db:
        return back_up_daily(store, at, db)


def test_a_backup_holds_what_another_connection_has_just_written(store: Path) -> None:
    with closing(open_writer(store, 0)) as db:
        db.execute(ROOM, ("the last one",))
        backup = back_up_by_hand(store, None, NOON)

    assert backup == store.parent / BACKUPS / "backup-20260302-120000.sqlite3"
    assert rooms(backup) == 201
    assert backup.stat().st_mode & 0o777 == 0o600
    assert names(backup.parent) == [backup.name]


@pytest.mark.parametrize("target", ["mine.sqlite3", "folder"])
def test_a_backup_goes_where_it_is_wanted(store: Path, tmp_path: Path, target: str) -> None:
    (tmp_path / "folder").mkdir()

    backup = back_up_by_hand(store, tmp_path / target, NOON)

    assert rooms(backup) == 200
    assert not (tmp_path / BACKUPS).exists()


def test_a_backup_takes_nobody_s_place(store: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("a diary")

    with pytest.raises(Refused) as refused:
        back_up_by_hand(store, tmp_path / "mine", NOON)

    assert refused.value.code is StoreRefusal.BACKUP_EXISTS
    assert (tmp_path / "mine").read_text() == "a diary"


def test_of_a_damaged_store_no_backup_is_made_and_none_is_lost(store: Path) -> None:
    good = make_daily(store, NOON)
    content = bytearray(store.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 8192] = b"\xff" * 8192
    store.write_bytes(content)

    with pytest.raises(Refused) as refused:
        make_daily(store, NOON + timedelta(days=1))

    assert refused.value.code is StoreRefusal.STORE_CORRUPT
    assert names(store.parent / BACKUPS) == [good.name]


@pytest.mark.parametrize("damage", ["missing", "foreign"])
def test_what_is_no_store_of_ours_is_not_backed_up(store: Path, damage: str) -> None:
    store.unlink()
    if damage == "foreign":
        with closing(sqlite3.connect(store)) as db:
            db.execute("CREATE TABLE recipes (name TEXT)")

    with pytest.raises(Refused) as refused:
        back_up_by_hand(store, None, NOON)

    expected = {
        "missing": StoreRefusal.NOTHING_TO_BACK_UP,
        "foreign": StoreRefusal.STORE_FOREIGN,
    }
    assert refused.value.code is expected[damage]
    assert not (store.parent / BACKUPS).exists()


def test_daily_backups_prune_themselves_and_nothing_else(store: Path) -> None:
    folder = store.parent / BACKUPS
    folder.mkdir()
    others = {"before-0012-1.sqlite3", "backup-20200101-000000.sqlite3", "daily-my-own.sqlite3"}
    for name in others:
        (folder / name).touch()
    (folder / ".daily-20260101-000000.sqlite3.part").write_bytes(b"of one that was killed")

    for day in range(40):
        make_daily(store, NOON + timedelta(days=day))

    assert len(find_daily(folder)) == 11
    assert set(names(folder)) > others
    assert not list(folder.glob(".*"))
    assert len(list_backups(folder)) == len(find_daily(folder))  # the empty ones are no backups
