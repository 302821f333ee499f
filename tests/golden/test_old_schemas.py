"""A database of every schema that Parley ever had opens, and keeps its rows, journals and buttons.

One for each: made by the migrations up to that number, with what `database.sql` (of number 18)
holds of the tables and columns that there were by then.
"""

import asyncio
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.permission import Role
from bot.kernel.view import Button, Buttons, View
from bot.kernel.view_json import load
from bot.store.migrate import MIGRATIONS, load_migrations, split_statements
from bot.store.opening import APPLICATION_ID, FILE_NAME
from tests.golden import program

STEPS = load_migrations()
FIRST_WITH = {"debate": 2, "sheet": 10, "exercise": 13, "practice": 18}
"""By the kind of a journal: the first schema that had it."""

DUMPED = 18
"""The schema of `database.sql`."""

Rows = Mapping[str, list[tuple[object, ...]]]

REWRITTEN = {
    "answers": {"outcome"},  # 20 reads it from what was there
    "streams": {"version", "shown", "deadline"},  # sheets get a journal with 19
    "articles": {"version"},  # a brief that has grown comes as a version of its own
    "communities": {"library"},  # which counts the changes of its articles
    "heartbeat": {"at"},
    "migrations": {"number", "name", "applied_at"},
}
"""Columns that opening changes on purpose."""

RENAMED = {"discord_messages": "shown_messages"}
"""Tables that have had another name since 14."""


def dumped(folder: Path) -> Path:
    """The golden database, as a file beside the one under test."""
    path = folder / "golden.sqlite3"
    with closing(sqlite3.connect(path)) as db:
        db.executescript((program.HERE / "database.sql").read_text("utf-8"))
    return path


def tables(db: sqlite3.Connection, schema: str = "main") -> list[str]:
    listed = db.execute(f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table' ORDER BY 1")  # noqa: S608
    return [str(name) for (name,) in listed if not str(name).startswith("sqlite_")]


def columns(db: sqlite3.Connection, table: str, schema: str = "main") -> list[str]:
    return [str(row[1]) for row in db.execute(f"PRAGMA {schema}.table_info({table})")]


def apply(db: sqlite3.Connection, first: int, last: int) -> None:
    for step in STEPS:
        if first <= step.number <= last:
            for statement in split_statements(step.sql):
                db.execute(statement)
            db.execute("INSERT INTO migrations VALUES (?, ?, 0)", (step.number, step.name))


def make_database(folder: Path, schema: int) -> Path:
    """A file as the program of that schema would have left it."""
    path = folder / "data" / FILE_NAME
    path.parent.mkdir()
    path.write_bytes(content_of(schema))
    return path


@cache
def content_of(schema: int) -> bytes:
    """What stands in that file, made once for all tests."""
    with TemporaryDirectory() as folder:
        return fill(Path(folder), schema).read_bytes()


def fill(folder: Path, schema: int) -> Path:
    """The file, made by the migrations; the disk need not keep up with each row."""
    golden, path = dumped(folder), folder / FILE_NAME
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA synchronous = OFF")
        db.execute(MIGRATIONS)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        apply(db, 1, min(schema, DUMPED))
        db.execute("ATTACH ? AS golden", (str(golden),))
        known = set(tables(db, "golden"))
        for table in tables(db):
            if table in known - {"migrations"}:
                shared = [c for c in columns(db, table) if c in columns(db, table, "golden")]
                names = ", ".join(map(quoted, shared))
                which = f" WHERE {by_then(schema)}" if table in ("events", "streams") else ""
                db.execute(
                    f"INSERT INTO main.{table} ({names})"  # noqa: S608  # names of our own
                    f" SELECT {names} FROM golden.{table}{which}"
                )
        db.execute("DETACH golden")
        apply(db, DUMPED + 1, schema)
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    return path


def by_then(schema: int) -> str:
    """The condition for journals of kinds that there were by then."""
    kinds = [kind for kind, first in FIRST_WITH.items() if schema >= first]
    return " OR ".join([f"stream LIKE '{kind}:%'" for kind in kinds] or ["0"])


def rows_of(path: Path, names: Mapping[str, list[str]]) -> Rows:
    """The rows of tables, in these columns."""
    with closing(sqlite3.connect(path)) as db:
        return {table: sorted(select(db, table, of), key=repr) for table, of in names.items()}


def select(db: sqlite3.Connection, table: str, names: list[str]) -> list[tuple[object, ...]]:
    there = table if table in tables(db) else RENAMED[table]
    columns_ = ", ".join(map(quoted, names))
    return db.execute(f"SELECT {columns_} FROM {there}").fetchall()  # noqa: S608  # our own names


def quoted(name: str) -> str:
    return f'"{name}"'


def columns_to_keep(path: Path) -> Mapping[str, list[str]]:
    """What must be the same afterwards."""
    with closing(sqlite3.connect(path)) as db:
        kept = {
            table: [c for c in columns(db, table) if c not in REWRITTEN.get(table, ())]
            for table in tables(db)
        }
    return {table: of for table, of in kept.items() if of}


def buttons_of(view: View) -> Iterator[Button]:
    for block in view.blocks:
        if isinstance(block, Buttons):
            yield from block.buttons


@pytest.mark.parametrize("schema", [step.number for step in STEPS[:-1]])
async def test_a_database_of_every_schema_keeps_all(schema: int, tmp_path: Path) -> None:
    path = await asyncio.to_thread(make_database, tmp_path, schema)
    names = columns_to_keep(path)
    before = rows_of(path, names)
    assert sum(map(len, before.values())) > 20

    async with program.open_parley(path.parent) as parley:
        (fault,) = await parley.db.read("PRAGMA integrity_check")
        broken = await parley.db.read("PRAGMA foreign_key_check")
        streams = await parley.db.read("SELECT community, stream FROM streams ORDER BY stream")
        for community, stream in streams:
            kind, _, id_ = str(stream).partition(":")
            by = Caller(
                community=CommunityId(str(community)), place=PlaceId("hall"),
                member=MemberId("visitor"), name="Vera", role=Role.ADMIN,
            )  # fmt: skip
            journal = await parley.app.parts.features.journal(kind)
            assert journal is not None, stream
            if kind == "debate":
                for view in await parley.app.hear(by, f"/debate show debate:{id_}"):
                    assert not view.trouble
                    for button in buttons_of(view):
                        assert program.meaning(button.action)
    after = rows_of(path, names)

    assert fault == ("ok",)
    assert broken == []
    assert len([s for _, s in streams if str(s).startswith("debate:")]) == (2 if schema > 1 else 0)
    for table, rows in before.items():
        missing = [row for row in rows if row not in after[table]]
        assert missing == [], f"{table} lost rows"
    backups = sorted((path.parent / "backups").glob("*.sqlite3"))
    assert len(backups) >= 1
    with closing(sqlite3.connect(backups[0])) as db:
        (number,) = db.execute("SELECT max(number) FROM migrations").fetchone()
    assert number >= schema


@pytest.mark.parametrize("schema", range(12, STEPS[-1].number))
async def test_kept_pages_and_their_buttons_are_read(schema: int, tmp_path: Path) -> None:
    path = await asyncio.to_thread(make_database, tmp_path, schema)

    async with program.open_parley(path.parent) as parley:
        kept = await parley.db.read("SELECT view FROM kept_views")
        views = [load(str(view)) for (view,) in kept]

    assert views
    for view in views:
        for button in buttons_of(view):
            assert program.meaning(button.action)
