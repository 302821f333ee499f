"""The text-only platform of docs/architecture.md works as it stands: a debate is held over it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.assembly import open_parley
from bot.kernel.timekeeping import keeping_time
from tests.adapters.lines.chat import serve_lines


class Terminal:
    """Somebody who is connected."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    def type(self, words: str) -> None:
        self._writer.write(f"{words}\n".encode())

    async def reads(self, words: str) -> str:
        """What they read until some words come, and to the end of what brings these."""
        found = ""
        async with asyncio.timeout(30):
            while words not in found or not found.endswith("\n\n"):
                line = await self._reader.readline()
                assert line, f"the chat was closed before it said {words!r}: {found}"
                found += line.decode()
        return found

    def leave(self) -> None:
        self._writer.close()


@asynccontextmanager
async def chatting(folder: Path, *names: str) -> AsyncIterator[list[Terminal]]:
    """Parley served to some people, who are connected."""
    async with (
        open_parley(folder) as parley,
        keeping_time(parley.app.parts),
        serve_lines(parley.app, "127.0.0.1", 0, chairs=("ana",)) as port,
    ):
        there = []
        for name in names:
            terminal = Terminal(*await asyncio.open_connection("127.0.0.1", port))
            terminal.type(name)
            terminal.type("hello")
            await terminal.reads(f"{name}: hello")
            there.append(terminal)
        try:
            yield there
        finally:
            for terminal in there:
                terminal.leave()


async def test_what_one_says_all_read_and_a_private_answer_is_read_by_one(tmp_path: Path) -> None:
    async with chatting(tmp_path, "ana", "boris") as (ana, boris):
        ana.type("/help")
        await ana.reads("/debate")
        ana.type("good evening")

        read = await boris.reads("ana: good evening")

        assert "/debate" not in read


async def test_a_debate_is_opened_joined_and_voted_on(tmp_path: Path) -> None:
    async with chatting(tmp_path, "ana", "boris") as (ana, boris):
        ana.type("/debate open This house trusts lines.")
        await boris.reads("This house trusts lines.")
        ana.type("/debate join for")
        boris.type("/debate join against")
        await ana.reads("boris")
        ana.type("/debate start")
        await boris.reads(": /debate vote")  # the button, as what it sends

        boris.type('/debate vote stance:-2 reason:"lines are slow"')
        boris.type("/position show")
        await boris.reads("lines are slow")

        ana.type("goodbye")
        assert "lines are slow" not in await ana.reads("ana: goodbye")


async def test_parley_is_asked_by_its_name(tmp_path: Path) -> None:
    async with chatting(tmp_path, "ana") as (ana,):
        ana.type("parley, what is a security guarantee?")

        await ana.reads("[")
