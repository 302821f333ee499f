"""A speech costs the same in a short debate and in a long one, counted in calls and rows."""

import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from types import FrameType

import pytest

from bot.assembly import open_parley
from bot.kernel.ids import PlaceId
from bot.kernel.refusal import KernelRefusal, Unavailable
from bot.kernel.view import View
from bot.store.database import Database
from bot.store.statement import Cell, Row
from tests.debate.rooms.test_room import Room

SHORT, LONG = 10, 400


async def test_a_speech_takes_as_little_work_after_hundreds_as_after_ten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with _speaking(tmp_path) as room:
        await _speak(room, 0, SHORT)
        short = await _count_speech(room, monkeypatch, SHORT)
        await _speak(room, SHORT, LONG)
        long = await _count_speech(room, monkeypatch, LONG)
    assert long[0] <= short[0] * 1.05
    assert long[1] <= short[1]


async def test_buttons_are_taken_off_with_as_little_work_after_hundreds_of_speeches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with _speaking(tmp_path) as room:
        await _speak(room, 0, SHORT)
        short = await _count_pause(room, monkeypatch)
        await _speak(room, SHORT, LONG)
        long = await _count_pause(room, monkeypatch)
    assert long[0] <= short[0] * 1.05
    assert long[1] <= short[1]


async def _count_pause(room: Room, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """What a pause takes, which takes the buttons off the news of the turn."""
    for line in ("/chair pause", "/chair resume"):  # so that nothing is done for the first time
        await room.says("ana", line)
    before = len(room.changed)
    work = await _count_work(room, monkeypatch, "ana", "/chair pause")
    assert len(room.changed) > before
    await room.says("ana", "/chair resume")
    return work


class _AwayRoom(Room):
    """A place that cannot be reached."""

    async def publish(self, place: PlaceId, view: View, mark: str) -> None:
        raise Unavailable(KernelRefusal.ROOM_NOT_REACHED)


async def test_what_the_room_saw_last_is_made_of_the_journal_once_while_it_is_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with _speaking(tmp_path) as room:
        await _speak(room, 0, LONG)
    async with open_parley(tmp_path) as parley:
        away = _AwayRoom(parley)
        async with away.watched():
            first = await _count_speech(away, monkeypatch, LONG)
            second = await _count_speech(away, monkeypatch, LONG + 1)
    assert second[0] < first[0] / 5


@asynccontextmanager
async def _speaking(folder: Path) -> AsyncIterator[Room]:
    """A debate in which Boris speaks freely, and its room is watched."""
    async with open_parley(folder) as parley:
        room = Room(parley)
        async with room.watched():
            for name, line in (
                ("ana", "/debate open format:fishbowl-closed motion:M"),
                ("boris", "/debate join inner1"),
                ("chen", "/debate join outer1"),
                ("ana", "/debate start"),
                ("ana", "/chair count"),
                ("ana", "/debate begin"),
            ):
                await room.says(name, line)
            yield room


async def _speak(room: Room, first: int, last: int) -> None:
    for number in range(first, last):
        assert await room.says("boris", f"/debate speak These words are number {number}.") == ""
        if number % 10 == 0:
            await room.says("boris", f"/claim make This is the claim of speech {number}.")


async def _count_speech(
    room: Room, monkeypatch: pytest.MonkeyPatch, number: int
) -> tuple[int, int]:
    """What one speech takes."""
    words = f"/debate speak These words are number {number}, counted."
    return await _count_work(room, monkeypatch, "boris", words)


async def _count_work(
    room: Room, monkeypatch: pytest.MonkeyPatch, name: str, line: str
) -> tuple[int, int]:
    """The calls on the loop's thread that one act takes, and the rows that it reads."""
    calls = rows = 0

    def called(_: FrameType, what: str, __: object) -> None:
        nonlocal calls
        calls += what in ("call", "c_call")

    def counting(read: Callable[..., object]) -> Callable[..., object]:
        async def counted(self: Database, sql: str, *cells: Cell) -> list[Row]:
            nonlocal rows
            found: list[Row] = await read(self, sql, *cells)  # type: ignore[misc]
            rows += len(found)
            return found

        return counted

    with monkeypatch.context() as patch:
        patch.setattr(Database, "read", counting(Database.read))
        patch.setattr(Database, "read_inline", counting(Database.read_inline))
        sys.setprofile(called)
        try:
            await room.says(name, line)
        finally:
            sys.setprofile(None)
    return calls, rows
