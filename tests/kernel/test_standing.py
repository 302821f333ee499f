"""Boards have a queue of their own, and are posted anew at each step and before they grow old."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from bot.kernel import board_rows as boards
from bot.kernel.declaration import LoadedJournal
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.journal import Journal
from bot.kernel.parts import Parts
from bot.kernel.refusal import KernelRefusal, Refused, Unavailable
from bot.kernel.rooms import Face
from bot.kernel.standing import OLDEST
from bot.kernel.timekeeping import catch_up
from bot.kernel.view import Block, Button, Buttons, View
from tests.kernel.counting import COUNTS, START, C, CountRow, add
from tests.kernel.test_journal import parts_of
from tests.waiting import comes_true

ROW = CountRow(id="count1")


class Room(Face):
    """A room that notes what it is shown, and whose board can be made to fail."""

    def __init__(self) -> None:
        super().__init__(self.shows)
        self.news: list[str] = []
        self.boards: list[bool] = []
        self.changed: list[View] = []
        self.trouble: Exception | None = None
        self.held: asyncio.Event | None = None

    async def shows(self, _: PlaceId, view: View, mark: str) -> None:
        if view.key is None:
            self.news.append(mark)
            return
        if self.held is not None:
            await self.held.wait()
        if self.trouble is not None:
            raise self.trouble
        self.boards.append(view.moves)

    async def restate(self, _: PlaceId, view: View, mark: str) -> None:
        self.changed.append(view)


async def count(parts: Parts, room: Room, minutes: float = 0) -> None:
    """Somebody adds one, so many minutes after the beginning."""
    with parts.rooms.served(C, room):
        await COUNTS.act(parts, ROW, add(1, at=START + timedelta(minutes=minutes)))
        await COUNTS.show(parts, C, ROW.id)


async def test_a_board_is_edited_where_it_stands_until_it_grows_old(tmp_path: Path) -> None:
    async with parts_of(tmp_path) as parts:
        room = Room()
        for minutes in (0, 20, 44, 45, 60, 90.5):
            await count(parts, room, minutes)

        assert timedelta(minutes=45) == OLDEST
        assert room.boards == [False, False, False, True, False, True]


async def test_at_another_step_the_board_is_posted_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with parts_of(tmp_path) as parts:
        room, news = Room(), COUNTS.room
        assert news is not None
        stepping = replace(news, step=lambda state: "many" if state.total > 1 else "few")
        monkeypatch.setattr(Journal, "room", stepping, raising=False)
        object.__setattr__(COUNTS, "room", stepping)
        try:
            for minutes in (0, 1, 2):
                await count(parts, room, minutes)
        finally:
            object.__setattr__(COUNTS, "room", news)

        assert room.boards == [False, True, False]


async def test_a_board_is_posted_anew_below_much_news_where_that_is_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with parts_of(tmp_path) as parts:
        room, news = Room(), COUNTS.room
        assert news is not None
        few = replace(news, most_below=2, is_quiet=lambda event, _: event.at.minute == 1)
        object.__setattr__(COUNTS, "room", few)
        try:
            for minutes in range(8):
                await count(parts, room, minutes)
        finally:
            object.__setattr__(COUNTS, "room", news)

        assert room.boards == [False, False, False, False, True, False, False, True]


async def test_news_does_not_wait_for_a_board_that_hangs(tmp_path: Path) -> None:
    async with parts_of(tmp_path) as parts, asyncio.TaskGroup() as tasks:
        room = Room()
        room.held = asyncio.Event()
        with parts.rooms.pausing(tasks):
            for minutes in range(3):
                await asyncio.wait_for(count(parts, room, minutes), 5)
            assert len(room.news) == 3
            assert room.boards == []


@pytest.mark.parametrize(
    "trouble", [Unavailable(KernelRefusal.ROOM_NOT_REACHED), Refused(KernelRefusal.ROOM_GONE)]
)
async def test_a_board_that_was_not_shown_is_shown_at_the_next_chance(
    tmp_path: Path, trouble: Exception
) -> None:
    async with parts_of(tmp_path) as parts:
        room = Room()
        room.trouble = trouble
        await count(parts, room)
        assert (len(room.news), room.boards) == (1, [])
        room.trouble = None
        with parts.rooms.served(C, room):
            await COUNTS.show(parts, C, ROW.id)

        assert (len(room.news), room.boards) == (1, [False])


async def test_after_a_kill_between_news_and_board_the_board_is_caught_up(tmp_path: Path) -> None:
    async with parts_of(tmp_path) as parts:
        room = Room()
        await count(parts, room)
        room.trouble = Unavailable(KernelRefusal.ROOM_NOT_REACHED)
        await count(parts, room, 1)
    async with parts_of(tmp_path) as parts:
        room.trouble = None
        with parts.rooms.served(C, room):
            await catch_up(parts)
        shown = await boards.find_board(parts.db, C, "count:count1")

        assert (len(room.news), room.boards) == (2, [False, False])
        assert shown is not None
        assert shown.shown == 3


class KilledError(BaseException):
    """In place of a kill: what comes after it is not done."""


async def test_after_a_kill_before_the_first_board_it_is_caught_up(tmp_path: Path) -> None:
    async with parts_of(tmp_path) as parts:
        room = Room()
        room.trouble = KilledError()  # type: ignore[assignment]
        with pytest.raises(KilledError):
            await count(parts, room)
    async with parts_of(tmp_path) as parts:
        room.trouble = None
        with parts.rooms.served(C, room):
            await catch_up(parts)
            await catch_up(parts)

        assert (len(room.news), room.boards) == (1, [False])


OFFERED = Buttons((Button("One more", "/count more"),))


@pytest.fixture
def asking() -> Iterator[None]:
    """Counts whose latest news asks for one more."""
    news = COUNTS.room
    assert news is not None

    async def asks(*given: object) -> list[tuple[str, View]]:
        told = await news.news(*given)  # type: ignore[arg-type]
        return [(mark, replace(view, asks=int(mark.partition(":")[0]))) for mark, view in told]

    async def offers(
        _: Parts, __: CommunityId, loaded: LoadedJournal[Any, Any, Any], version: int
    ) -> tuple[Block, ...]:
        return (OFFERED,) if version == loaded.version else ()

    asked = replace(news, news=asks, tail=offers)
    object.__setattr__(COUNTS, "room", asked)
    yield
    object.__setattr__(COUNTS, "room", news)


@pytest.mark.usefixtures("asking")
@pytest.mark.parametrize("killed", [False, True])
async def test_buttons_stand_under_news_for_as_long_as_its_step_lasts(
    tmp_path: Path, *, killed: bool
) -> None:
    async with parts_of(tmp_path) as parts:
        room = Room()
        await count(parts, room)
        assert room.changed == []
        if killed:
            COUNTS.forget(parts, C, ROW.id)
        await count(parts, room, 1)
        left = await boards.load_open_news(parts.db, C, "count:count1")

        (closed,) = room.changed
        assert closed.blocks
        assert OFFERED not in closed.blocks
        assert [each.version for each in left] == [3]


@pytest.mark.usefixtures("asking")
async def test_news_told_while_the_board_before_it_is_shown_keeps_its_buttons(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.kernel.showing.PAUSE", 0.0)
    async with parts_of(tmp_path) as parts, asyncio.TaskGroup() as tasks:
        room = Room()
        room.held = asyncio.Event()
        with parts.rooms.pausing(tasks), parts.rooms.served(C, room):
            for minutes in (0, 1):
                await COUNTS.act(parts, ROW, add(1, at=START + timedelta(minutes=minutes)))
                await COUNTS.show(parts, C, ROW.id)
                await asyncio.sleep(0)  # the first board is being shown
            room.held.set()
            await comes_true(lambda: not parts.rooms.waiting)
            left = await boards.load_open_news(parts.db, C, "count:count1")

        (closed,) = room.changed
        assert "makes it 1" in str(closed)
        assert [each.version for each in left] == [3]
        assert len(room.boards) == 2


async def test_what_waits_behind_work_that_fails_is_done(tmp_path: Path) -> None:
    done: list[str] = []
    running = asyncio.Event()

    async def fails() -> None:
        await running.wait()
        raise ValueError

    async def works() -> None:
        done.append("works")

    async with parts_of(tmp_path) as parts, asyncio.TaskGroup() as tasks:
        with parts.rooms.pausing(tasks):
            parts.rooms.beside("a board", fails)
            await asyncio.sleep(0)
            parts.rooms.beside("a board", works)
            running.set()
            await comes_true(lambda: not parts.rooms.waiting)

    assert done == ["works"]


@pytest.mark.usefixtures("asking")
async def test_buttons_whose_step_is_over_go_after_a_kill_that_came_before_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def killed(*_: object) -> None:
        raise KilledError

    room = Room()
    async with parts_of(tmp_path) as parts:
        await count(parts, room)
        with monkeypatch.context() as until_then:
            until_then.setattr(room, "restate", killed)
            with pytest.raises(KilledError):
                await count(parts, room, 1)
    async with parts_of(tmp_path) as parts:
        assert room.changed == []
        with parts.rooms.served(C, room):
            await catch_up(parts)
            await catch_up(parts)

        (closed,) = room.changed
        assert OFFERED not in closed.blocks
        assert len(room.news) == 2
        assert room.boards == [False, False]  # the second once the news has lost its buttons


@pytest.mark.usefixtures("asking")
async def test_news_that_is_told_without_an_erased_name_keeps_its_buttons(tmp_path: Path) -> None:
    async with parts_of(tmp_path) as parts:
        room = Room()
        await count(parts, room)
        with parts.rooms.served(C, room):
            await COUNTS.redact_rooms(parts, C, MemberId("ana"))

        news = [view for view in room.changed if view.key is None]
        assert [view.blocks[-1] for view in news] == [OFFERED]
