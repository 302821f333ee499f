"""What people are told who may not do something now: first what no waiting changes."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.assembly import open_parley
from tests.debate.rooms.test_room import Room


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        async with room.watched():
            yield room


async def speak_in_parliament(room: Room, format_: str = "bp") -> None:
    for name, line in (
        ("ana", f"/debate open format:{format_} motion:M"),
        ("boris", "/debate join og"),
        ("chen", "/debate join oo"),
        ("dee", "/debate join cg"),
        ("eli", "/debate join co"),
        ("ana", "/debate start"),
        ("ana", "/chair count"),
        ("ana", "/debate begin sure:yes"),
    ):
        await room.says(name, line)


@pytest.mark.parametrize("seconds", [0, 90])
async def test_who_may_never_offer_a_point_is_told_so_before_and_while_points_are_open(
    room: Room, seconds: int
) -> None:
    await speak_in_parliament(room)
    await room.waits(seconds)
    if seconds:
        await room.says("chen", "/debate point")

    no_seat = await room.says("gus", "/debate point")
    speaker = await room.says("boris", "/debate point")

    assert "Only people with a seat can offer a point of information." in no_seat
    assert "You have the floor. Points of information come from another side." in speaker
    assert "Write ahead" not in no_seat + speaker


async def test_a_draft_kept_in_one_s_own_turn_is_there_now(room: Room) -> None:
    await speak_in_parliament(room)

    kept = await room.says("boris", "/debate draft My words.")

    assert "Kept. Speak opens with it now." in kept


async def test_a_board_with_all_seats_taken_says_so_and_lets_one_leave(room: Room) -> None:
    for name, line in (
        ("ana", "/debate open format:text motion:M"),
        ("boris", "/debate join for"),
        ("chen", "/debate join against"),
    ):
        await room.says(name, line)

    assert "All seats are taken. The chair starts the debate." in await room.says(
        "boris", "/debate show"
    )


async def test_a_format_without_points_of_information_says_so(room: Room) -> None:
    page = await room.says("ana", "/format show oxford")

    (line,) = [line for line in page.splitlines() if "Points of information" in line][:1]
    assert "none" in line


async def test_help_asked_in_another_language_begins_with_the_short_help(room: Room) -> None:
    said = await room.says("ana", "/help wie stimme ich ab")

    assert "Help finds its pages by English words." in said
    assert "What Parley can do" in said


async def test_a_format_without_votes_waits_for_begin_as_all_others_do(room: Room) -> None:
    for name, line in (
        ("ana", "/debate open format:apda motion:M"),
        ("boris", "/debate join gov"),
        ("chen", "/debate join opp"),
        ("ana", "/debate start"),
    ):
        await room.says(name, line)

    assert "Next: Prime Minister’s constructive, by Boris." in room.all()
    assert "until" not in room.all()
    await room.says("boris", "/debate begin")
    assert "Boris: Prime Minister’s constructive. 7 minutes, until" in room.all()
