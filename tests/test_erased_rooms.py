"""What a platform's rooms were shown of debates, sheets and exercises loses what was erased."""

import asyncio
from pathlib import Path

import pytest

from bot.assembly import Parley, open_parley
from bot.kernel import rooms
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.permission import Role
from bot.kernel.refusal import KernelRefusal, Unavailable
from bot.kernel.rooms import Face
from bot.kernel.timekeeping import keeping_time
from bot.kernel.view import View
from bot.kernel.view_json import dump
from tests.erased_scene import NAME, Planting
from tests.waiting import comes_true

HOME = CommunityId("c")
SECONDS = 10


class NotingFace(Face):
    """A face whose messages can all be changed: the latest view by its place and mark or key."""

    def __init__(self) -> None:
        super().__init__(self.show)
        self.shown: dict[tuple[str, str], View] = {}

    async def show(self, place: PlaceId, view: View, mark: str) -> None:
        if view.key is not None:
            self.shown[place, view.key] = view
        else:
            self.shown.setdefault((place, mark), view)

    async def whisper(self, place: PlaceId, member: MemberId, view: View, mark: str) -> bool:
        return True  # only they see it

    async def restate(self, place: PlaceId, view: View, mark: str) -> None:
        if (place, view.key or mark) in self.shown:
            self.shown[place, view.key or mark] = view

    async def find_place(self, words: str) -> str | None:
        return words


class Scene(Planting):
    """The scene, played in a community of a platform."""

    def __init__(self, parley: Parley) -> None:
        super().__init__()
        self.parley = parley

    async def types(self, who: str, room: str, line: str) -> None:
        by = Caller(
            community=HOME,
            place=PlaceId(room),
            member=MemberId(f"m{who.lower()}"),
            name=NAME if who == "Zan" else who,
            role=Role.ADMIN if who == "Alma" else Role.CHAIR if who == "Zan" else Role.MEMBER,
        )
        await self.parley.app.hear(by, line)

    def leaks(self, face: NotingFace) -> list[str]:
        """Messages that show something erased."""
        return [
            f"{where}: {mark}"
            for where, view in face.shown.items()
            for mark in self.find_marks(dump(view))
        ]


async def test_rooms_of_a_platform_lose_what_was_erased_and_keep_their_boards(
    tmp_path: Path,
) -> None:
    face = NotingFace()
    async with open_parley(tmp_path) as parley, keeping_time(parley.app.parts):
        with parley.app.parts.rooms.served(HOME, face):
            scene = Scene(parley)
            await scene.plays()
            await asyncio.sleep(2)
            assert len({line.partition(": ")[2] for line in scene.leaks(face)}) > 5
            boards = {where for where, view in face.shown.items() if view.key is not None}
            await scene.says("Zan", "lobby", "/privacy erase sure:yes")
            late = asyncio.get_running_loop().time() + SECONDS
            while scene.leaks(face) and asyncio.get_running_loop().time() < late:  # noqa: ASYNC110
                await asyncio.sleep(0.3)
            assert scene.leaks(face) == []
            assert boards <= set(face.shown)


class AwayFace(NotingFace):
    """A face whose messages can't be changed while it is away; one of its rooms is so for good."""

    def __init__(self) -> None:
        super().__init__()
        self.away = self.lame = False
        self.tries = 0

    async def restate(self, place: PlaceId, view: View, mark: str) -> None:
        self.tries += 1
        if self.away or (self.lame and place == "lobby"):
            raise Unavailable(KernelRefusal.ROOM_NOT_REACHED)
        await super().restate(place, view, mark)


async def _erased(scene: Scene) -> None:
    for room in ("lobby", "hall"):
        await scene.says("Zan", room, "/motion propose")
    await scene.says("Zan", "lobby", "/privacy erase sure:yes")


async def test_a_platform_that_is_away_is_tried_again_with_growing_pauses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rooms, "RETRY", 0.1)
    face = AwayFace()
    async with open_parley(tmp_path) as parley, keeping_time(parley.app.parts):
        with parley.app.parts.rooms.served(HOME, face):
            scene = Scene(parley)
            face.away = True
            await _erased(scene)
            await asyncio.sleep(1)
            assert 2 <= face.tries <= 20
            assert scene.leaks(face)
            face.away = False
            assert await comes_true(lambda: scene.leaks(face) == [], SECONDS)


async def test_a_platform_that_was_away_is_tried_again_after_a_restart(tmp_path: Path) -> None:
    face = AwayFace()
    async with open_parley(tmp_path) as parley, keeping_time(parley.app.parts):
        with parley.app.parts.rooms.served(HOME, face):
            scene = Scene(parley)
            face.away = True
            await _erased(scene)
            await asyncio.sleep(0.5)
    assert scene.leaks(face)
    face.away = False
    async with open_parley(tmp_path) as parley:
        with parley.app.parts.rooms.served(HOME, face):
            async with keeping_time(parley.app.parts):
                assert await comes_true(lambda: scene.leaks(face) == [], SECONDS)
                assert not await parley.db.read("SELECT 1 FROM erasures")


async def test_a_room_that_is_away_holds_no_other_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rooms, "RETRY", 0.2)
    face = AwayFace()
    async with open_parley(tmp_path) as parley, keeping_time(parley.app.parts):
        with parley.app.parts.rooms.served(HOME, face):
            scene = Scene(parley)
            face.lame = True
            await _erased(scene)
            only_lobby = lambda: all(leak.startswith("('lobby'") for leak in scene.leaks(face))  # noqa: E731
            assert await comes_true(only_lobby, SECONDS)
            assert scene.leaks(face)
            face.lame = False
            assert await comes_true(lambda: scene.leaks(face) == [], SECONDS)
