"""The demo's debate, played to its end on a real store."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

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


async def played(folder: Path, *, secret: bool) -> AsyncIterator[Played]:
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
        rows = await parley.db.read("SELECT id FROM debates")
        yield Played(parley, str(rows[0][0]))


@pytest.fixture
async def named(tmp_path: Path) -> AsyncIterator[Played]:
    async for one in played(tmp_path / "named", secret=False):
        yield one


@pytest.fixture
async def secret(tmp_path: Path) -> AsyncIterator[Played]:
    async for one in played(tmp_path / "secret", secret=True):
        yield one
