"""A Parley that was started warm, as asyncio's own processes are: waited for, read, and killed."""

import asyncio
import atexit
import os
import signal
import socket
import subprocess
import sys
import tempfile
from asyncio.subprocess import DEVNULL, PIPE, STDOUT
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import IO

from tests.warm_starts import Starter, read_ending

IS_POSSIBLE = sys.platform == "linux"

CLOSING = 1.0
"""Seconds after its end for which what a process said is waited for; its children may hold the
other end."""


@cache
def _starter() -> Starter:
    """The one of this test process."""
    starter = Starter()
    atexit.register(starter.close)
    return starter


class _Pipe(asyncio.StreamReaderProtocol):
    """What a process says, until it has said all."""

    def __init__(self, reader: asyncio.StreamReader) -> None:
        super().__init__(reader)
        self.has_closed = asyncio.Event()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self.has_closed.set()


class WarmProcess:
    """What `asyncio.create_subprocess_exec` gives, as far as tests use it."""

    def __init__(self, pid: int, ending: socket.socket) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self.stdout: asyncio.StreamReader | None = None
        self.stderr: asyncio.StreamReader | None = None
        self._ending = ending
        self._pipes: list[tuple[asyncio.BaseTransport, _Pipe]] = []
        self._has_ended = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        ending.setblocking(False)
        self._loop.add_reader(ending, self._learn_ending)

    async def read(self, end: int) -> asyncio.StreamReader:
        """Read from this end of a pipe whose other the process holds."""
        reader = asyncio.StreamReader()
        pipe = _Pipe(reader)
        transport, _ = await self._loop.connect_read_pipe(lambda: pipe, os.fdopen(end, "rb", 0))
        self._pipes.append((transport, pipe))
        return reader

    def _learn_ending(self) -> None:
        self.returncode = read_ending(self._ending.recv(32))
        self._loop.remove_reader(self._ending)
        self._ending.close()
        self._has_ended.set()

    async def wait(self) -> int:
        """Until it has ended; its exit code."""
        await self._has_ended.wait()
        for transport, pipe in self._pipes:
            try:
                await asyncio.wait_for(pipe.has_closed.wait(), CLOSING)
            except TimeoutError:
                transport.close()
        assert self.returncode is not None
        return self.returncode

    async def communicate(self) -> tuple[bytes, bytes]:
        """All that it says until it has ended."""
        streams = (self.stdout, self.stderr)
        out, err = await asyncio.gather(*(s.read() if s else _nothing() for s in streams))
        await self.wait()
        return out, err

    def send_signal(self, number: int) -> None:
        """Send it a signal, unless it has ended."""
        if self.returncode is None:
            with suppress(ProcessLookupError):  # it has ended a moment ago
                os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask it to stop."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it without a word."""
        self.send_signal(signal.SIGKILL)


async def _nothing() -> bytes:
    return b""


async def start_warm(
    words: Sequence[str],
    folder: Path,
    around: Mapping[str, str],
    out: int | IO[bytes] | None,
    err: int | IO[bytes] | None,
) -> WarmProcess:
    """Start Parley; `out` and `err` as for `asyncio.create_subprocess_exec`."""
    reading: dict[str, int] = {}
    files = [os.open(os.devnull, os.O_RDONLY)]
    for name, wanted, own in (("stdout", out, 1), ("stderr", err, 2)):
        if wanted == PIPE:
            reading[name], end = os.pipe()
        elif wanted == DEVNULL:
            end = os.open(os.devnull, os.O_WRONLY)
        elif wanted == STDOUT:
            end = os.dup(files[1])
        elif wanted is None or isinstance(wanted, int):
            end = os.dup(own if wanted is None else wanted)
        else:
            end = os.dup(wanted.fileno())
        files.append(end)
    process = WarmProcess(*_starter().start(words, folder, around, files))
    for file in files:
        os.close(file)
    for name, end in reading.items():
        setattr(process, name, await process.read(end))
    return process


def run_warm(
    words: Sequence[str],
    folder: Path,
    around: Mapping[str, str],
    stdin: str,
    seconds: float,
) -> subprocess.CompletedProcess[str]:
    """Run Parley till it has ended, and what it said; it is killed when that takes too long.
    Raises TimeoutError then."""
    with (
        tempfile.TemporaryFile() as typed,
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as err,
    ):
        typed.write(stdin.encode())
        typed.seek(0)
        files = [each.fileno() for each in (typed, out, err)]
        pid, ending = _starter().start(words, folder, around, files)
        with ending:
            ending.settimeout(seconds)
            try:
                code = read_ending(ending.recv(32))
            except TimeoutError:
                os.kill(pid, signal.SIGKILL)
                raise
        for said in (out, err):
            said.seek(0)
        return subprocess.CompletedProcess(words, code, out.read().decode(), err.read().decode())
