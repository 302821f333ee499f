"""Words typed in the message box for a turn, or a point, that is over when they are sent, in a real
browser: nobody else sees them before their author says what they are."""

from pathlib import Path

import pytest
from browsing import Visitor, button, chromium, program, say, visit_apart
from playwright.async_api import Browser, expect
from test_web_points import add_format

WORDS = "Promises bind those who make them."
KEPT = "Nobody has seen it yet."


async def _speaking(browser: Browser, base: str) -> list[Visitor]:
    """Alma chairs and sits against; Boris has the floor."""
    alma, boris = await visit_apart(browser, base, "Alma", "Boris")
    await say(alma, "/debate open format:short This house takes points.")
    await button(boris, "Join For").click()
    await say(alma, "/debate join against")
    await say(alma, "/debate start")
    await say(alma, "/chair count")
    await button(boris, "Begin").click()
    await expect(boris.page.locator("#words[placeholder^='Your speech']")).to_be_visible()
    return [alma, boris]


@pytest.mark.parametrize("ends", ["/chair end", "/chair skip"])
async def test_a_speech_begun_in_the_box_is_asked_about_once_its_turn_is_over(
    tmp_path: Path, ends: str
) -> None:
    await add_format(tmp_path)
    async with program(tmp_path) as base, chromium() as browser:
        alma, boris = await _speaking(browser, base)
        await boris.words.press_sequentially(WORDS)
        await say(alma, ends)
        await expect(boris.page.locator("#words:not([placeholder^='Your'])")).to_be_visible()
        await boris.page.keyboard.press("Enter")
        await expect(boris.log).to_contain_text(KEPT)
        await expect(boris.log.get_by_role("button", name="Only chat")).to_be_visible()
        await expect(alma.log).not_to_contain_text(WORDS)

        await button(boris, "Hand in late").click()
        await expect(alma.log).to_contain_text("late: handed in after its time")
        await expect(alma.log).to_contain_text(WORDS)
        await expect(boris.log).to_contain_text("Handed in late.")
        await expect(boris.log).not_to_contain_text(KEPT)
        await say(boris, "That is all.")
        await expect(alma.log).to_contain_text("That is all.")
        assert boris.complaints == []


async def test_what_is_only_chat_is_said_to_the_room_once_its_author_says_so(
    tmp_path: Path,
) -> None:
    await add_format(tmp_path)
    async with program(tmp_path) as base, chromium() as browser:
        alma, boris = await _speaking(browser, base)
        await boris.words.press_sequentially(WORDS)
        await say(alma, "/chair cancel yes")
        await expect(boris.page.locator("#words:not([placeholder^='Your'])")).to_be_visible()
        await boris.page.keyboard.press("Enter")
        await expect(boris.log).to_contain_text("The debate is over. Nobody has seen it yet.")
        await button(boris, "Only chat").click()
        await expect(alma.log).to_contain_text(WORDS)


async def test_a_point_that_comes_too_late_can_be_offered_again(tmp_path: Path) -> None:
    await add_format(tmp_path, "interruptions = { opens = 0, closes = 290, longest = 2 }\n")
    async with program(tmp_path) as base, chromium() as browser:
        alma, boris = await _speaking(browser, base)
        await button(alma, "Point of information").click()
        await button(boris, "Take it").click()
        await expect(alma.log).to_contain_text("Please be short: 2 seconds.")
        await alma.words.press_sequentially("Who pays?")
        await expect(boris.log).to_contain_text("The time for the point is over. Boris, please")
        await alma.page.keyboard.press("Enter")
        await expect(alma.log).to_contain_text("The time for your point was over when this came.")
        await expect(boris.log).not_to_contain_text("Who pays?")
        await button(alma, "Offer it again").click()
        await expect(button(boris, "Take it")).to_be_visible()
