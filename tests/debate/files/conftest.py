"""The demo's debate, played to its end on a real store."""

import asyncio
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

import pytest

from bot.adapters.plain.render import rendered
from bot.assembly import Parley, open_parley
from bot.cli.demo import DemoRoom, _who, script
from bot.cli.session import COMMUNITY
from bot.debate.handlers.finding import find_debate
from bot.debate.handlers.loaded import LoadedDebate
from bot.kernel.rooms import Face
from bot.kernel.view import Attachment, View


@dataclass
class Played:
    """A store with a closed debate in it."""

    parley: Parley
    debate: str

    async def hears(self, name: str, line: str) -> tuple[View, ...]:
        return await self.parley.app.hear(_who(name), line)

    async def words(self, name: str, line: str) -> str:
        return "\n".join(rendered(view, width=10_000) for view in await self.hears(name, line))

    async def file(self, kind: str, name: str = "Farah") -> bytes:
        for view in await self.hears(name, f"/debate export kind:{kind} debate:{self.debate}"):
            for block in view.blocks:
                if isinstance(block, Attachment):
                    return block.content
        raise AssertionError(kind)

    async def found(self) -> LoadedDebate:
        return await find_debate(self.parley.app.parts, _who("Alma"), self.debate)


async def played(folder: Path, made: Path, *, secret: bool) -> AsyncIterator[Played]:
    """In a folder: the debate is played once, into `made`, and each test gets a copy of it."""
    if os.environ.get("PARLEY_TEST_ENGINE") == "postgres":
        await play(folder, secret=secret)  # its store is no file that could be copied
    else:
        if not await asyncio.to_thread(made.exists):
            half = made.with_suffix(".half")
            await play(half, secret=secret)
            half.rename(made)
        await asyncio.to_thread(copytree, made, folder)
    async with open_parley(folder) as parley:
        rows = await parley.db.read("SELECT id FROM debates")
        yield Played(parley, str(rows[0][0]))


async def play(folder: Path, *, secret: bool) -> None:
    """The whole debate, line by line."""
    async with open_parley(folder) as parley:
        stage = DemoRoom(parley, pause=0)
        with parley.app.parts.rooms.served(COMMUNITY, Face(stage.publish)):
            for line in script():
                line = line.replace("ballot:named", "ballot:secret") if secret else line
                if line.startswith("wait "):
                    await stage.waits(float(line.removeprefix("wait ")))
                elif not line.startswith("-- "):
                    name, _, words = line.partition(": ")
                    await stage.says(name, words)


@pytest.fixture
async def named(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Played]:
    made = tmp_path_factory.getbasetemp() / "made_named"
    async for one in played(tmp_path / "named", made, secret=False):
        yield one


@pytest.fixture
async def secret(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Played]:
    made = tmp_path_factory.getbasetemp() / "made_secret"
    async for one in played(tmp_path / "secret", made, secret=True):
        yield one
