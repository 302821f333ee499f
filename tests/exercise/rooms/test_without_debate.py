"""What a group says together, asked where it has a sheet or an exercise and no debate."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.assembly import open_parley
from bot.kernel.view import Audience
from tests.guarantee.rooms.test_sheet_rooms import Room

SHARED = "/consensus show share:yes"


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with open_parley(tmp_path) as parley:
        yield Room(parley)


async def test_the_sheet_of_the_room_is_shared(room: Room) -> None:
    async with room.watched():
        await room.says("ana", "/guarantee new Ours basis:author_proposal")
        views = await room.hears("bo", SHARED)
        alone = await room.hears("bo", "/consensus show")

    assert {view.audience for view in views} == {Audience.ROOM}
    assert {view.audience for view in alone} == {Audience.ASKER}
    assert not any(view.key for view in views)


async def test_sheet_and_exercise_are_shared_and_what_to_do_for_a_statement_is_said(
    room: Room,
) -> None:
    async with room.watched():
        await room.says("ana", "/guarantee new Ours")
        await room.says("ana", "/exercise open strike_on_city against:author_proposal")
        said = await room.says("bo", SHARED)

    assert "it has no joint statement" in said
    assert "/debate open" in said
    assert "Ours" in said
    assert "Missile strike on a city" in said


async def test_an_exercise_alone_is_shared_and_so_is_its_debrief(room: Room) -> None:
    async with room.watched():
        await room.says("ana", "/exercise open strike_on_city against:author_proposal")
        await room.says("ana", "/exercise end yes")
        said = await room.says("bo", SHARED)

    assert "it has no joint statement" in said
    assert "Missile strike on a city" in said


async def test_a_room_with_nothing_is_told_what_to_do(room: Room) -> None:
    async with room.watched():
        await room.says("ana", "/exercise solo strike_on_city role:frontline")
        said = await room.says("bo", SHARED)
        named = await room.says("bo", "/consensus show debate:none share:yes")

    assert "There is no debate here" in said
    assert "/debate open" in said
    assert "There is no debate" in named
