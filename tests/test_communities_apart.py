"""Whoever knows an id of another community, or one of its buttons, reads and changes nothing."""

import asyncio
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import replace

from bot.assembly import CATALOG, Parley, open_parley
from bot.kernel.catalog.parameters import ParameterKind
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, PlaceId
from bot.kernel.permission import Role
from bot.kernel.rooms import Face
from tests.test_old_buttons import MISTAKE, Watched
from tests.test_scenarios import SCENARIOS, said_by

HOME, ELSEWHERE = CommunityId("c"), CommunityId("elsewhere")
SAID = {
    "speeches": "words", "claims": "words", "positions": "reason", "joint_words": "words",
    "exercise_moves": "words", "answers": "question", "practice_speeches": "words",
    "coach_questions": "topic", "ballots": "reason", "sheets": "title",
}  # fmt: skip
"""Where words of members stand."""

LONG = 15
"""Characters from which on words are nobody else's by accident."""


def _tables(db: sqlite3.Connection) -> list[tuple[str, list[str]]]:
    names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    every = [(name, [c[1] for c in db.execute(f"PRAGMA table_info({name})")]) for name in names]
    return [(name, columns) for name, columns in every if "community" in columns]


def _kept(file: Path) -> tuple[dict[str, list[object]], set[str], set[str]]:
    """All rows of a community by table, the last id of each, and what its members said."""
    rows: dict[str, list[object]] = {}
    ids: set[str] = set()
    said: set[str] = set()
    with sqlite3.connect(file) as db:
        for table, columns in _tables(db):
            where = f"FROM {table} WHERE community = '{HOME}'"
            rows[table] = sorted(map(repr, db.execute(f"SELECT * {where}")))
            if "id" in columns:
                last = db.execute(f"SELECT id {where} ORDER BY rowid DESC LIMIT 1").fetchall()
                ids |= {str(row[0]) for row in last}
            if table in SAID:
                said |= {str(row[0]) for row in db.execute(f"SELECT {SAID[table]} {where}")}
    db.close()
    return rows, ids - {"", "p"}, {words for words in said if len(words) >= LONG}


def _words(of: object) -> Iterator[str]:
    """All words in a view, wherever they stand."""
    if isinstance(of, str):
        yield of
    elif isinstance(of, bytes):
        yield of.decode("utf-8", "replace")
    elif isinstance(of, tuple):
        for one in of:
            yield from _words(one)
    elif isinstance(of, Struct):
        for name in of.__struct_fields__:
            yield from _words(getattr(of, name))


async def _tried(parley: Parley, who: Caller, line: str, said: set[str], **given: str) -> None:
    told = " ".join(_words(await parley.app.hear(who, line, given)))
    assert MISTAKE not in told, line
    leaked = [words for words in said if words in told and words not in f"{line} {given}"]
    assert not leaked, (line, given, leaked)


def _strangers() -> list[Caller]:
    """An admin elsewhere, in a place of the same name, with the id of a member here."""
    admin = replace(said_by("Zoe", None), community=ELSEWHERE, role=Role.ADMIN)
    return [admin, replace(said_by("Alma", None), community=ELSEWHERE, place=PlaceId("q"))]


@pytest.mark.parametrize("script", SCENARIOS, ids=lambda path: path.stem)
async def test_another_community_reads_and_changes_nothing(script: Path, tmp_path: Path) -> None:
    lines = (await asyncio.to_thread(script.read_text, "utf-8")).splitlines()
    async with open_parley(tmp_path) as parley:
        watched = Watched(parley)
        with parley.app.parts.rooms.served(HOME, Face(watched.publish)):
            await watched.plays(lines)
    file = tmp_path / "parley.sqlite3"
    before, ids, said = await asyncio.to_thread(_kept, file)
    async with open_parley(tmp_path) as parley:
        for who in _strangers():
            for line in watched.sent:
                await _tried(parley, who, line, said)
            for entry in CATALOG.entries:
                named = [p.name for p in entry.parameters if p.kind is ParameterKind.LINE]
                for name in named:
                    for key in ids:
                        await _tried(parley, who, f"/{entry.name}", said, **{name: key})
    after, _, _ = await asyncio.to_thread(_kept, file)
    assert after == before
