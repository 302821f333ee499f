"""Reads files of strangers in processes of their own, a few at a time, and for nobody many."""

import asyncio
import json
import os
import signal
import sys
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from msgspec import Struct

import bot
from bot.kernel.refusal import KernelRefusal, RefusalCode, Refused

SECONDS = 20.0
"""The longest that reading one file may take, in seconds of the processor."""

SMALL = 4_000
"""Bytes up to which a file cannot keep any reader busy for as long as a process takes to start."""

AT_ONCE = 4
"""Processes that read at the same time."""

AT_ONCE_EACH = 1
"""Of them, those that read for one member; more of their files wait."""

_PATIENCE = 10
"""How many times as long it may take by the clock, on a machine that has much else to do."""

_OUT_OF_TIME = frozenset(
    -getattr(signal, name) for name in ("SIGXCPU", "SIGPROF") if hasattr(signal, name)
)
_ROOT = str(Path(bot.__path__[0]).parent)

reading_for: ContextVar[str] = ContextVar("reading_for", default="")
"""The member for whom is read, in this task."""


class Apart(Struct, frozen=True, kw_only=True):
    """A program that reads files: its module, and what is said when a file takes it too long, or
    cannot be read at all."""

    module: str
    too_slow: RefusalCode
    unreadable: RefusalCode


class _Places:
    """The places for processes on one event loop."""

    def __init__(self) -> None:
        self.all = asyncio.Semaphore(AT_ONCE)
        self.each: defaultdict[str, asyncio.Semaphore] = defaultdict(
            lambda: asyncio.Semaphore(AT_ONCE_EACH)
        )
        self.waiting: defaultdict[str, int] = defaultdict(int)


_places: WeakKeyDictionary[asyncio.AbstractEventLoop, _Places] = WeakKeyDictionary()


async def read_apart(
    reader: Apart, header: Mapping[str, object], content: bytes, seconds: float = SECONDS
) -> Any:
    """What the reader makes of bytes, as plain values. Raises Refused: what the reader raises, its
    `too_slow` after so many seconds of the processor, its `unreadable`."""
    request = json.dumps({**header, "seconds": seconds}).encode() + b"\n" + content
    async with _place(reading_for.get()):
        out, ended = await _run(reader, request, seconds)
    if ended in _OUT_OF_TIME:
        raise Refused(reader.too_slow)
    try:
        said = json.loads(out)
    except ValueError:  # it was killed, or crashed in a library
        raise Refused(reader.unreadable) from None
    if refused := said.get("refused"):
        raise Refused(_find_code(reader, refused["kind"], refused["code"]), **refused["fields"])
    if "result" not in said:
        raise Refused(reader.unreadable)
    return said["result"]


async def check_apart(
    module: str, header: Mapping[str, object], content: bytes, seconds: float
) -> None:
    """Let a program read bytes in a process of its own, so that they can be read here after that:
    within its limits it came to an end, whichever. Raises Refused (FILE_TOO_MUCH)."""
    if len(content) <= SMALL:
        return
    code = KernelRefusal.FILE_TOO_MUCH
    try:
        await read_apart(
            Apart(module=module, too_slow=code, unreadable=code), header, content, seconds
        )
    except Refused as refused:
        if refused.code is code:
            raise


@asynccontextmanager
async def _place(who: str) -> AsyncIterator[None]:
    """A place for a process that reads for somebody, for as long as the block runs."""
    places = _places.setdefault(asyncio.get_running_loop(), _Places())
    places.waiting[who] += 1
    try:
        async with places.each[who], places.all:
            yield
    finally:
        places.waiting[who] -= 1
        if not places.waiting[who]:
            del places.waiting[who], places.each[who]


async def _run(reader: Apart, request: bytes, seconds: float) -> tuple[bytes, int | None]:
    """What the program writes, and how it ended."""
    paths = os.pathsep.join(filter(None, [_ROOT, os.environ.get("PYTHONPATH", "")]))
    worker = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        reader.module,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={**without_settings(os.environ), "PYTHONPATH": paths},
    )
    try:
        async with asyncio.timeout(max(1.0, seconds * _PATIENCE)):
            out, _ = await worker.communicate(request)
    except TimeoutError:
        raise Refused(reader.too_slow) from None
    finally:
        if worker.returncode is None:
            worker.kill()
            await worker.wait()
    return out, worker.returncode


def without_settings(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment without our settings: whoever reads a stranger's file needs no secret."""
    return {name: value for name, value in environment.items() if not name.startswith("PARLEY_")}


def _find_code(reader: Apart, kind: str, code: str) -> RefusalCode:
    """The code that a reader names; `unreadable` for one that there is none of here."""
    kinds = {each.__name__: each for each in RefusalCode.__subclasses__()}
    return next((each for each in kinds.get(kind, ()) if each.name == code), reader.unreadable)
