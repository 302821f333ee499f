"""What is known may be typed by its title; a key is never needed."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.adapters.plain.render import rendered
from bot.app import App
from bot.assembly import open_parley
from bot.kernel.command import Caller
from bot.kernel.ids import PlaceId
from bot.kernel.permission import Role
from tests.test_scenarios import said_by

ANN = replace(said_by("Ann", None), role=Role.CHAIR)


async def answers(app: App, line: str, by: Caller = ANN) -> str:
    return "\n\n".join(rendered(view) for view in await app.hear(by, line))


async def is_refused(app: App, line: str) -> bool:
    return any(view.trouble for view in await app.hear(ANN, line))


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ('/format show "British Parliamentary"', "Four teams of two"),
        ('/article show "The design of security guarantees" 2', "The design of security"),
        ("/guarantee design Budapest Memorandum", "Budapest Memorandum"),
        ("/guarantee compare Budapest Memorandum, NATO membership", "NATO membership"),
        ('/guarantee try Trigger choice:"A defined event" design:"Budapest M"', "A defined event"),
        ('/exercise cards "Missile strike on a city"', "Missile strike on a city"),
        ("/motion show This house would cover only unprovoked attacks.", "unprovoked"),
        ("/help Open a debate on a motion, here", "motion"),
    ],
)
async def test_a_title_is_as_good_as_a_key(tmp_path: Path, line: str, shown: str) -> None:
    async with open_parley(tmp_path) as parley:
        said = await answers(parley.app, line)
        refused = await is_refused(parley.app, line)

    assert shown in said
    assert not refused


async def test_a_debate_is_named_by_its_motion_and_two_of_one_motion_are_refused(
    tmp_path: Path,
) -> None:
    async with open_parley(tmp_path) as parley:
        app = parley.app
        for place, motion in (("a", "This house waits."), ("b", "This house acts.")):
            there = replace(ANN, place=PlaceId(place))
            await answers(app, f"/debate open {motion}", there)
        elsewhere = replace(ANN, place=PlaceId("c"))

        assert "This house acts." in await answers(
            app, '/debate show debate:"This house acts"', elsewhere
        )
        await answers(app, "/debate open This house waits.", elsewhere)
        last = replace(ANN, place=PlaceId("d"))
        assert "may be any of several" in await answers(
            app, '/debate show debate:"This house waits."', last
        )


async def test_moving_a_debate_asks_which_by_title(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        await answers(parley.app, "/debate open This house waits.")
        elsewhere = replace(ANN, place=PlaceId("other"))

        assert "“This house waits.”" in await answers(parley.app, "/chair move", elsewhere)


@pytest.mark.parametrize("line", ["/claim adopt", "/answer more", "/coach reply words:x"])
async def test_what_only_a_button_brings_is_refused_when_it_is_not_there(
    tmp_path: Path, line: str
) -> None:
    async with open_parley(tmp_path) as parley:
        assert "is empty" in await answers(parley.app, line)


async def test_a_form_says_so_where_there_is_nothing_to_choose(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        await answers(parley.app, "/debate open This house waits.")

        assert "nothing to choose from yet" in await answers(parley.app, "/claim link")
        assert "There is no debate here." in await answers(
            parley.app, "/claim link", replace(ANN, place=PlaceId("other"))
        )
