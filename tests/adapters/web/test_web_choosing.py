"""Known things are chosen by their titles in a real browser; nobody sees or types an id."""

import sys
from pathlib import Path

import pytest
from browsing import Visitor, chromium, program, say, visit
from playwright.async_api import Locator, expect

MOTION = "This house trusts promises."


def last_form(visitor: Visitor) -> Locator:
    return visitor.log.locator("form.sheet").last


async def titles(menu: Locator) -> list[str]:
    await expect(menu).to_be_visible()
    return [title.strip() for title in await menu.locator("option").all_inner_texts()]


@pytest.mark.skipif(sys.platform == "win32", reason="it is killed by a signal")
async def test_a_form_lists_what_is_known_and_who_is_here(tmp_path: Path) -> None:
    async with program(tmp_path) as base, chromium() as browser:
        alma = await visit(browser, base, "Alma", 1100, "light")
        await visit(browser, base, "Boris", 900, "dark")

        await say(alma, "/debate open")
        form = last_form(alma)
        offered = await titles(form.get_by_label("The format"))
        assert [t for t in offered if t.startswith("Oxford – ")], offered
        articles = form.get_by_role("group", name="The article")
        await expect(articles).to_contain_text("The design of security guarantees")
        motion = form.get_by_label("The motion, in a sentence")
        suggested = await motion.get_attribute("list")
        assert await alma.page.locator(f"datalist[id='{suggested}'] option").count() > 10
        await motion.fill(MOTION)
        await form.get_by_label("The format").select_option("oxford")
        await form.get_by_role("button", name="Send").click()
        await expect(alma.log).to_contain_text("Sign-up is open.")

        await say(alma, "/chair swap")
        form = last_form(alma)
        await expect(form.get_by_role("group", name="The seat")).to_contain_text(
            "First speaker for"
        )
        people = form.get_by_label("Who")
        assert await titles(people) == ["Choose …", "Alma", "Boris"]
        await form.get_by_label("First speaker for").check()
        await people.select_option(label="Boris")
        await form.get_by_role("button", name="Send").click()
        await expect(alma.log).to_contain_text("Boris, 1 seat free")


@pytest.mark.skipif(sys.platform == "win32", reason="it is killed by a signal")
async def test_motions_are_ranked_by_picking_first_second_third(tmp_path: Path) -> None:
    async with program(tmp_path) as base, chromium() as browser:
        alma = await visit(browser, base, "Alma", 1100, "light")
        for motion in ("This house trusts promises.", "This house counts votes."):
            await say(alma, f"/motion propose {motion}")
            await expect(alma.log).to_contain_text(motion)

        await say(alma, "/motion rank")
        form = last_form(alma)
        first = form.get_by_role("group", name="First choice")
        await first.get_by_label("This house counts votes.").check()
        second = form.get_by_role("group", name="Second choice")
        await second.get_by_label("This house trusts promises.").check()
        await form.get_by_role("button", name="Send").click()
        await say(alma, "/motion list")
        ranked = alma.log.get_by_role("listitem").filter(has_text="This house")
        await expect(ranked.first).to_contain_text("This house counts votes.")
