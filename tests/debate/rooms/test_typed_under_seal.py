"""What is typed in the room while all write under a seal is handed in only by whoever says so."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.assembly import CATALOG, open_parley
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from tests.debate.rooms.test_room import Room, started

CHAT = "hi, when do we start?"
BORIS = Caller(
    community=CommunityId("c"), place=PlaceId("p"), member=MemberId("boris"), name="Boris"
)


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        async with room.watched():
            await started(room)
            yield room


async def typed(room: Room, words: str) -> str:
    """What a writer hears to words that they type in the room."""
    action = await room.parley.app.speech(BORIS)
    assert action == "/debate sealed"
    return await room.says("boris", f"{action} {words}")


async def test_a_line_in_the_room_is_asked_about_and_handed_in_by_nobody(room: Room) -> None:
    asked = await typed(room, CHAT)
    assert CHAT in asked
    assert "Nobody has seen this yet. Hand it in for" in asked
    assert "has handed in" not in room.all()
    await room.says("chen", "/debate speak Ours.")
    assert "Ours." not in room.all()
    assert CHAT not in room.all()


async def test_what_was_asked_about_is_handed_in_once_its_author_says_so(room: Room) -> None:
    await typed(room, "Our first point.")
    assert "Our first point." in await typed(room, "Our second one.")
    await room.says("boris", "/debate sealed sure:yes")
    assert "Boris has handed in." in room.all()
    assert await room.parley.app.speech(BORIS) == ""
    await room.says("chen", "/debate speak Ours.")
    assert "Our first point." in room.all()
    assert "Our second one." in room.all()


async def test_only_chat_is_given_back_to_be_said_and_handed_in_no_more(room: Room) -> None:
    await typed(room, CHAT)
    entry = CATALOG.by_path["debate", "chat"]
    assert await room.parley.app.find_talk(BORIS, entry) == CHAT
    assert await room.parley.app.find_talk(BORIS, CATALOG.by_path["debate", "speak"]) == ""
    assert CHAT in await room.says("boris", "/debate chat")
    assert await room.parley.app.find_talk(BORIS, entry) == ""
    assert "No words of yours are kept" in await room.says("boris", "/debate sealed sure:yes")


async def test_who_has_a_draft_for_the_round_talks_in_the_room_and_keeps_it(room: Room) -> None:
    await room.says("boris", "/debate draft What I shall hand in.")
    assert await room.parley.app.speech(BORIS) == ""
    assert "You have a draft" in await room.says("boris", f"/debate sealed {CHAT}")
    await room.says("boris", "/debate chat")
    await room.says("ana", "/chair end")
    assert "What I shall hand in." in room.all()


@pytest.mark.parametrize(
    ("line", "secret"),
    [
        ("debate vote 2", True), ("position set -1", True), ("debate draft Later.", True),
        ("debate speak Sealed.", True), ("claim make Promises bind.", False),
        ("debate order That was unfair.", False), ("chair desk", False), ("debate show", False),
        ("what is this?", False),
    ],
)  # fmt: skip
async def test_only_what_was_for_nobody_else_s_eyes_is_called_typed_openly(
    room: Room, line: str, *, secret: bool
) -> None:
    assert await room.parley.app.was_secret(BORIS, line) is secret
    await room.says("ana", "/chair end")
    await room.says("ana", "/debate begin")
    is_speech = line.startswith("debate speak")
    assert await room.parley.app.was_secret(BORIS, line) is (secret and not is_speech)
