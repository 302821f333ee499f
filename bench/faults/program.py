"""One program on a store of its own, which can be killed, frozen, held short and started again."""

import asyncio
import os
import resource
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.programs import free_port, surroundings

STARTING = 60.0
"""Seconds that a start may take on a busy machine."""


LAUNCH = """
import os, sys
from datetime import timedelta
from bot.kernel import clock
wall = clock.TIME._wall
def set_wall():
    try:
        with open("clock") as file:
            return wall() + timedelta(seconds=float(file.read() or 0))
    except FileNotFoundError:
        return wall()
clock.TIME._wall = set_wall
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
from bot.cli.starting import main
sys.exit(main(sys.argv[1:]))
"""
"""Starts the program with a machine's clock that a file sets, in seconds ahead of the real one."""


class Program:
    """`parley run` on a folder and a port that it keeps. `limits` are set on it at each start."""

    def __init__(self, folder: Path, limits: Mapping[int, int] | None = None) -> None:
        self.folder, self.port = folder, free_port()
        self.limits = dict(limits or {})
        self.kills = self.failed_starts = 0
        self._child: asyncio.subprocess.Process | None = None

    async def __aenter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        await self.start()
        return self

    async def __aexit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        await self.kill()

    @property
    def pid(self) -> int:
        """Its number among the processes of this machine."""
        assert self._child is not None
        return self._child.pid

    @property
    def has_ended(self) -> bool:
        """Has it ended by itself?"""
        return self._child is None or self._child.returncode is not None

    async def start(self) -> bool:
        """Start it, and wait until it serves; did it come up?"""
        env = {
            "PARLEY_PORT": str(self.port),
            "PARLEY_MEANING": "off",
            "PYTHONUNBUFFERED": "1",
        }
        with (self.folder / "log").open("ab") as log:
            self._child = await asyncio.create_subprocess_exec(
                *(sys.executable, "-c", LAUNCH, "run"),
                env=surroundings(self.folder, **env),
                cwd=self.folder,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
                preexec_fn=self._limiter(),
            )
        came_up = await _says(self._child, "Stop with Ctrl+C")
        self.failed_starts += not came_up
        return came_up

    def _limiter(self) -> Callable[[], None] | None:
        limits = self.limits

        def limit() -> None:
            for which, most in limits.items():
                resource.setrlimit(which, (most, most))

        return limit if limits else None

    async def kill(self) -> None:
        """End it without a word."""
        if self._child is not None and self._child.returncode is None:
            self._child.kill()
        if self._child is not None:
            await self._child.wait()

    async def stop(self) -> int:
        """Ask it to stop; its exit status."""
        assert self._child is not None
        if self._child.returncode is None:
            self._child.terminate()
        return await self._child.wait()

    async def freeze(self, seconds: float) -> None:
        """Let it do nothing for a while, as a laptop with its lid shut."""
        os.kill(self.pid, signal.SIGSTOP)
        await asyncio.sleep(seconds)
        os.kill(self.pid, signal.SIGCONT)

    def set_clock(self, seconds: float) -> None:
        """Set the clock of its machine, in seconds ahead of the real one."""
        (self.folder / "clock").write_text(str(seconds), "utf-8")

    @property
    def store(self) -> Path:
        """The file of its store."""
        return self.folder / "parley.sqlite3"

    def read(self, sql: str) -> list[tuple[object, ...]]:
        """What its store says."""
        with sqlite3.connect(f"file:{self.store}?mode=ro", uri=True, timeout=20) as opened:
            rows = opened.execute(sql).fetchall()
        opened.close()
        return rows

    def deadlines(self) -> dict[str, float]:
        """When each stream is due, in seconds since 1970."""
        rows = self.read("SELECT stream, deadline FROM streams WHERE deadline IS NOT NULL")
        return {str(stream): int(str(due)) / 1000 for stream, due in rows}


async def _says(child: asyncio.subprocess.Process, words: str) -> bool:
    assert child.stdout is not None
    end = time.monotonic() + STARTING
    try:
        async with asyncio.timeout(STARTING):
            while time.monotonic() < end:
                line = await child.stdout.readline()
                if not line:
                    return False
                if words.encode() in line:
                    return True
    except TimeoutError:
        return False
    return False
