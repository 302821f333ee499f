"""Bringing a format in a room: a look first, then a yes; nothing is replaced in silence."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.adapters.plain.render import rendered
from bot.assembly import Parley, open_parley
from bot.kernel.catalog.parameters import Upload
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.permission import Role
from bot.kernel.view import Buttons, Choice, View
from tests.debate.rules.debatekeeper_files import build_file
from tests.debate.rules.making import SMALL

ANA = Caller(
    community=CommunityId("console"), place=PlaceId("p"), member=MemberId("ana"), name="Ana",
    role=Role.CHAIR,
)  # fmt: skip
PAIR = ["1st Affirmative", "1st Negative"]
YEAR = "The Long Harbour Schools’ Winter Championship ({})"


@pytest.fixture
async def parley(tmp_path: Path) -> AsyncIterator[Parley]:
    async with open_parley(tmp_path, by_meaning=False) as opened:
        yield opened


def words(views: tuple[View, ...]) -> str:
    return "\n".join(rendered(view, width=200) for view in views)


def buttons(views: tuple[View, ...]) -> dict[str, str]:
    rows = [block for view in views for block in view.blocks if isinstance(block, Buttons)]
    return {str(button.label): button.action for row in rows for button in row.buttons}


def choices(views: tuple[View, ...]) -> dict[str, dict[str, str]]:
    blocks = [block for view in views for block in view.blocks if isinstance(block, Choice)]
    return {str(b.label): {str(o.label): o.value for o in b.options} for b in blocks}


async def add(parley: Parley, text: str, **values: str) -> tuple[View, ...]:
    upload = Upload(name="x.xml" if text.startswith("<") else "x.toml", content=text.encode())
    return await parley.app.hear(ANA, "/format add", {"file": upload, **values})


async def presses(parley: Parley, action: str) -> tuple[View, ...]:
    return await parley.app.hear(ANA, action)


async def listed(parley: Parley) -> str:
    return words(await parley.app.hear(ANA, "/format list"))


async def test_a_file_of_debatekeeper_is_shown_and_kept_on_a_yes(parley: Parley) -> None:
    shown = await add(parley, build_file(PAIR))
    said = words(shown)
    assert "Not kept yet" in said
    assert "Affirmative (1), Negative (1)" in said
    assert "Harbour School" not in await listed(parley)
    kept = await presses(parley, buttons(shown)["Keep it"])
    assert "You can now debate in this format." in words(kept)
    assert "Harbour School" in await listed(parley)
    again = await presses(parley, buttons(shown)["Keep it"])
    assert again[0].trouble


async def test_a_speech_that_cannot_be_placed_is_picked_from_a_menu(parley: Parley) -> None:
    asked = await add(parley, build_file([*PAIR, "Summing up", "Guest"]))
    menus = choices(asked)
    assert list(menus) == ["3. Summing up", "4. Guest"]
    assert "Keep it" not in buttons(asked)
    half = await presses(parley, menus["3. Summing up"]["Negative"])
    assert list(choices(half)) == ["4. Guest"]
    shown = await presses(parley, choices(half)["4. Guest"]["Everybody, as a discussion"])
    assert all(len(value) <= 100 for menu in menus.values() for value in menu.values())
    assert "You can now debate" in words(await presses(parley, buttons(shown)["Keep it"]))


async def test_sides_can_be_typed_with_the_file(parley: Parley) -> None:
    xml = build_file(["Egy", "Kettő"])
    asked = await add(parley, xml, sure="yes")
    assert asked[0].trouble
    kept = await add(parley, xml, sides="Egy=Igen; Kettő=Nem", sure="yes")
    assert "Igen (1), Nem (1)" not in words(kept)
    assert "You can now debate" in words(kept)


async def test_age_groups_stand_side_by_side(parley: Parley) -> None:
    for year in ("Y7", "Y8", "Y9", "Y10"):
        kept = await add(parley, build_file(PAIR, name=YEAR.format(year)), sure="yes")
        assert "You can now debate in this format." in words(kept)
    said = await listed(parley)
    assert all(f"({year})" in said for year in ("Y7", "Y8", "Y9", "Y10"))


async def test_names_with_one_id_get_two(parley: Parley) -> None:
    await add(parley, build_file(PAIR, name="Harbour (A)"), sure="yes")
    shown = await add(parley, build_file(PAIR, name="Harbour A!"))
    assert "would be replaced" not in words(shown)
    await presses(parley, buttons(shown)["Keep it"])
    said = await listed(parley)
    assert "Harbour (A)" in said
    assert "Harbour A!" in said


async def test_replacing_is_said_and_asked(parley: Parley) -> None:
    await add(parley, build_file(PAIR), sure="yes")
    there = await add(parley, build_file(PAIR))
    assert "You have Harbour School already. Nothing changed." in words(there)
    shown = await add(parley, build_file(PAIR, length="6:00"))
    assert "Your format Harbour School would be replaced" in words(shown)
    both = await presses(parley, buttons(shown)["Keep both"])
    assert "You can now debate in this format." in words(both)
    assert "Harbour School (2)" in await listed(parley)
    shown = await add(parley, build_file(PAIR, length="7:00"))
    replaced = await presses(parley, buttons(shown)["Replace it"])
    assert "Harbour School is replaced." in words(replaced)


async def test_a_format_in_toml_is_kept_at_once_unless_it_replaces_one(parley: Parley) -> None:
    assert "You can now debate in this format." in words(await add(parley, SMALL))
    changed = SMALL.replace("short.", "shorter.")
    shown = await add(parley, changed)
    assert "Your format Small would be replaced" in words(shown)
    assert "shorter" not in await listed(parley)
    assert "Small is replaced" in words(await presses(parley, buttons(shown)["Replace it"]))
    assert "Not kept yet" not in words(await add(parley, SMALL, sure="yes"))


async def test_another_language_is_a_button(parley: Parley) -> None:
    xml = build_file(
        [{"en": "Government", "de": "Regierung"}, {"en": "Opposition", "de": "Opposition (dt.)"}],
        name={"en": "Harbour", "de": "Hafen"},
    )
    shown = await add(parley, xml)
    assert "German (kept in English)" in words(shown)
    german = await presses(parley, buttons(shown)["Show in German"])
    assert "English (kept in German)" in words(german)
    await presses(parley, buttons(german)["Keep it"])
    assert "Hafen" in await listed(parley)


async def test_what_is_not_kept_is_gone_with_its_member(parley: Parley) -> None:
    shown = await add(parley, build_file(PAIR))
    await parley.app.hear(ANA, "/privacy erase", {"sure": "yes"})
    rows = await parley.db.read("SELECT id FROM format_drafts")
    assert rows == []
    assert (await presses(parley, buttons(shown)["Keep it"]))[0].trouble
