"""All rows from one store into another that is empty, on whichever engine, and compared there."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from graphlib import TopologicalSorter
from hashlib import blake2b

import msgspec
from msgspec import Struct

from bot.kernel.refusal import Refused
from bot.store.database import Database, quote_names
from bot.store.migrate import load_migrations, split_statements
from bot.store.refusals import StoreRefusal
from bot.store.statement import Row, Statement


class MovedTable(Struct, frozen=True, kw_only=True):
    """A table by its name, and how many rows of it were moved."""

    table: str
    rows: int


async def move_rows(source: Database, target: Database, told: Callable[[MovedTable], None]) -> None:
    """Copy every table, tell of each, and compare what stands in both.

    Raises Refused (STORE_NOT_EMPTY, before anything is written; STORES_DIFFER), Unavailable.
    """
    if await target.read("SELECT 1 FROM communities LIMIT 1"):
        raise Refused(StoreRefusal.STORE_NOT_EMPTY, where=target.where)
    columns = await source.list_columns()
    for table in list_tables():
        insert = _insert(table, columns[table])
        count, before = 0, 0
        async for rows in source.stream_rows(table, columns[table]):
            await target.change(Statement(insert, tuple(rows)))
            count += len(rows)
            before ^= _digest(rows)
        after = 0
        async for rows in target.stream_rows(table, columns[table]):
            after ^= _digest(rows)
        if before != after:
            raise Refused(StoreRefusal.STORES_DIFFER, table=table, where=target.where)
        told(MovedTable(table=table, rows=count))


def list_tables() -> list[str]:
    """The tables that hold what people did, each after those that its rows name."""
    with closing(sqlite3.connect(":memory:")) as db:
        for migration in load_migrations():
            for statement in split_statements(migration.sql):
                db.execute(statement)
        names = db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            " ORDER BY rowid"
        ).fetchall()
        parents = {
            str(name): {str(row[2]) for row in db.execute(f"PRAGMA foreign_key_list({name})")}
            for (name,) in names
        }
    return [*TopologicalSorter(parents).static_order()]


def _insert(table: str, columns: tuple[str, ...]) -> str:
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({quote_names(columns)}) VALUES ({marks})"  # noqa: S608  # our own names


def _digest(rows: list[Row]) -> int:
    """What rows are, in whatever order they come."""
    found = 0
    for row in rows:
        found ^= int.from_bytes(blake2b(msgspec.json.encode(row), digest_size=16).digest())
    return found
