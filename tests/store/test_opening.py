"""Opening the file: ours, whole, and no newer than we are; else it stays as it was."""

import errno
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.community.rows import exporting
from bot.kernel.refusal import Refused, Unavailable
from bot.store.copying import APPLICATION_ID
from bot.store.engines import open_database
from bot.store.migrate import load_migrations
from bot.store.opening import FILE_NAME, open_alone, open_writer, prepare_folder
from bot.store.refusals import StoreRefusal
from bot.store.statement import make_statement

ROOM = "INSERT INTO console_rooms VALUES (?, 0)"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with some pages in it, closed."""
    path = tmp_path / FILE_NAME
    with closing(open_writer(path, 0)) as db:
        db.executemany(ROOM, [(f"room {number} " + "x" * 1000,) for number in range(200)])
    return path


def refusal(path: Path) -> Refused:
    with pytest.raises(Refused) as refused:
        open_writer(path, 0)
    return refused.value


def test_a_new_file_is_durable_and_marked_as_ours(tmp_path: Path):
    with closing(open_writer(tmp_path / FILE_NAME, 1234)) as db:
        pragmas = ("application_id", "journal_mode", "synchronous", "foreign_keys")
        found = [db.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas]
        migrations = db.execute("SELECT number, name, applied_at FROM migrations").fetchall()

    assert found == [APPLICATION_ID, "wal", 2, 1]
    assert migrations == [(step.number, step.name, 1234) for step in load_migrations()]


async def test_what_was_written_is_there_when_opened_again(tmp_path: Path):
    folder = tmp_path / "not" / "yet"
    async with open_database(folder, 0) as db:
        await db.write(make_statement(ROOM, "hall"))
    async with open_database(folder, 0) as db:
        rooms = await db.read("SELECT place FROM console_rooms")

    assert rooms == [("hall",)]
    assert list_names(folder) == [FILE_NAME]


def list_names(folder: Path) -> list[str]:
    return [entry.name for entry in folder.iterdir()]


async def test_readers_cannot_write(tmp_path: Path):
    async with open_database(tmp_path, 0) as db:
        with pytest.raises(Unavailable) as refused:
            await db.read(ROOM, "hall")

        assert refused.value.code == StoreRefusal.STORE_READ_ONLY
        assert await db.read("SELECT * FROM console_rooms") == []


# --- files that are left as they were ---------------------------------------------------------


def test_a_file_of_a_newer_parley_is_refused_and_left_alone(path: Path):
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("INSERT INTO migrations VALUES (9999, 'from the future', 0)")
    before = path.read_bytes()

    refused = refusal(path)

    assert (refused.code, refused.fields) == (
        StoreRefusal.STORE_NEWER,
        {
            "path": path,
            "backups": path.parent / "backups",
            "found": 9999,
            "known": load_migrations()[-1].number,
            "way": f"parley restore --data {path.parent}",
        },
    )
    assert path.read_bytes() == before


def not_a_database(path: Path) -> None:
    path.write_bytes(b"Dear diary, " * 1000)


def cut_short(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def overwritten(path: Path) -> None:
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 8192] = b"\xff" * 8192
    path.write_bytes(content)


@pytest.mark.parametrize("damage", [not_a_database, cut_short, overwritten])
def test_a_damaged_file_is_refused_and_left_alone(path: Path, damage: Callable[[Path], None]):
    damage(path)
    before = path.read_bytes()

    refused = refusal(path)

    assert refused.code == StoreRefusal.STORE_CORRUPT
    assert (refused.fields["path"], refused.fields["backups"]) == (path, path.parent / "backups")
    assert path.read_bytes() == before


OUTDATED = "DELETE FROM migrations WHERE number = (SELECT max(number) FROM migrations)"


def files_of(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}


def leave_unfolded(path: Path, last: str) -> None:
    """Leave the file as a process does that is killed: what it wrote last is in the log alone."""
    copies = {Path(f"{path}{ending}"): b"" for ending in ("", "-wal")}
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute(ROOM, ("hall",))
        db.execute(last)
        copies = {copied: copied.read_bytes() for copied in copies}
    for copied, content in copies.items():
        copied.write_bytes(content)


@pytest.mark.parametrize(
    ("last", "damage", "code"),
    [
        ("INSERT INTO migrations VALUES (9999, 'future', 0)", None, StoreRefusal.STORE_NEWER),
        ("PRAGMA application_id = 252006674", None, StoreRefusal.STORE_FOREIGN),
        (ROOM.replace("?", "'yard'"), overwritten, StoreRefusal.STORE_CORRUPT),
        (OUTDATED, None, StoreRefusal.DISK_FULL),
    ],
)
def test_what_a_full_disk_makes_us_read_alone_is_left_byte_for_byte_when_refused(
    path: Path, last: str, damage: Callable[[Path], None] | None, code: StoreRefusal
) -> None:
    leave_unfolded(path, last)
    if damage is not None:
        damage(path)
    before = files_of(path.parent)
    assert f"{FILE_NAME}-wal" in before

    with pytest.raises(Refused) as refused:
        open_alone(path)

    assert refused.value.code is code
    assert files_of(path.parent) == before


def test_what_is_read_alone_is_read_with_what_was_written_last(path: Path) -> None:
    leave_unfolded(path, ROOM.replace("?", "'yard'"))
    with closing(open_alone(path)) as db:
        rooms = db.execute("SELECT place FROM console_rooms ORDER BY place").fetchall()

    assert ("hall",) in rooms
    assert ("yard",) in rooms


@pytest.mark.parametrize(
    "made_by", ["CREATE TABLE recipes (name TEXT)", "PRAGMA application_id = 252006674"]
)
def test_another_program_s_file_is_refused_and_left_alone(tmp_path: Path, made_by: str):
    path = tmp_path / FILE_NAME
    with closing(sqlite3.connect(path)) as db:
        db.execute(made_by)
    before = path.read_bytes()

    refused = refusal(path)

    assert (refused.code, refused.fields) == (StoreRefusal.STORE_FOREIGN, {"path": path})
    assert path.read_bytes() == before


def test_a_file_that_cannot_be_opened_is_said_to_be_so(tmp_path: Path):
    (tmp_path / FILE_NAME).mkdir()

    assert refusal(tmp_path / FILE_NAME).code == StoreRefusal.STORE_READ_ONLY


def test_a_file_that_another_program_keeps_locked_is_said_to_be_busy(path: Path):
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")

        assert refusal(path).code == StoreRefusal.STORE_BUSY


# --- folders ----------------------------------------------------------------------------------


@pytest.mark.parametrize("below", ["", "data", "data/deeper"])
async def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path, below: str):
    (tmp_path / "file").write_text("in the way")
    folder = tmp_path / "file" / below

    with pytest.raises(Refused) as refused:
        async with open_database(folder, 0):
            pass

    assert (refused.value.code, refused.value.fields) == (
        StoreRefusal.DATA_FOLDER_IS_FILE,
        {"path": folder},
    )


def test_a_disk_that_can_only_be_read_is_told_apart_from_another_owner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def touch(_: Path) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(Path, "touch", touch)
    with pytest.raises(Refused) as refused:
        prepare_folder(tmp_path)

    assert refused.value.code is StoreRefusal.DATA_FOLDER_READ_ONLY


@pytest.mark.skipif(os.getuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path):
    tmp_path.chmod(0o555)

    with pytest.raises(Refused) as refused:
        prepare_folder(tmp_path)

    assert refused.value.code == StoreRefusal.DATA_FOLDER_UNUSABLE


async def test_an_export_holds_every_table_of_a_community(tmp_path: Path) -> None:
    async with open_database(tmp_path, 1) as db:
        tables = await db.read(
            "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c"
            " WHERE m.type = 'table' AND c.name = 'community'"
        )
    left_out = set(exporting.PASSING)
    left_out |= exporting.PRIVATE  # what members did for themselves alone
    assert {str(name) for (name,) in tables} - left_out == set(exporting.TABLES)


async def test_an_export_holds_every_column_and_what_others_refer_to_first(tmp_path: Path) -> None:
    async with open_database(tmp_path, 1) as db:
        for table, columns in exporting.TABLES.items():
            names = await db.read(f"SELECT name FROM pragma_table_info('{table}')")  # noqa: S608
            assert {str(name) for (name,) in names} == {"community", *columns}, table
            keys = await db.read(f"SELECT \"table\" FROM pragma_foreign_key_list('{table}')")  # noqa: S608
            before = {"communities", *exporting.TABLES} - set(_from(table))
            assert {str(name) for (name,) in keys} <= before, table


def _from(table: str) -> list[str]:
    tables = list(exporting.TABLES)
    return tables[tables.index(table) :]
