"""Numbered migrations, each in a transaction of its own, with a backup of the file before it."""

import sqlite3
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from msgspec import Struct

KEPT = 7
"""How many backups made before migrations are kept."""


class Migration(Struct, frozen=True):
    """One file of migrations/: its number, its name, and its SQL."""

    number: int
    name: str
    sql: str


def load_migrations() -> tuple[Migration, ...]:
    """The migrations that this program carries, in order."""
    folder = files("bot.store") / "migrations"
    found = []
    for entry in folder.iterdir():
        number, _, rest = entry.name.partition("_")
        if number.isdigit() and rest.endswith(".sql"):
            found.append(
                Migration(int(number), rest.removesuffix(".sql"), entry.read_text("utf-8"))
            )
    return tuple(sorted(found, key=lambda migration: migration.number))


def find_version(db: sqlite3.Connection) -> int:
    """The last migration applied to a file; 0 for a new one."""
    table = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'migrations'"
    if not db.execute(table).fetchone()[0]:
        return 0
    return int(db.execute("SELECT coalesce(max(number), 0) FROM migrations").fetchone()[0])


def migrate(db: sqlite3.Connection, backups: Path, now_ms: int) -> list[Path]:
    """Bring a file up to date; returns the backups made on the way.

    `now_ms` stamps the backups and the record of each migration.
    """
    made: list[Path] = []
    at = find_version(db)
    holds_rows = at > 0
    if not holds_rows:
        db.execute(
            "CREATE TABLE IF NOT EXISTS migrations (number INTEGER NOT NULL PRIMARY KEY,"
            " name TEXT NOT NULL, applied_at INTEGER NOT NULL)"
        )
    for migration in load_migrations():
        if migration.number <= at:
            continue
        if holds_rows:
            made.append(_back_up(db, backups, migration, now_ms))
        _apply(db, migration, now_ms)
        at = migration.number
    return made


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
    backups.mkdir(parents=True, exist_ok=True)
    target = backups / f"before-{migration.number:04}-{now_ms}.sqlite3"
    db.execute("VACUUM INTO ?", (str(target),))
    for old in sorted(backups.glob("before-*.sqlite3"), key=lambda path: path.stat().st_mtime)[
        :-KEPT
    ]:
        old.unlink()
    return target
