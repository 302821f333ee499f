"""Who is called, who can, and what is offered: each only where it is theirs to act."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.adapters.plain.render import rendered
from bot.assembly import open_parley
from bot.debate import events as e
from bot.debate.commands import debating as c
from bot.debate.refusals import DebateRefusal
from bot.debate.rules.allowed import find_refusal
from bot.debate.views.asking import find_called
from bot.debate.views.board import board, render_details
from bot.debate.views.refusing import explain_refusal
from bot.kernel import place_rows as places
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.permission import Role
from bot.kernel.view import Buttons, Form, ParagraphInput, View
from bot.store.statement import to_ms
from tests.debate.rooms.test_room import START, Room
from tests.debate.rules.making import Played, running, small, who
from tests.debate.rules.situations import situations

NAMES = {MemberId(name): name.title() for name in ("ana", "boris", "chen", "dana", "erik")}


def called(event: e.DebateEvent, played: Played) -> list[str]:
    return list(find_called(event, played.state))


def explained(played: Played, act: type[c.DebateActs], name: str) -> str:
    refusal = find_refusal(played.state, act, who(name))
    assert refusal is not None
    found = explain_refusal(played.state, refusal.code, who(name), NAMES)
    return " ".join(map(str, found.sentences))


def test_those_who_write_together_are_all_named() -> None:
    played = situations()["a sealed segment runs"]
    assert explained(played, c.Speak, "erik") == "Boris and Chen write now."
    handed_in = situations()["a sealed segment runs, and one has handed in"]
    assert explained(handed_in, c.Speak, "erik") == "Chen writes now."


def test_who_may_begin_is_named() -> None:
    played = running(small())
    played.does("ana", c.Skip)
    refusal = find_refusal(played.state, c.Begin, who("erik"))
    assert refusal is not None
    assert refusal.code is DebateRefusal.NOT_NEXT
    assert explained(played, c.Begin, "erik") == "Boris speaks next. The chair is Ana."
    assert find_refusal(played.state, c.Begin, who("boris")) is None


def test_nobody_is_called_by_what_they_pressed_themselves() -> None:
    played = running(small())
    played.does("ana", c.Skip)
    (begun,) = played.does("boris", c.Begin)
    assert called(begun, played) == []
    other = running(small())
    other.does("ana", c.Skip)
    (begun,) = other.does("ana", c.Begin)
    assert called(begun, other) == ["boris"]


def test_who_gets_the_chair_is_called() -> None:
    played = running(small())
    (added,) = played.does("ana", c.AddChair, member="dana")
    assert called(added, played) == ["dana"]
    (handed,) = played.does("ana", c.HandChair, member="erik")
    assert called(handed, played) == ["erik"]


def test_a_seat_is_given_back_by_a_button_of_ones_own() -> None:
    played = situations()["people sign up"]
    own = render_details(played.state, NAMES, who("boris"))
    labels = [
        str(b.label) for each in own.blocks if isinstance(each, Buttons) for b in each.buttons
    ]
    assert "Leave my seat" in labels
    assert "Your seat: First for. If you join another, it is free again." in rendered(own)
    other = render_details(played.state, NAMES, who("erik"))
    assert "Leave my seat" not in rendered(other)
    assert "Leave my seat" not in rendered(board("d", played.state, NAMES))


def test_between_segments_the_board_says_next_and_not_now_next() -> None:
    words = rendered(board("d", running(small()).state, NAMES))
    assert "Next: Openings, by Boris and Chen" in words
    assert "Now:" not in words


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with open_parley(tmp_path) as parley:
        yield Room(parley)


def caller(name: str, place: str = "p", within: str | None = None) -> Caller:
    return Caller(
        community=CommunityId("c"), place=PlaceId(place), member=MemberId(name), name=name.title(),
        role=Role.CHAIR if name == "ana" else Role.MEMBER,
        within=PlaceId(within) if within else None,
    )  # fmt: skip


async def test_where_several_debates_run_each_has_a_button_that_goes_on(room: Room) -> None:
    parts = room.parley.app.parts
    for place in ("t1", "t2"):
        by = caller("ana", place, "p")
        await parts.db.change(*places.record_caller(by, to_ms(START)))
        await room.parley.app.hear(by, f"/debate open format:oxford motion:{place}")
    words = "A sentence that is by far too long to stand upon a button of any platform there is."
    (asked,) = await room.parley.app.hear(caller("erik"), "/claim make", {"words": words})
    assert words in rendered(asked, width=400)
    (asked,) = await room.parley.app.hear(caller("erik"), "/debate join for")
    (buttons,) = (block for block in asked.blocks if isinstance(block, Buttons))
    assert {str(button.label) for button in buttons.buttons} == {"t1", "t2"}
    await room.parley.app.hear(caller("erik"), buttons.buttons[0].action)
    shown = [
        await room.parley.app.hear(caller("ana", place, "p"), "/debate show")
        for place in ("t1", "t2")
    ]
    assert sum("Erik" in rendered(view) for views in shown for view in views) == 1


async def test_nothing_numbered_is_told_of_where_there_is_none(room: Room) -> None:
    for name, line in (
        ("ana", "/debate open format:oxford motion:M"),
        ("boris", "/debate join for1"),
        ("chen", "/debate join against1"),
        ("ana", "/debate start"),
        ("ana", "/chair count"),
    ):
        await room.says(name, line)
    (refused,) = await room.parley.app.hear(caller("erik"), "/claim make words:Mine. answers:1")
    assert "Nobody has made a claim yet." in rendered(refused)
    assert refused.about == "answers"  # the form comes back with what was typed
    assert "Nobody has spoken yet." in await room.says("erik", "/debate speech 1")
    assert "Nobody has spoken yet." in await room.says("erik", "/position set 1 moved_by:1")


async def test_the_form_of_a_speech_takes_as_much_as_the_format(room: Room) -> None:
    for name, line in (
        ("ana", "/debate open format:oxford motion:M"),
        ("boris", "/debate join for1"),
        ("chen", "/debate join against1"),
        ("ana", "/debate start"),
        ("ana", "/chair count"),
    ):
        await room.says(name, line)
    shown = await room.parley.app.form(caller("chen"), "/debate draft", {})
    assert longest(shown) == 5500
    shown = await room.parley.app.form(caller("chen"), "/debate draft", {"words": "x" * 6000})
    assert longest(shown) == 6000


def longest(view: View) -> int:
    (form,) = (block for block in view.blocks if isinstance(block, Form))
    (words,) = (field for field in form.inputs if isinstance(field, ParagraphInput))
    return words.longest


async def test_no_form_of_a_point_is_opened_for_who_has_no_seat(room: Room) -> None:
    for name, line in (
        ("ana", "/debate open format:oxford motion:M"),
        ("boris", "/debate join for1"),
        ("chen", "/debate join against1"),
        ("ana", "/debate start"),
        ("ana", "/chair count"),
    ):
        await room.says(name, line)
    for _ in range(10):
        await room.says("ana", "/chair skip")
    (answer,) = await room.parley.app.hear(caller("erik"), "/claim restate")
    assert "You have no seat in this debate." in rendered(answer)
    (form,) = await room.parley.app.hear(caller("boris"), "/claim restate")
    assert any(isinstance(block, Form) for block in form.blocks)
