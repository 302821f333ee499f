"""A group that plays exercises on a real store, in a room that is watched."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.adapters.plain.render import rendered
from bot.assembly import Parley, open_parley
from bot.exercise.handlers.finding import find_exercise
from bot.exercise.handlers.loaded import LoadedExercise
from bot.kernel import journal_rows as journal
from bot.kernel import timekeeping
from bot.kernel.catalog.parsing import parse_line
from bot.kernel.command import Caller
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.permission import Role
from bot.kernel.refusal import KernelRefusal, Unavailable
from bot.kernel.rooms import Face
from bot.kernel.view import Attachment, View

C = CommunityId("c")
START = datetime(2026, 3, 1, 12, tzinfo=UTC)
AGAINST = "against:coalition_force"


class Watched(Face):
    """A face that notes what it shows the room, and what it tells single members."""

    def __init__(self) -> None:
        super().__init__(self.show)
        self.seen: list[tuple[str, View]] = []
        self.told: list[tuple[str, str]] = []
        self.marks: list[str] = []
        self.restated: list[tuple[str, str]] = []
        self.away = False

    async def show(self, place: PlaceId, view: View, mark: str) -> None:
        if self.away:
            raise Unavailable(KernelRefusal.ROOM_NOT_REACHED)
        if mark in self.marks:  # as every face: the same mark is shown once
            return
        self.marks.append(mark)
        self.seen.append((place, view))

    async def tell(self, member: MemberId, view: View) -> bool:
        self.told.append((member, rendered(view, width=10_000)))
        return True

    async def restate(self, place: PlaceId, view: View, mark: str) -> None:
        self.restated.append((mark, rendered(view, width=10_000)))

    async def find_place(self, words: str) -> str | None:
        return words

    def words(self, place: str = "p") -> str:
        return "\n".join(rendered(v, width=10_000) for where, v in self.seen if where == place)


class Game:
    """A place with members, a watched room, and a clock of its own."""

    def __init__(self, parley: Parley, face: Watched) -> None:
        self.parley, self.face, self.at = parley, face, START

    def by(self, name: str, community: str = "c") -> Caller:
        return Caller(
            community=CommunityId(community), place=PlaceId("p"), member=MemberId(name),
            name=name.title(), role=Role.ADMIN if name == "ana" else Role.MEMBER,
        )  # fmt: skip

    async def views(self, name: str, line: str, community: str = "c") -> tuple[View, ...]:
        typed = parse_line(line, self.parley.app.catalog)
        by = self.by(name, community)
        self.at += timedelta(milliseconds=1)  # no two commands come at once
        command = typed.entry.build(typed.values, by=by, at=self.at, fresh=fresh_id())
        return await self.parley.app.respond(command)

    async def says(self, name: str, line: str, community: str = "c") -> str:
        views = await self.views(name, line, community)
        return "\n".join(rendered(view, width=10_000) for view in views)

    async def waits(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
        for due in await journal.load_due_streams(self.parley.db, self.at):
            await timekeeping.tick(self.parley.app.parts, due, self.at)

    async def found(self, exercise: str = "") -> LoadedExercise:
        return await find_exercise(self.parley.app.parts, self.by("ana"), exercise)

    async def file(self, kind: str) -> bytes:
        for view in await self.views("boris", f"/exercise debrief kind:{kind}"):
            for block in view.blocks:
                if isinstance(block, Attachment):
                    return block.content
        raise AssertionError(kind)


@asynccontextmanager
async def game(folder: Path) -> AsyncIterator[Game]:
    async with open_parley(folder) as parley:
        face = Watched()
        with parley.app.parts.rooms.served(C, face):
            yield Game(parley, face)


async def begun(play: Game, more: str = "", card: str = "strike_on_city") -> None:
    for name, line in (
        ("ana", f"/exercise open {card} {AGAINST} {more}"),
        ("boris", "/exercise join beneficiary"),
        ("chen", "/exercise join frontline"),
        ("dana", "/exercise join large_european"),
        ("gil", "/exercise join assessor"),
        ("dana", "/exercise redline No forces of ours."),
        ("ana", "/exercise begin"),
        ("boris", "/exercise report Dozens are dead."),
        ("chen", "/exercise convene"),
    ):
        said = await play.says(name, line)
        assert "Parley’s mistake" not in said, said


async def ended(play: Game) -> None:
    for name, line in (
        ("chen", "/exercise propose sanctions, materiel We cannot wait."),
        ("dana", "/exercise vote 1 aside"),
        ("ana", "/exercise count"),
        ("ana", "/exercise end yes"),
    ):
        await play.says(name, line)
