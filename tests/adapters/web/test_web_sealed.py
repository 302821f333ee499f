"""A line in the message box under a seal, in a real browser: it is handed in or said, as its author
chooses."""

from pathlib import Path

from browsing import button, chromium, program, say, visit_apart
from playwright.async_api import expect


async def test_a_line_under_a_seal_is_said_as_its_author_s_own_or_handed_in(tmp_path: Path) -> None:
    async with program(tmp_path) as base, chromium() as browser:
        alma, boris = await visit_apart(browser, base, "Alma", "Boris")
        await say(alma, "/debate open format:text This house seals.")
        await button(boris, "Join For").click()
        await say(alma, "/debate join against")
        for line in ("/debate start", "/chair count", "/debate begin"):
            await say(alma, line)
        await expect(boris.log).to_contain_text("until all have handed in or the time is up")
        await say(boris, "hi, when do we start?")
        await button(boris, "Only chat").click()
        await expect(alma.log).to_contain_text("hi, when do we start?")
        await expect(alma.log).not_to_contain_text("Boris has handed in.")
        await say(boris, "Our side’s case.")
        await button(boris, "Hand it in").click()
        await expect(alma.log).to_contain_text("Boris has handed in.")
        await expect(alma.log).not_to_contain_text("Our side’s case.")
        assert boris.complaints == []
