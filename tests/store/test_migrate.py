"""Migrations: numbered, each applied once, with a backup of the file before it."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

import bot
from bot.store.migrate import load_migrations, split_statements
from bot.store.opening import FILE_NAME, open_writer

Release = Callable[[str], "subprocess.CompletedProcess[str]"]
OPEN = """
import sys
from pathlib import Path
from bot.kernel.refusal import Refused
from bot.store.opening import open_writer
try:
    open_writer(Path(sys.argv[1]), int(sys.argv[2])).close()
except Refused as refused:
    print(refused.code)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store as this release leaves it, with a row in it."""
    path = tmp_path / "data" / FILE_NAME
    path.parent.mkdir()
    with closing(open_writer(path, 0)) as db:
        db.execute("INSERT INTO console_rooms VALUES ('hall', 0)")
    return path


@pytest.fixture
def next_release(tmp_path: Path, path: Path) -> Release:
    """Opens the file with a copy of Parley that has one more migration."""
    code = tmp_path / "next"
    shutil.copytree(Path(bot.__file__).parent / "store", code / "bot" / "store")
    shutil.copytree(Path(bot.__file__).parent / "kernel", code / "bot" / "kernel")
    (code / "bot" / "__init__.py").touch()
    number = load_migrations()[-1].number + 1
    opened = 0

    def opens(sql: str) -> subprocess.CompletedProcess[str]:
        nonlocal opened
        opened += 1
        (code / "bot" / "store" / "migrations" / f"{number:04}_next.sql").write_text(sql)
        return subprocess.run(  # noqa: S603  # our own Python and our own code
            [sys.executable, "-c", OPEN, path, str(opened)],
            cwd=code,
            capture_output=True,
            text=True,
            check=True,
        )

    return opens


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(sql).fetchall()


def applied(path: Path) -> list[int]:
    return [int(str(number)) for (number,) in rows(path, "SELECT number FROM migrations")]


def backups(path: Path) -> list[Path]:
    return sorted((path.parent / "backups").glob("*"))


NEXT = "CREATE TABLE extra (word TEXT);\nINSERT INTO extra SELECT place FROM console_rooms;"
NOW = [step.number for step in load_migrations()]


def test_migrations_are_numbered_without_gaps():
    assert list(range(1, len(NOW) + 1)) == NOW


def test_a_file_that_is_up_to_date_is_opened_as_it_is(path: Path):
    with closing(open_writer(path, 1)) as db:
        assert db.execute("SELECT DISTINCT applied_at FROM migrations").fetchall() == [(0,)]

    assert backups(path) == []


def test_an_older_file_is_backed_up_and_brought_up_to_date(path: Path, next_release: Release):
    next_release(NEXT)

    assert rows(path, "SELECT word FROM extra") == [("hall",)]
    assert applied(path) == [*NOW, NOW[-1] + 1]
    (backup,) = backups(path)
    assert backup.name == f"before-{NOW[-1] + 1:04}-1.sqlite3"
    assert rows(backup, "SELECT place FROM console_rooms") == [("hall",)]
    assert applied(backup) == NOW


def test_a_backup_can_be_opened_in_the_file_s_place(path: Path, next_release: Release):
    next_release(NEXT)
    shutil.copy(backups(path)[0], path)

    with closing(open_writer(path, 2)) as db:
        assert db.execute("SELECT place FROM console_rooms").fetchall() == [("hall",)]


def test_a_migration_that_fails_leaves_no_trace(path: Path, next_release: Release):
    refused = next_release("CREATE TABLE extra (word TEXT);\nINSERT INTO nowhere VALUES (1);")

    assert refused.stdout == "store_failed\n"
    assert applied(path) == NOW
    assert rows(path, "SELECT name FROM sqlite_master WHERE name = 'extra'") == []


def test_an_upgrade_makes_one_backup_however_many_migrations_it_takes(
    path: Path, next_release: Release, tmp_path: Path
):
    folder = path.parent / "backups"
    folder.mkdir()
    kept = {f"before-00{number:02}-1.sqlite3" for number in range(1, 12)} | {"my own.sqlite3"}
    for name in kept:
        (folder / name).touch()
    more = tmp_path / "next" / "bot" / "store" / "migrations"
    for further in range(2, 12):
        (more / f"{NOW[-1] + further:04}_more.sql").write_text(f"CREATE TABLE more_{further} (a);")

    next_release(NEXT)

    assert applied(path) == [*NOW, *range(NOW[-1] + 1, NOW[-1] + 12)]
    (backup,) = set(backups(path)) - {folder / name for name in kept}
    assert {folder / name for name in kept} < set(backups(path))
    assert applied(backup) == NOW


def test_an_upgrade_that_fails_again_and_again_leaves_no_backups(path: Path, next_release: Release):
    for _ in range(3):
        next_release("INSERT INTO nowhere VALUES (1);")

    assert applied(path) == NOW
    assert backups(path) == []


@pytest.mark.parametrize(
    ("script", "parts"),
    [
        ("SELECT 1;\nSELECT 2;\n", ["SELECT 1;\n", "SELECT 2;\n"]),
        ("-- why; because\nSELECT\n 1;", ["-- why; because\nSELECT\n 1;"]),
        ("SELECT ';\n';\nSELECT 2", ["SELECT ';\n';\n", "SELECT 2"]),
        ("\n", []),
    ],
)
def test_a_script_is_cut_into_its_statements(script: str, parts: list[str]):
    assert list(split_statements(script)) == parts


def test_a_trigger_is_one_statement():
    trigger = "CREATE TRIGGER t AFTER INSERT ON a BEGIN\n DELETE FROM b;\n DELETE FROM c;\nEND;\n"

    assert list(split_statements(trigger)) == [trigger]
