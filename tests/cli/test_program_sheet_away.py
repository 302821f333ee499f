"""The whole program, killed while a sheet is voted on and started again: the vote has as much time
left as it had, and takes ballots."""

import asyncio
import sqlite3
import time
from pathlib import Path

import aiohttp
from test_program import started
from test_program_frozen import VERSION, find_change, join, read

from tests.programs import free_port

GONE = 5.0
"""Seconds for which nobody could vote; the clock notes every two that it runs."""

LINES = (
    ("Alma", "/guarantee new Ours hours:1"),
    ("Boris", "/guarantee amend trigger automatic"),
    ("Chen", "/guarantee second 1"),
    ("Boris", "/guarantee call 1"),
)
STREAM = "SELECT max(deadline) FROM streams WHERE stream LIKE 'sheet:%'"
VOTE = "SELECT max(deadline) FROM sheet_votes"
BALLOTS = "SELECT count(*) FROM sheet_ballots"
PAUSED = "SELECT kind FROM events WHERE stream LIKE 'sheet:%' ORDER BY version DESC LIMIT 2"


async def say_all(folder: Path, port: int, *lines: tuple[str, str]) -> None:
    """Members say lines in the lobby, one after the other."""
    async with aiohttp.ClientSession() as session:
        base = f"http://127.0.0.1:{port}"
        names = dict.fromkeys(name for name, _ in lines)
        tabs = {
            name: await join(session, base, name, "chair" if name == "Alma" else "member")
            for name in names
        }
        for name, words in lines:
            version = read(folder, VERSION)
            await tabs[name].says(words)
            await find_change(folder, VERSION, version)


def kinds(folder: Path) -> list[str]:
    with sqlite3.connect(f"file:{folder / 'parley.sqlite3'}?mode=ro", uri=True) as store:
        return [str(kind) for (kind,) in store.execute(PAUSED)]


async def test_a_vote_on_a_sheet_that_a_kill_cut_off_gets_its_time_back(tmp_path: Path) -> None:
    port = free_port()
    child = await started(tmp_path, port)
    try:
        await say_all(tmp_path, port, *LINES)
        await asyncio.sleep(3)  # the clock notes that it runs
    finally:
        child.kill()
        await child.communicate()
    killed, before = time.time(), read(tmp_path, STREAM)
    await asyncio.sleep(GONE)
    child = await started(tmp_path, port)
    try:
        back, after = time.time(), await find_change(tmp_path, STREAM, before)

        assert GONE <= (after - before) / 1000 <= back - killed + 4
        assert read(tmp_path, VOTE) == after, "tables say the same as the clock"
        assert sorted(kinds(tmp_path)) == ["VotesPaused", "VotesResumed"]
        await say_all(tmp_path, port, ("Dana", "/guarantee vote 1 for"))
        assert read(tmp_path, BALLOTS) == 1
    finally:
        child.kill()
        await child.communicate()
