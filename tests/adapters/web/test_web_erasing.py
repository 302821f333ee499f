"""Erasing in a real browser: words and name are gone from open tabs and for newcomers, and a debate
that goes on stays a debate."""

from pathlib import Path

from browsing import chromium, program, say, visit
from playwright.async_api import expect
from test_web_bar import WIDE, begun, side


async def test_words_and_name_of_a_speaker_are_gone_everywhere(tmp_path: Path) -> None:
    async with program(tmp_path) as base, chromium() as browser:
        alma, boris, chen = await begun(browser, base)
        await say(boris, "My speech is about the press.")
        await expect(chen.log).to_contain_text("about the press")
        await say(chen, "Chen answers.")
        await expect(chen.log).to_contain_text("Boris")
        await say(boris, "/privacy erase sure:yes")
        await expect(boris.log).to_contain_text("are erased")

        for visitor in (alma, chen):
            await expect(visitor.log).not_to_contain_text("about the press", timeout=15_000)
            await expect(visitor.log).not_to_contain_text("Boris", timeout=15_000)
            await expect(side(visitor)).not_to_contain_text("Boris", timeout=25_000)
            await expect(visitor.log).to_contain_text("Chen answers.")
        eve = await visit(browser, base, "Eve", WIDE, "light")
        await expect(eve.log).to_contain_text("Chen answers.")
        for words in ("about the press", "Boris"):
            await expect(eve.page.locator("body")).not_to_contain_text(words)

        # The board is still one, with its buttons.
        await expect(alma.log.get_by_role("button", name="Chair", exact=True).last).to_be_visible()
        # Nobody has the floor any more.
        await expect(side(alma)).not_to_contain_text("Floor")
