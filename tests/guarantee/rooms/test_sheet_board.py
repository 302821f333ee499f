"""Where a sheet's board stands: edited in place, and posted anew at its steps or far up."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.assembly import Parley, open_parley
from bot.guarantee.content import clauses
from bot.kernel.ids import PlaceId
from bot.kernel.view import View
from tests.guarantee.rooms.test_sheet_rooms import Room


class BoardRoom(Room):
    """A room that knows, since it was asked last, whether boards were edited or posted anew."""

    def __init__(self, parley: Parley) -> None:
        super().__init__(parley)
        self._boards: list[bool] = []

    async def publish(self, place: PlaceId, view: View, mark: str) -> None:
        await super().publish(place, view, mark)
        if view.key is not None:
            self._boards.append(view.moves)

    async def does(self, name: str, line: str) -> list[bool]:
        """What boards did since the last time, with what somebody does a minute later: True for
        each that was posted anew."""
        await self.waits(minutes=1)
        await self.says(name, line)
        done, self._boards = self._boards, []
        return done


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[BoardRoom]:
    async with open_parley(tmp_path) as parley:
        yield BoardRoom(parley)


async def test_a_board_is_posted_anew_where_votes_open_and_close_and_a_version_is_adopted(
    room: BoardRoom,
) -> None:
    edited, anew = [False], [True]
    async with room.watched():
        for name, line, boards in (
            ("ana", "/guarantee new title:Ours quorum:1", edited),
            ("bo", "/guarantee amend trigger automatic", edited),
            ("chen", "/guarantee second 1", edited),
            ("bo", "/guarantee call 1", anew),
            ("bo", "/guarantee vote 1 for", edited),
            ("ana", "/guarantee close 1 sure:yes", anew),
            ("bo", "/guarantee propose", edited),
            ("chen", "/guarantee second 2", edited),
            ("bo", "/guarantee call 2", anew),
            ("bo", "/guarantee vote 2 for", edited),
            ("ana", "/guarantee close 2 sure:yes", anew),
        ):
            assert await room.does(name, line) == boards, line


async def test_a_board_comes_down_after_ten_pieces_of_news_or_three_quarters_of_an_hour(
    room: BoardRoom,
) -> None:
    names = [clause.id for clause in clauses.load().clauses][:13]
    lines = [f"/guarantee amend {name} words:Ours." for name in names]
    async with room.watched():
        await room.does("ana", "/guarantee new title:Ours")
        moved = [board for line in lines for board in await room.does("bo", line)]
        assert moved == [False] * 10 + [True] + [False] * 2
        await room.waits(minutes=45)
        assert await room.does("chen", "/guarantee second 1") == [True]
