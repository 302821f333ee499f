"""Numbered migrations, each in a transaction of its own, after one backup of the file."""

import sqlite3
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from msgspec import Struct

from bot.store.copying import copy_whole, find_version
from bot.store.guarding import FOLDER_OURS_ALONE


class Migration(Struct, frozen=True):
    """One file of migrations/: its number, its name, and its SQL."""

    number: int
    name: str
    sql: str


MIGRATIONS = (
    "CREATE TABLE IF NOT EXISTS migrations (number INTEGER NOT NULL PRIMARY KEY,"
    " name TEXT NOT NULL, applied_at INTEGER NOT NULL)"
)


@cache
def load_migrations(engine: str = "") -> tuple[Migration, ...]:
    """The migrations that this program carries, in order; read once. A file for one `engine` alone,
    such as 0019_sheet_events.postgres.sql, takes the place of the one for all."""
    folder = files("bot.store") / "migrations"
    found: dict[int, Migration] = {}
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name, reverse=True):
        number, _, rest = entry.name.partition("_")
        name, _, kind = rest.partition(".")
        if number.isdigit() and kind in ("sql", f"{engine}.sql"):
            common = found.get(int(number))
            if common is None or kind != "sql":
                found[int(number)] = Migration(int(number), name, entry.read_text("utf-8"))
    return tuple(found[number] for number in sorted(found))


def find_newest() -> int:
    """The number of the last migration that this program carries."""
    return load_migrations()[-1].number


def migrate(db: sqlite3.Connection, backups: Path, now_ms: int) -> Path | None:
    """Bring a file up to date; returns the backup of the file as it was, which is made once however
    many migrations there are, and is never deleted. A new file needs none.

    `now_ms` stamps the backup and the record of each migration. Raises sqlite3.Error, OSError.
    """
    at = find_version(db)
    if at == 0:
        db.execute(MIGRATIONS)
    pending = [migration for migration in load_migrations() if migration.number > at]
    if not pending:
        return None
    backup = _back_up(db, backups, pending[0], now_ms) if at else None
    try:
        for migration in pending:
            _apply(db, migration, now_ms)
    except sqlite3.Error:
        if backup is not None and find_version(db) == at:
            backup.unlink()  # the file is as it was: trying again and again fills no disk
        raise
    return backup


def _apply(db: sqlite3.Connection, migration: Migration, now_ms: int) -> None:
    db.execute("BEGIN IMMEDIATE")
    try:
        for statement in split_statements(migration.sql):
            db.execute(statement)
        db.execute(
            "INSERT INTO migrations (number, name, applied_at) VALUES (?, ?, ?)",
            (migration.number, migration.name, now_ms),
        )
        db.execute("COMMIT")
    except sqlite3.Error:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def split_statements(sql: str) -> Iterator[str]:
    """Each statement of a script. A script's own COMMIT-free run keeps one transaction."""
    pending = ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
    if pending.strip():
        yield pending


def _back_up(db: sqlite3.Connection, backups: Path, migration: Migration, now_ms: int) -> Path:
    backups.mkdir(mode=FOLDER_OURS_ALONE, parents=True, exist_ok=True)
    target = backups / f"before-{migration.number:04}-{now_ms}.sqlite3"
    copy_whole(db, target)
    return target
