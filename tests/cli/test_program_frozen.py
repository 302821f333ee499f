"""The whole program, frozen in the middle of a turn: the turn gets its time back."""

import asyncio
import os
import signal
import sqlite3
import sys
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from test_program import started

from tests.programs import free_port

FROZEN = float(os.environ.get("FROZEN_SECONDS", "4"))
"""Seconds for which the process is stopped; more than two count as lost."""

LINES = (
    ("Alma", "/debate open format:text This house trusts promises."),
    ("Boris", "/debate join for"),
    ("Chen", "/debate join against"),
    ("Alma", "/debate start"),
    ("Alma", "/chair count"),
    ("Boris", "/debate begin"),
)


class Tab:
    """A member in a browser, as far as lines are sent."""

    def __init__(self, session: aiohttp.ClientSession, base: str, key: str) -> None:
        self._session, self._base, self.key = session, base, key
        self._sent = 0

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.key}"}

    async def says(self, words: str) -> None:
        self._sent += 1
        body = {"place": "lobby", "words": words, "nonce": f"n{self._sent}"}
        where = f"{self._base}/api/say"
        async with self._session.post(where, json=body, headers=self.headers) as got:
            assert got.status == 200, await got.text()


DEADLINE = "SELECT max(deadline) FROM streams"
VERSION = "SELECT max(version) FROM streams"


def read(folder: Path, query: str) -> int:
    with sqlite3.connect(f"file:{folder / 'parley.sqlite3'}?mode=ro", uri=True) as store:
        ((cell,),) = store.execute(query).fetchall()
        return int(cell or 0)


async def find_change(folder: Path, query: str, before: int) -> int:
    """What the store holds once it holds something else than before."""
    for _ in range(200):
        now = await asyncio.to_thread(read, folder, query)
        if now != before:
            return now
        await asyncio.sleep(0.05)
    raise AssertionError(f"{query} stayed {before}")


async def join(session: aiohttp.ClientSession, base: str, name: str, role: str) -> Tab:
    async with session.post(f"{base}/api/join", json={"name": name, "role": role}) as got:
        answer: Any = await got.json()
        return Tab(session, base, answer["key"])


@pytest.mark.skipif(sys.platform == "win32", reason="it is stopped by a signal")
async def test_a_process_that_was_frozen_gives_the_turn_its_time_back(tmp_path: Path) -> None:
    port = free_port()
    child = await started(tmp_path, port)
    base = f"http://127.0.0.1:{port}"
    try:
        async with aiohttp.ClientSession() as session:
            tabs = {
                name: await join(session, base, name, "chair" if name == "Alma" else "member")
                for name in ("Alma", "Boris", "Chen")
            }
            for name, words in LINES:
                version = read(tmp_path, VERSION)
                await tabs[name].says(words)
                await find_change(tmp_path, VERSION, version)
        before = read(tmp_path, DEADLINE)
        child.send_signal(signal.SIGSTOP)
        await asyncio.sleep(FROZEN)
        child.send_signal(signal.SIGCONT)

        moved = (await find_change(tmp_path, DEADLINE, before) - before) / 1000

        assert FROZEN - 0.1 <= moved <= FROZEN + 2
    finally:
        child.kill()
        await child.communicate()
