"""`parley demo`: a whole debate with six members, in a folder that is thrown away.

The debate keeps its own time, which runs as fast as it is played; the rules, the store and the
words are those of every other debate.
"""

import asyncio
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path

from msgspec.structs import replace

from bot.assembly import Parley, open_parley
from bot.cli.printing import say
from bot.cli.session import COMMUNITY, PLACE, caller, show
from bot.kernel import journal_rows as journal
from bot.kernel import timekeeping
from bot.kernel.catalog.parsing import parse_line
from bot.kernel.command import Caller
from bot.kernel.identity import fresh_id
from bot.kernel.ids import MemberId, PlaceId
from bot.kernel.permission import Role
from bot.kernel.rooms import Face
from bot.kernel.view import Note, View

BEGINS = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
CHAIR = "Alma"
THINKS = 3
"""Seconds of the debate's time that a line takes."""


class DemoRoom:
    """Parley with a clock of its own, and the room shown in the terminal."""

    def __init__(self, parley: Parley, *, pause: float) -> None:
        self._parley = parley
        self._pause = pause
        self._at = BEGINS
        self._notes: set[Note] = set()
        self.trouble = 0

    async def publish(self, _: PlaceId, view: View, __: str) -> None:
        """What the room sees; the board, which changes all the time, is left to the debate."""
        if view.key is None or not view.key.startswith("debate:"):
            show([view])
            await asyncio.sleep(self._pause)

    async def says(self, name: str, line: str) -> None:
        """A member types a line, and reads the answer."""
        await self.waits(THINKS)
        say(f"{self._at:%H:%M:%S}  {name}: {line}\n")
        catalog = self._parley.app.catalog
        typed = parse_line(line, catalog)
        command = typed.entry.build(typed.values, by=_who(name), at=self._at, fresh=fresh_id())
        views = await self._parley.app.respond(command)
        self.trouble |= show([self._news(view) for view in views])
        await asyncio.sleep(self._pause)

    def _news(self, view: View) -> View:
        """A view without the small print that was shown before."""
        fresh = [b for b in view.blocks if not isinstance(b, Note) or b not in self._notes]
        self._notes |= {block for block in fresh if isinstance(block, Note)}
        return replace(view, blocks=tuple(fresh))

    async def waits(self, seconds: float) -> None:
        """The debate's time passes, and everything comes due at its instant."""
        until = self._at + timedelta(seconds=seconds)
        db = self._parley.db
        while (due := await journal.find_next_deadline(db)) is not None and due <= until:
            self._at = max(self._at, due)
            for stream in await journal.load_due_streams(db, self._at):
                await timekeeping.tick(self._parley.app.parts, stream, self._at)
        self._at = until


def _who(name: str) -> Caller:
    role = Role.CHAIR if name == CHAIR else Role.MEMBER
    return replace(caller(), member=MemberId(name.lower()), name=name, role=role, place=PLACE)


def script() -> Iterator[str]:
    """The lines of the demo."""
    text = files("bot.cli").joinpath("demo.txt").read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


async def play(*, pause: float) -> int:
    """Play it, with `pause` seconds after each line; returns the exit code."""
    with tempfile.TemporaryDirectory(prefix="parley-demo-") as folder:
        async with open_parley(Path(folder)) as parley:
            stage = DemoRoom(parley, pause=pause)
            with parley.app.parts.rooms.served(COMMUNITY, Face(stage.publish)):
                for line in script():
                    if line.startswith("-- "):
                        say(f"{line.removeprefix('-- ')}\n")
                        await asyncio.sleep(2 * pause)
                    elif line.startswith("wait "):
                        await stage.waits(float(line.removeprefix("wait ")))
                    else:
                        name, _, words = line.partition(": ")
                        await stage.says(name, words)
    say("Now try it yourself: start Parley, open the console, and type /help.")
    return stage.trouble
