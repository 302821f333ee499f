"""Moving a store from one engine to another, and back."""

import asyncio
from pathlib import Path

import pytest

from bot.assembly import open_parley
from bot.cli.moving import move_store
from bot.kernel.refusal import Refused
from bot.store.engines import open_database
from bot.store.moving import list_tables
from bot.store.refusals import StoreRefusal
from tests.postgres import Server
from tests.test_scenarios import SCENARIOS, play

AFTER_EACH_OTHER = [path for path in SCENARIOS if path.stem in ("debate", "guarantee", "exercise")]


async def everything(folder: Path, url: str = "") -> dict[str, list[object]]:
    """All rows of all tables, in an order of their own."""
    async with open_database(folder, 0, url) as db:
        columns = await db.list_columns()
        return {
            table: sorted([row async for rows in db.stream_rows(table, columns[table])
                           for row in rows], key=repr)
            for table in list_tables()
        }  # fmt: skip


@pytest.mark.parametrize("script", AFTER_EACH_OTHER, ids=lambda path: path.stem)
async def test_all_that_is_kept_comes_through_to_postgresql_and_back(
    script: Path, postgres: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = await asyncio.to_thread(script.read_text, "utf-8")
    async with open_parley(tmp_path / "first") as parley:
        await play(parley, lines.splitlines())
    before = await everything(tmp_path / "first")
    url = await postgres.make_empty_database()

    assert await move_store(str(tmp_path / "first"), url) == 0
    assert await everything(tmp_path, url) == before
    assert await move_store(url, str(tmp_path / "second")) == 0
    assert await everything(tmp_path / "second") == before
    assert sum(map(len, before.values())) > 50
    assert f"events: {len(before['events'])}" in capsys.readouterr().out


async def test_a_store_in_which_something_is_kept_is_left_alone(
    postgres: Server, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        async with open_parley(tmp_path / name) as parley:
            await play(parley, ["Boris: /article list"])
    with pytest.raises(Refused) as refused:
        await move_store(str(tmp_path / "one"), str(tmp_path / "two"))

    assert refused.value.code is StoreRefusal.STORE_NOT_EMPTY


async def test_every_table_is_moved() -> None:
    assert {"communities", "events", "console_posts", "positions"} <= set(list_tables())
    assert "migrations" not in list_tables()
