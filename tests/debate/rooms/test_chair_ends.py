"""What a chair ends for others: a vote in which votes are missing, a turn, and a sealed part."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.assembly import open_parley
from tests.debate.rooms.test_room import Room, started


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        async with room.watched():
            yield room


async def open_oxford(room: Room) -> None:
    for name, line in (
        ("ana", "/debate open format:oxford motion:M"),
        ("boris", "/debate join for"),
        ("chen", "/debate join against"),
        ("ana", "/debate start"),
    ):
        await room.says(name, line)


@pytest.mark.parametrize(
    ("line", "yes"),
    [("/chair count ask:yes", "/chair count"), ("/chair desk do:count", "count-anyway")],
)
async def test_a_vote_is_closed_at_once_only_where_nobody_is_missing(
    room: Room, line: str, yes: str
) -> None:
    await open_oxford(room)
    await room.says("boris", "/debate vote stance:2")

    asked = await room.says("ana", line)

    assert "1 of 2 have voted. Close it all the same?" in asked
    assert "Still to vote: Chen." in asked
    assert "First vote closed" not in room.all()
    await room.says("ana", yes if yes.startswith("/") else f"/chair desk do:{yes}")
    assert "First vote closed: 1 person voted." in room.all()


async def test_a_vote_in_which_all_have_voted_is_closed_without_a_question(room: Room) -> None:
    await open_oxford(room)
    for name in ("boris", "chen"):
        await room.says(name, "/debate vote stance:2")

    await room.says("ana", "/chair count ask:yes")

    assert "First vote closed: 2 voted." in room.all()


async def test_the_room_hears_that_the_chair_ended_a_turn_without_words(room: Room) -> None:
    await open_oxford(room)
    for name, line in (("ana", "/chair count"), ("boris", "/debate begin")):
        await room.says(name, line)

    await room.says("ana", "/debate end whose:boris sure:yes")

    assert room.all().count("The chair has ended Boris’s turn. Nothing was written in it.") == 1


async def test_a_turn_that_its_speaker_ends_is_not_said_to_be_the_chair_s_doing(room: Room) -> None:
    await open_oxford(room)
    for name, line in (("ana", "/chair count"), ("boris", "/debate begin")):
        await room.says(name, line)

    await room.says("boris", "/debate end sure:yes")

    assert "The chair has ended" not in room.all()


async def test_the_room_hears_that_the_chair_ended_a_sealed_part(room: Room) -> None:
    await started(room)
    await room.says("boris", "/debate speak A secret sentence.")

    await room.says("ana", "/chair end")

    (line,) = [line for line in room.all().splitlines() if "The chair has ended" in line]
    assert line.endswith("Nothing came from Chen.")
