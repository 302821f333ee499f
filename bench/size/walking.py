"""How many files of the program one warm command passes through, and how often it changes file."""

import asyncio
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from bench.size.sources import PROGRAM
from bot.assembly import Parley, open_parley
from bot.cli.session import caller
from bot.kernel.command import Caller
from bot.kernel.ids import PlaceId
from bot.kernel.rooms import Face
from bot.kernel.view import View

SETTLED = 1.5
"""Seconds after which the room has been shown what a command changed."""


class Walk:
    """Files of the program in the order in which their code is entered or gone on with."""

    def __init__(self) -> None:
        self.seen: set[str] = set()
        self.changes = 0
        self._last = ""

    def note(self, frame: FrameType, event: str, _: object) -> None:
        """What `sys.setprofile` calls."""
        file = frame.f_code.co_filename
        if event != "call" or not Path(file).is_relative_to(PROGRAM):
            return
        self.seen.add(file)
        self.changes += bool(self._last) and file != self._last
        self._last = file


def measure() -> dict[str, float]:
    """Files, and changes of file, of a question and of a vote that are not the first."""
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_walked(Path(folder)))


async def _walked(folder: Path) -> dict[str, float]:
    by = caller()
    async with open_parley(folder) as parley:
        with parley.app.parts.rooms.served(by.community, Face(_publish)):
            await _hear(parley, by, "/ask What is a security guarantee?")
            ask = await _walk(parley, by, "/ask What is a tripwire force?")
            await _hear(parley, by, "/debate open format:deliberative-poll A motion")
            await _hear(parley, by, "/debate start")
            await _hear(parley, by, "/debate vote 1")
            vote = await _walk(parley, by, "/debate vote -1")
    return {
        "/ask: files": len(ask.seen),
        "/ask: changes of file": ask.changes,
        "vote: files": len(vote.seen),
        "vote: changes of file": vote.changes,
    }


async def _publish(_: PlaceId, __: View, ___: str) -> None:
    """A room that takes everything."""


async def _hear(parley: Parley, by: Caller, line: str) -> None:
    views = await parley.app.hear(by, line)
    if any(view.trouble for view in views):
        raise RuntimeError(f"{line}: {views}")
    await asyncio.sleep(SETTLED)


async def _walk(parley: Parley, by: Caller, line: str) -> Walk:
    walk = Walk()
    with _profiled(walk):
        await _hear(parley, by, line)
    return walk


@contextmanager
def _profiled(walk: Walk) -> Iterator[None]:
    sys.setprofile(walk.note)
    try:
        yield
    finally:
        sys.setprofile(None)
