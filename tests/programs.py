"""What tests do with a program that they start: Parley itself or another, a port for it, and what
it says."""

import asyncio
import os
import shutil
import socket
import sqlite3
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import IO
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parents[1]

PATH = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/bin"))
"""Where programs are looked for: also where servers stand."""


def installed(*names: str) -> str:
    """A program of this machine, by any of its names; without it the test is skipped, but not in
    CI."""
    found = next(filter(None, (shutil.which(name, path=PATH) for name in names)), None)
    if found is None:
        missing = f"no {names[0]} here: .ci/run says what is installed for the tests"
        if "CI" in os.environ:
            pytest.fail(missing)
        pytest.skip(missing)
    return found


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def surroundings(folder: Path, **settings: str) -> dict[str, str]:
    """The environment of a Parley in a folder, without settings of who tests it."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PARLEY_")}
    return {**env, "PARLEY_DATA": str(folder), "PYTHONPATH": str(ROOT), **settings}


async def start(
    folder: Path,
    *words: str,
    out: int = PIPE,
    err: int | IO[bytes] | None = PIPE,
    **settings: str,
) -> Process:
    """Parley as an admin would start it, in a folder that holds its data unless a setting names
    another."""
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *words), env=surroundings(folder, **settings), cwd=folder,
        stdout=out, stderr=err,
    )  # fmt: skip


@asynccontextmanager
async def running(
    folder: Path, *, err: int | IO[bytes] | None = PIPE, **settings: str
) -> AsyncIterator[Process]:
    """Parley until the block ends; it is killed then."""
    child = await start(folder, "run", err=err, **settings)
    try:
        yield child
    finally:
        if child.returncode is None:
            child.kill()
        await child.wait()


async def serves(child: Process, port: int, seconds: float) -> bool:
    """Wait until a program answers at its port; did it in time, and before it ended?"""
    address, loop = f"http://127.0.0.1:{port}/healthz", asyncio.get_running_loop()
    limit = loop.time() + seconds
    while loop.time() < limit and child.returncode is None:
        try:
            await asyncio.to_thread(lambda: urlopen(address, timeout=2).close())
        except OSError:
            await asyncio.sleep(0.05)
        else:
            return True
    return False


def has_event(folder: Path, kind: str) -> bool:
    """Is an event of a kind on disk, in the store of a program that keeps its data in a folder?"""
    with closing(sqlite3.connect(folder / "parley.sqlite3")) as file:
        return bool(file.execute("SELECT 1 FROM events WHERE kind = ?", (kind,)).fetchall())


async def read_until(child: Process, words: str, seconds: float = 20) -> str:
    """What the program says until it has said some words."""
    said = b""
    assert child.stdout is not None
    async with asyncio.timeout(seconds):
        while words.encode() not in said:
            line = await child.stdout.readline()
            assert line, said.decode()
            said += line
    return said.decode()
