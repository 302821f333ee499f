"""The chair's desk over real handlers: each act once, and the desk after it, where a debate has a
room to show it to and where it has none."""

from collections.abc import AsyncIterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from bot.adapters.plain.render import rendered
from bot.assembly import open_parley
from bot.debate.handlers.finding import find_debate
from bot.kernel.catalog.parsing import parse_line
from bot.kernel.command import Caller
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.permission import Role
from bot.kernel.view import Buttons, View
from tests.debate.rooms.test_room import Room, started

ANA = Caller(
    community=CommunityId("c"), place=PlaceId("p"), member=MemberId("ana"), name="Ana",
    role=Role.CHAIR,
)  # fmt: skip


@pytest.fixture(params=[True, False], ids=["a room sees it", "no room sees it"])
async def room(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Room]:
    """A room, once where its debate is shown to it and once where it is not."""
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        async with room.watched() if request.param else nullcontext():
            yield room


async def answer(room: Room, line: str) -> View:
    """The one view with which the chair is answered."""
    typed = parse_line(line, room.parley.app.catalog)
    command = typed.entry.build(typed.values, by=ANA, at=room.at, fresh=fresh_id())
    (view,) = await room.parley.app.respond(command)
    return view


def words(view: View) -> str:
    return rendered(view, width=10_000)


def pressed(view: View, label: str) -> str:
    """What the only button with that label sends."""
    rows = [block.buttons for block in view.blocks if isinstance(block, Buttons)]
    (action,) = [button.action for row in rows for button in row if str(button.label) == label]
    return action


async def test_an_exact_start_is_set_once_and_the_desk_says_so(room: Room) -> None:
    await room.says("ana", "/debate open format:text motion:M")
    desk = await answer(room, "/desk schedule 2026-03-02T18:00:00+00:00")
    debate = await find_debate(room.parley.app.parts, ANA, "")
    assert desk.key == f"desk:{debate.row.id}"
    assert "Your desk" in words(desk)
    assert words(desk).index("18:00") < words(desk).index("Your desk")
    assert debate.state.start is not None


async def test_a_start_in_words_is_asked_about_on_the_desk_and_set_there(room: Room) -> None:
    await room.says("ana", "/debate open format:text motion:M")
    asked = await answer(room, "/desk schedule tomorrow 18:00")
    assert "Start the debate on" in words(asked)
    assert "Your desk" in words(asked)
    assert "/desk schedule" in pressed(asked, "Choose another")
    desk = await answer(room, pressed(asked, "Set the start"))
    assert desk.key == asked.key
    assert words(desk).index("18:00") < words(desk).index("Your desk")


async def test_a_start_that_can_mean_two_days_is_asked_about(room: Room) -> None:
    await room.says("ana", "/debate open format:text motion:M")
    year = room.at.year + 1
    asked = await answer(room, f"/desk schedule 1/2/{year} 18:00")
    assert "can mean two days" in words(asked)
    await answer(room, pressed(asked, f"02 January {year}, 18:00 UTC"))
    debate = await find_debate(room.parley.app.parts, ANA, "")
    assert debate.state.start is not None
    assert (debate.state.start.month, debate.state.start.day) == (1, 2)


async def test_a_chair_with_an_unwritten_turn_can_say_that_they_are_sure(room: Room) -> None:
    for name, line in (
        ("ana", "/debate open format:text motion:M"),
        ("ana", "/debate join for"),
        ("chen", "/debate join against"),
        ("ana", "/debate start"),
        ("ana", "/chair count"),
        ("ana", "/debate begin"),
    ):
        await room.says(name, line)
    asked = await answer(room, "/chair desk do:end-turn")
    assert "You have said nothing yet." in words(asked)
    desk = await answer(room, pressed(asked, "End my turn"))
    assert "You have said nothing yet." not in words(desk)
    assert "Your desk" in words(desk)
    debate = await find_debate(room.parley.app.parts, ANA, "")
    assert debate.state.running is not None
    assert ANA.member in debate.state.running.ended


async def test_a_chair_ends_anothers_turn_by_name_after_a_question_where_nothing_was_said(
    room: Room,
) -> None:
    for name, line in (
        ("ana", "/debate open format:text tempo:writing motion:M"),
        ("boris", "/debate join for"),
        ("chen", "/debate join against"),
        ("ana", "/debate start"),
        ("ana", "/chair count"),
        ("ana", "/debate begin"),
        ("ana", "/chair end"),
        ("ana", "/debate begin"),
    ):
        await room.says(name, line)
    by_hand = await answer(room, "/debate end")
    assert "Somebody else is speaking." in words(by_hand)
    desk = await answer(room, "/chair desk")
    button = pressed(desk, "End Boris’s turn")
    assert button == pressed(by_hand, "End Boris’s turn")
    asked = await answer(room, button)
    assert "has handed in nothing yet" in words(asked)
    await answer(room, pressed(asked, "End Boris’s turn"))
    debate = await find_debate(room.parley.app.parts, ANA, "")
    assert debate.state.holder != MemberId("boris")
    late = await answer(room, button)
    assert "over already" in words(late)


async def test_what_is_pressed_twice_on_the_desk_skips_goes_back_and_ends_once(room: Room) -> None:
    for name, line in (
        ("ana", "/debate open format:text motion:M"),
        ("boris", "/debate join for"),
        ("chen", "/debate join against"),
        ("ana", "/debate start"),
        ("ana", "/chair count"),
    ):
        await room.says(name, line)

    async def segment() -> int:
        return (await find_debate(room.parley.app.parts, ANA, "")).state.segment

    async def twice(label: str) -> str:
        desk = await answer(room, "/chair desk")
        await answer(room, pressed(desk, label))
        return words(await answer(room, pressed(desk, label)))

    first = await segment()
    again = await twice("Skip")
    assert "earlier part of the debate" in again
    assert "Your desk" in again
    assert await segment() == first + 1
    await room.says("ana", "/chair skip")
    assert "earlier part of the debate" in await twice("Go back")
    assert await segment() == first + 1
    await room.says("ana", "/debate begin sure:yes")
    await twice("End the segment")
    assert await segment() == first + 2


async def test_a_pause_is_said_once_to_the_chair(room: Room) -> None:
    await started(room)
    for do, told in (("pause", "The debate is paused."), ("resume", "The debate goes on.")):
        desk = words(await answer(room, f"/chair desk do:{do}"))
        assert "Your desk" in desk
        assert (desk + room.all()).count(told) == 1, do


async def test_a_debate_is_called_off_only_by_who_is_sure(room: Room) -> None:
    await started(room)
    asked = await answer(room, "/chair desk do:cancel")
    assert "Call the debate off now?" in words(asked)
    typed = await answer(room, "/chair cancel")
    assert "Call the debate off now?" in words(typed)
    debate = await find_debate(room.parley.app.parts, ANA, "")
    assert debate.state.running is not None
    desk = await answer(room, pressed(asked, "Yes, call it off"))
    assert "Nothing can be done any more" in words(desk)
    assert "Call the debate off now?" not in words(desk)
