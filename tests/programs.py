"""What tests do with a program that they start: Parley itself or another, a port for it, and what
it says."""

import asyncio
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import IO
from urllib.request import urlopen

import pytest

from tests.warm_process import IS_POSSIBLE, WarmProcess, run_warm, start_warm

ROOT = Path(__file__).parents[1]

PATH = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/bin"))
"""Where programs are looked for: also where servers stand."""

AnyProcess = asyncio.subprocess.Process | WarmProcess

IS_WARM = IS_POSSIBLE and os.environ.get("PARLEY_TEST_STARTS") != "cold"
"""Do programs start from one that is loaded already? With PARLEY_TEST_STARTS=cold they do not."""

LONGEST = 60.0
"""Seconds for a command line."""


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
    cold: bool = False,
    **settings: str,
) -> AnyProcess:
    """Parley as an admin would start it, in a folder that holds its data unless a setting names
    another; a `cold` start loads it anew, as theirs does."""
    around = surroundings(folder, **settings)
    if IS_WARM and not cold:
        return await start_warm(words, folder, around, out, err)
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *words), env=around, cwd=folder, stdout=out, stderr=err
    )


def run_once(
    folder: Path, *words: str, stdin: str = "", **settings: str
) -> subprocess.CompletedProcess[str]:
    """Parley's command line in a folder beside its data, till it has ended, and what it said."""
    around = surroundings(folder / "data", **settings)
    around.pop("COLUMNS", None)
    if IS_WARM:
        return run_warm(words, folder, around, stdin, LONGEST)
    return subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-m", "bot", *words], cwd=folder, env=around, input=stdin,
        capture_output=True, text=True, timeout=LONGEST, check=False,
    )  # fmt: skip


@asynccontextmanager
async def running(
    folder: Path, *, err: int | IO[bytes] | None = PIPE, **settings: str
) -> AsyncIterator[AnyProcess]:
    """Parley until the block ends; it is killed then."""
    child = await start(folder, "run", err=err, **settings)
    try:
        yield child
    finally:
        if child.returncode is None:
            child.kill()
        await child.wait()


async def serves(child: AnyProcess, port: int, seconds: float) -> bool:
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


async def read_until(child: AnyProcess, words: str, seconds: float = 20) -> str:
    """What the program says until it has said some words."""
    said = b""
    assert child.stdout is not None
    async with asyncio.timeout(seconds):
        while words.encode() not in said:
            line = await child.stdout.readline()
            assert line, said.decode()
            said += line
    return said.decode()
