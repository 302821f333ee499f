"""Every journal worked out again says what the tables beside it hold; what does not is named."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.assembly import Parley, open_parley
from bot.cli import verifying
from bot.kernel.verifying import find_differences
from bot.store.opening import FILE_NAME
from bot.store.statement import make_statement
from tests.test_scenarios import SCENARIOS, play

TOLD = {path.stem: path for path in SCENARIOS}

Played = Callable[[str], Awaitable[Path]]
"""Gives the folder with the store of a conversation, by the name of its script."""


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """The store of a conversation that was played once."""
    stores: dict[str, Path] = {}

    async def find(script: str) -> Path:
        if script not in stores:
            folder = tmp_path_factory.mktemp(script)
            lines = await asyncio.to_thread(TOLD[script].read_text, "utf-8")
            async with open_parley(folder) as parley:
                await play(parley, lines.splitlines())
            stores[script] = folder
        return stores[script]

    return find


async def differences(parley: Parley) -> list[str]:
    return [f"{each.stream} {each.what}" async for each in find_differences(parley.app.parts)]


@pytest.mark.parametrize("script", SCENARIOS, ids=lambda path: path.stem)
async def test_after_any_conversation_the_tables_are_what_a_replay_gives(
    script: Path, tmp_path: Path, address: str
) -> None:
    lines = await asyncio.to_thread(script.read_text, "utf-8")
    async with open_parley(tmp_path, database=address) as parley:
        await play(parley, lines.splitlines())
        assert await differences(parley) == []
        assert await verifying.verify(parley, as_json=False) == 0


@pytest.mark.parametrize(
    ("script", "harm", "named"),
    [
        ("debate", "UPDATE debates SET phase = 'draft'", "phase"),
        ("debate", "UPDATE speeches SET seat = 'x'", "seat"),
        ("debate", "DELETE FROM position_citations", ""),
        ("debate_arguing", "UPDATE claims SET number = number + 7", "number"),
        ("debate", "UPDATE streams SET version = version + 1", "head"),
        ("debate", "UPDATE streams SET deadline = 5", "deadline"),
        ("debate", "UPDATE events SET kind = 'Nonsense' WHERE version = 2", "worked out again"),
        ("debate", "UPDATE events SET data = '{' WHERE version = 2", "worked out again"),
        ("guarantee", "UPDATE sheet_clauses SET options = 'nothing'", "settings"),
        ("exercise", "UPDATE exercise_votes SET vote = 'x'", "vote"),
        ("exercise", "UPDATE exercise_roles SET role = 'x'", "role"),
    ],
)
async def test_what_was_changed_behind_its_back_is_named(
    tmp_path: Path,
    script: str,
    harm: str,
    named: str,
    capsys: pytest.CaptureFixture[str],
    played: Played,
) -> None:
    shutil.copytree(await played(script), tmp_path, dirs_exist_ok=True)
    async with open_parley(tmp_path) as parley:
        await parley.db.change(make_statement(harm))
        code = await verifying.verify(parley, as_json=False)

    assert code == int(bool(named))
    assert named in capsys.readouterr().out


async def test_a_damaged_page_is_named(tmp_path: Path, played: Played) -> None:
    shutil.copytree(await played("debate"), tmp_path, dirs_exist_ok=True)
    path = tmp_path / FILE_NAME
    async with open_parley(tmp_path) as parley:
        content = bytearray(await asyncio.to_thread(path.read_bytes))
        content[-4096 * 20 : -4096 * 18] = b"\xff" * 8192
        await asyncio.to_thread(path.write_bytes, content)
        damage = await parley.db.check()

    assert damage
