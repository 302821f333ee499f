"""The whole program while its store takes no writes, for longer than anybody waits: it serves,
says so, and goes on by itself."""

import asyncio
import json
import os
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import aiohttp
import pytest
from test_program import started
from test_program_frozen import LINES, Tab, join

from tests.full_disk import SmallDisk, small_disk
from tests.programs import AnyProcess, free_port, read_until, run_once

SECONDS = float(os.environ.get("STORE_AWAY_SECONDS", "20"))
"""For how long the store takes nothing; a program with a loop that this ends was gone by 20."""

FULL = "The disk is full, so nothing was saved."

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and mounts")


class Program:
    """The program on a folder, its first members, and what it said."""

    def __init__(self, child: AnyProcess, base: str, greeting: str) -> None:
        self.child, self.base, self.greeting = child, base, greeting
        self.session = aiohttp.ClientSession()

    async def status_of(self, tab: Tab, words: str) -> tuple[int, str]:
        body = {"place": "lobby", "words": words, "nonce": os.urandom(8).hex()}
        async with self.session.post(
            f"{self.base}/api/say", json=body, headers=tab.headers
        ) as answer:
            return answer.status, await answer.text()

    async def hears(self, tab: Tab, words: str) -> str:
        """What a member's tab is shown of what they ask."""
        async with self.session.ws_connect(f"{self.base}/api/socket?place=lobby") as socket:
            await socket.send_json({"key": tab.key})
            asked = False
            async with asyncio.timeout(30):
                async for message in socket:
                    heard = json.loads(message.data)
                    if heard["type"] == "ready":
                        status, said = await self.status_of(tab, words)
                        assert status == 200, said
                        asked = True
                    elif asked and heard["type"] == "post" and "What Parley serves" in str(heard):
                        return str(heard["html"])
        raise AssertionError("nothing was shown")


@asynccontextmanager
async def running(folder: Path) -> AsyncIterator[Program]:
    port = free_port()
    child = await started(folder, port)
    program = Program(child, f"http://127.0.0.1:{port}", "")
    try:
        yield program
    finally:
        await program.session.close()
        if child.returncode is None:
            child.terminate()
        await asyncio.wait_for(child.wait(), 10)


async def begin_debate(program: Program) -> dict[str, Tab]:
    """A debate in the middle of a turn, so that every loop has work to do."""
    tabs = {
        name: await join(
            program.session, program.base, name, "admin" if name == "Alma" else "member"
        )
        for name in ("Alma", "Boris", "Chen")
    }
    for name, words in LINES:
        await tabs[name].says(words)
        await asyncio.sleep(0.3)
    return tabs


async def assert_alive(program: Program, tab: Tab, seconds: float, code: str) -> None:
    """All that time it refuses writes in words and answers everything else."""
    for _ in range(round(seconds / 5)):
        status, said = await program.status_of(tab, "hello " * 600)
        assert (status, json.loads(said)["code"]) == (503, code)
        async with program.session.get(f"{program.base}/healthz") as health:
            assert health.status == 200
        await asyncio.sleep(5)
    assert program.child.returncode is None


async def test_a_locked_store_and_a_full_disk_end_nothing(tmp_path: Path) -> None:
    """Two programs side by side, for both take long."""
    locked = tmp_path / "locked"
    locked.mkdir()
    locking = asyncio.ensure_future(another_program_locks(locked))
    try:
        with small_disk(tmp_path) as disk:  # without one, the lock alone is tried
            await the_disk_fills_up(tmp_path, disk)
    finally:
        await locking


async def another_program_locks(folder: Path) -> None:
    """Another program holds the lock on the store, and nothing ends."""
    async with running(folder) as program:
        tabs = await begin_debate(program)
        with closing(sqlite3.connect(folder / "parley.sqlite3", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            await assert_alive(program, tabs["Boris"], SECONDS, "store_busy")
            other.execute("ROLLBACK")
        assert (await program.status_of(tabs["Boris"], "hello"))[0] == 200


async def the_disk_fills_up(folder: Path, disk: SmallDisk) -> None:
    """The disk fills up, nothing ends, and a start on the full disk reads."""
    data = disk.path / "data"
    data.mkdir()
    async with running(data) as program:
        tabs = await begin_debate(program)
        disk.fill()
        await assert_alive(program, tabs["Boris"], SECONDS, "disk_full")

    port = free_port()
    child = await started(data, port)
    program = Program(child, f"http://127.0.0.1:{port}", "")
    try:
        assert FULL in await read_until(child, "Saving is off")
        assert FULL in await program.hears(tabs["Alma"], "/parley status")
        doctor = await asyncio.to_thread(run_once, folder, "doctor", "--data", str(data))
        assert "the disk is full" in doctor.stdout
        assert doctor.returncode == 1
        status, said = await program.status_of(tabs["Boris"], "hello")
        assert (status, json.loads(said)["code"]) == (503, "disk_full")

        disk.empty()
        for _ in range(80):
            if (await program.status_of(tabs["Boris"], "hello"))[0] == 200:
                break
            await asyncio.sleep(0.5)
        assert "Saving" not in await program.hears(tabs["Alma"], "/parley status")
    finally:
        await program.session.close()
        child.terminate()
        await asyncio.wait_for(child.wait(), 10)
