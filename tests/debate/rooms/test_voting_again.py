"""Who votes again finds what they said, and changes only what they change; who votes too late is
told so first."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.assembly import open_parley
from bot.debate.handlers.positions import fill_ballot
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from tests.debate.rooms.test_room import Room

ERIK = Caller(community=CommunityId("c"), place=PlaceId("p"), member=MemberId("erik"), name="Erik")
FIRST = '/debate vote stance:2 confidence:70 reason:"First reason" would_change:"A better rule"'


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        for name, line in (
            ("ana", "/debate open format:oxford motion:M"),
            ("boris", "/debate join for1"),
            ("chen", "/debate join against1"),
            ("ana", "/debate start"),
            ("erik", FIRST),
        ):
            await room.says(name, line)
        room.at += timedelta(seconds=1)
        yield room


async def history(room: Room) -> str:
    """The last of what Erik held."""
    return (await room.says("erik", "/position history")).partition("2. ")[2]


async def test_the_ballot_holds_what_was_said_and_keeps_what_is_not_changed(room: Room) -> None:
    form = await fill_ballot(room.parley.app.parts, ERIK, {})
    assert form.values == {
        "stance": "2", "confidence": 70, "reason": "First reason", "would_change": "A better rule",
    }  # fmt: skip
    await room.says("erik", "/debate vote 1")
    last = await history(room)
    assert "slightly for (+1), 70 % sure. Reason: “First reason”" in last
    assert "A better rule" in last


async def test_what_is_emptied_in_the_form_is_taken_back(room: Room) -> None:
    emptied = {"stance": "1", "confidence": "", "reason": "", "would_change": ""}
    await room.parley.app.hear(ERIK, "/debate vote", emptied)
    last = await history(room)
    assert "slightly for (+1)" in last
    assert "sure" not in last.partition("Only you")[0]
    assert "First reason" not in last


async def test_another_vote_begins_with_an_empty_ballot(room: Room) -> None:
    await room.says("ana", "/chair count")
    form = await fill_ballot(room.parley.app.parts, ERIK, {})
    assert form.values == {}


async def test_a_ballot_that_comes_too_late_says_so_first(room: Room) -> None:
    await room.says("ana", "/chair count")
    answer = await room.says("erik", "/debate vote -2")
    assert answer.startswith("The first vote is closed, so this came too late for it.")
    assert "Your position: against (−2)." in answer


async def test_from_the_middle_to_a_side_is_no_change_of_sides(room: Room) -> None:
    await room.says("erik", "/debate vote 0")
    for name, line in (("ana", "/chair count"), ("boris", "/debate begin")):
        await room.says(name, line)
    await room.says("boris", "/debate speak Mine.")
    assert "Before: in the middle (0)." in await room.says("erik", "/position set 1")
    assert "You changed your mind." in await room.says("erik", "/position set -1")
