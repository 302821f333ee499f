"""Whatever ends a turn while its speaker writes: the words are kept, or shown to their author."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.assembly import open_parley
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.refusal import Refused
from tests.debate.rooms.test_room import Room

WORDS = "The only words that I have, in full."


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with open_parley(tmp_path) as parley:
        yield Room(parley)


async def begun(room: Room, form: str) -> None:
    """Boris speaks first, and no second time; Chen speaks for the other side."""
    for name, line in (
        ("ana", f"/debate open format:{form} motion:M"),
        ("boris", "/debate join for1"),
        ("chen", "/debate join against1"),
        ("ana", "/debate start"),
        ("ana", "/chair count"),
        ("boris", "/debate begin"),
    ):
        assert "Parley’s mistake" not in await room.says(name, line)


@pytest.mark.parametrize("ends", ["/chair skip", "/chair end"])
async def test_words_of_a_turn_that_the_chair_ended_are_handed_in_late(
    room: Room, ends: str
) -> None:
    await begun(room, "oxford")
    await room.says("ana", ends)
    assert "Your words are kept" in await room.says("boris", f"/debate speak {WORDS}")
    assert "no segment" not in (await room.says("boris", "/debate late")).casefold()
    assert "late: handed in after its time" in await room.says("erik", "/debate speech 1")
    assert WORDS in await room.says("erik", "/debate speech 1")


@pytest.mark.parametrize(
    "ends", ["/chair cancel yes", "/chair close That is enough.", "/chair mute boris"]
)
async def test_words_that_count_nowhere_any_more_are_shown_to_their_author(
    room: Room, ends: str
) -> None:
    await begun(room, "oxford")
    await room.says("ana", ends)
    for command in ("speak", "draft", "change"):
        answer = await room.says("boris", f"/debate {command} {WORDS}")
        assert WORDS in answer or "kept" in answer.casefold(), command
    assert WORDS in await room.says("boris", f"/debate change {WORDS}")


async def test_a_form_that_opens_no_more_gives_back_what_was_filled_in(room: Room) -> None:
    await begun(room, "oxford")
    await room.says("ana", "/chair cancel yes")
    boris = Caller(
        community=CommunityId("c"), place=PlaceId("p"), member=MemberId("boris"), name="Boris"
    )
    with pytest.raises(Refused) as caught:
        await room.parley.app.form(boris, "/debate speak", {"words": WORDS})
    assert caught.value.given_back == (WORDS,)
    view = room.parley.app.refuse(caught.value, boris)
    assert WORDS in str(view)
    assert not view.trouble


async def test_nobody_without_a_turn_is_told_to_write_ahead(room: Room) -> None:
    await begun(room, "oxford")
    await room.says("ana", "/chair end")
    answer = await room.says("erik", f"/debate speak {WORDS}")
    assert "No segment is running now." in answer
    assert "draft" not in answer
    assert WORDS in answer


async def test_words_do_not_replace_a_draft_for_a_later_turn(room: Room) -> None:
    await begun(room, "oxford")
    await room.says("ana", "/chair skip")
    await room.says("chen", "/debate draft My draft.")
    answer = await room.says("chen", f"/debate speak {WORDS}")
    assert WORDS in answer
    await room.says("chen", "/debate begin")
    await room.says("ana", "/chair end")
    spoken = [await room.says("erik", f"/debate speech {n}") for n in (1, 2)]
    assert "My draft." in "".join(spoken)


async def test_late_words_beside_a_draft_are_refused_in_one_way_however_they_come(
    room: Room,
) -> None:
    for name, line in (
        ("ana", "/debate open format:ld motion:M"),
        ("boris", "/debate join aff"),
        ("chen", "/debate join neg"),
        ("ana", "/debate start"),
        ("ana", "/chair count"),
        ("boris", "/debate begin"),
        ("ana", "/chair end"),
        ("boris", "/debate draft My next words."),
    ):
        assert "Parley’s mistake" not in await room.says(name, line)
    by_form = await room.says("boris", f"/debate speak {WORDS}")
    from_box = await room.says("boris", f"/debate sealed {WORDS}")

    assert by_form == from_box
    assert "Time ran out while you wrote. You have a draft, so these words are not kept." in by_form
    assert WORDS in by_form
