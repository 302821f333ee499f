"""The data folder is for its owner's eyes: modes, also under a lax umask and after an upgrade."""

import os
import re
import sqlite3
import stat
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import bot.cli
from bot.cli.files import write_file
from bot.store.engines import open_database
from bot.store.holding import hold_folder
from bot.store.opening import FILE_NAME, open_writer
from bot.store.statement import make_statement

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")


@pytest.fixture(autouse=True)
def _lax() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, str]:
    paths = (folder, *folder.rglob("*"))
    return {path.name: oct(stat.S_IMODE(path.stat().st_mode)) for path in paths}


async def test_a_new_folder_and_all_in_it_are_for_its_owner(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with hold_folder(folder):
        async with open_database(folder, 0) as db:
            await db.write(make_statement("INSERT INTO console_rooms VALUES ('hall', 0)"))
            found = modes(folder)
    assert found.pop("data") == "0o700"
    assert set(found) >= {FILE_NAME, f"{FILE_NAME}-wal", f"{FILE_NAME}-shm", "parley.lock"}
    assert set(found.values()) == {"0o600"}


async def test_what_an_older_version_left_is_taken_from_all_eyes(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o755)
    with closing(open_writer(folder / FILE_NAME, 0)) as db:
        db.execute("DELETE FROM migrations WHERE number > 1")
    (folder / FILE_NAME).unlink()
    with closing(sqlite3.connect(folder / FILE_NAME)) as old:
        old.execute("PRAGMA application_id = 1348563564")
    backup = folder / "backups" / "older" / "before-0002-0.sqlite3"
    backup.parent.mkdir(parents=True)
    for path in (backup, folder / "parley.lock", folder / "notes.txt"):
        path.touch(mode=0o644)
    with hold_folder(folder):
        async with open_database(folder, 0):
            found = modes(folder)
    assert found.pop("data") == found.pop("backups") == found.pop("older") == "0o700"
    assert found.pop("notes.txt") == "0o644", "what is not Parley's keeps its mode"
    assert set(found.values()) == {"0o600"}


async def test_a_folder_for_everybody_stays_one(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o1777)
    async with open_database(folder, 0):
        assert modes(folder)["shared"] == "0o1777"
        assert modes(folder)[FILE_NAME] == "0o600"


def test_a_file_that_the_command_line_writes_is_its_owner_s_alone(tmp_path: Path) -> None:
    for path in (tmp_path / "new.json", tmp_path / "there.json"):
        (tmp_path / "there.json").write_text("old")
        write_file(path, b"names and secret votes")

        assert modes(tmp_path)[path.name] == "0o600"
        assert path.read_bytes() == b"names and secret votes"


def test_files_are_written_by_one_place_in_the_command_line() -> None:
    folder = Path(bot.cli.__file__).parent
    allowed = {"tokens.py"}  # which makes its file private itself
    writes = re.compile(r"\.write_(bytes|text)\(|open\([^)]*[\"']w")
    found = {path.name for path in folder.glob("*.py") if writes.search(path.read_text("utf-8"))}
    assert found <= allowed
