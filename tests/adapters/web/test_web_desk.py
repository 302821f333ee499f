"""The chair's desk in a real browser: one post that stays, whatever is pressed on it."""

from pathlib import Path

from browsing import button, chromium, program, say, visit_apart
from playwright.async_api import expect


async def test_a_desk_is_one_post_with_what_can_be_done_now(tmp_path: Path) -> None:
    async with program(tmp_path) as base, chromium() as browser:
        alma, boris = await visit_apart(browser, base, "Alma", "Boris")
        await say(alma, "/debate open format:oxford This house trusts promises.")
        await button(boris, "Join For").click()
        await say(alma, "/debate join against")
        await expect(boris.log).to_contain_text("Alma, 1 seat free")
        await say(alma, "/chair desk")
        desk = alma.log.locator("article", has=alma.page.get_by_role("heading", name="Your desk"))
        await expect(desk).to_have_count(1)
        for label, told in (
            ("Start", "Nobody sits here yet"),
            ("Start anyway", "The first vote is open."),
            ("Close the vote", "Still to vote:"),
            ("Close the vote", "First vote closed"),
            ("Skip", "Next:"),
        ):
            await desk.get_by_role("button", name=label, exact=True).click()
            await expect(desk).to_contain_text(told)
            await expect(desk).to_have_count(1)
        await expect(desk.get_by_role("button", name="Close the vote")).to_have_count(0)
        await desk.get_by_role("button", name="Warn somebody").click()
        form = alma.log.locator("form.sheet").last
        await form.get_by_label("Who").select_option(label="Boris")
        await form.get_by_role("button", name="Send").click()
        await expect(desk).to_contain_text("to keep to the rules")
        await expect(desk).to_have_count(1)
        await expect(boris.log).not_to_contain_text("Your desk")
        assert alma.complaints == []
