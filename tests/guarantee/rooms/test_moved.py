"""From a debate to the sheet of its room, and from a clause to a debate on it."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.assembly import open_parley
from bot.debate.handlers.lists import list_credits
from bot.guarantee.content import clauses
from bot.guarantee.rules.matching import find_options
from bot.kernel.parts import ListRequest
from bot.kernel.view import ChoiceInput, Form, SeveralInput
from tests.guarantee.rooms.test_sheet_rooms import C, Room
from tests.guarantee.sheets.making import sheet


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with open_parley(tmp_path) as parley:
        yield Room(parley)


async def test_what_a_debate_spoke_of_goes_to_the_sheet_by_a_form(room: Room) -> None:
    async with room.watched():
        for name, line in (
            ("ana", "/guarantee new Ours"),
            ("ana", "/debate open This house would promise at least something."),
            ("bo", "/debate join for"), ("chen", "/debate join against"), ("ana", "/debate start"),
            ("bo", "/debate vote 3"), ("chen", "/debate vote undecided"),
            ("ana", "/chair count"),
            ("bo", "/claim make A floor that everybody knows is worth more than a vow."),
            ("chen", "/claim make A treaty binds those who come later."),
            ("ana", "/chair close We have heard enough"),
        ):  # fmt: skip
            await room.says(name, line)
        (view,) = await room.hears("bo", "/sheet moved")
        assert len(view.blocks) == 1, view
        (form,) = view.blocks
        assert isinstance(form, Form)
        (field,) = form.inputs
        assert isinstance(field, SeveralInput)
        await room.says("bo", f'{form.action} changes:"{", ".join(field.values)}"')

    assert room.all().count("This debate spoke of 2 options that sheet 1 could have.") == 1
    assert set(field.values) == {"scope=floor", "bindingness=treaty"}
    assert "Bo proposes 2 clauses." in room.all()


async def test_a_debate_on_a_clause_asks_for_a_format_and_says_what_it_is_about(
    room: Room,
) -> None:
    async with room.watched():
        await room.says("ana", "/guarantee new Ours")
        await room.says("bo", "/guarantee amend deadline days_3")
        (view,) = await room.hears("ana", "/sheet debate 1")
        (form,) = view.blocks
        assert isinstance(form, Form)
        (field,) = form.inputs
        assert isinstance(field, ChoiceInput)
        await room.says("ana", f"{form.action} format:{field.value}")
        said = await room.says("bo", "/debate show")

    (row,) = await room.parley.db.read("SELECT format FROM debates WHERE community = ?", C)
    assert (field.value, row[0]) == ("text", "text")
    info = room.all() + said
    assert "Deadline: By when" in info or "Deadline:" in info
    assert "It is proposal" not in info


async def list_what_moved(room: Room, name: str) -> list[str]:
    """The labels of what a member can say moved them, in their order."""
    request = ListRequest(by=room.by(name))
    return [str(each.label) for each in await list_credits(room.parley.app.parts, request)]


@pytest.mark.parametrize("sheet_first", [True, False])
async def test_only_clauses_of_a_sheet_made_for_the_debate_are_offered_after_what_was_said(
    room: Room, *, sheet_first: bool
) -> None:
    sheet_line = ("ana", "/guarantee new basis:author_proposal Ours")
    opening = ("ana", "/debate open format:text Promises bind.")
    for name, line in (
        *((sheet_line, opening) if sheet_first else (opening, sheet_line)),
        ("bo", "/debate join for"), ("chen", "/debate join against"), ("ana", "/debate start"),
        ("dot", "/debate vote 0"), ("ana", "/chair count"), ("ana", "/debate begin"),
        ("bo", "/debate speak Ours is clear."), ("chen", "/debate speak It is not."),
    ):  # fmt: skip
        await room.says(name, line)
        room.at += timedelta(seconds=1)

    offered = await list_what_moved(room, "dot")
    assert ["Clause: " in each for each in offered[:2]] == [False, False]
    assert any(each.startswith("Clause: ") for each in offered) is not sheet_first
    receipt = await room.says("dot", "/position set 2 moved_by:s1.trigger,2")
    if not sheet_first:
        assert receipt.index("speech 2") < receipt.index("clause “")


def test_options_are_found_by_the_words_that_people_use() -> None:
    space = clauses.load()

    def found(*texts: str) -> list[tuple[str, str]]:
        return [(clause.id, option.id) for clause, option in find_options(space, sheet(), texts)]

    assert found("We all ended on a floor.") == [("scope", "floor")]
    assert found("Nothing at all was said here.") == []
    assert found("The trigger should be automatic.")[0] == ("trigger", "automatic")
