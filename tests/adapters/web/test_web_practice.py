"""Practice in a real browser: for one pair of eyes, with the words that each sentence rests on."""

import os
from pathlib import Path

from browsing import Visitor, button, chromium, program, say
from playwright.async_api import expect

from tests.fakes.model_server import running, settings
from tests.model.practised import ASSURED, MINE, MOTION, opponent


async def test_a_member_practises_in_the_browser_and_nobody_else_sees_it(tmp_path: Path) -> None:
    async with running() as server, chromium() as browser:
        server.answers = opponent
        async with program(tmp_path, **settings(server)) as base:
            visitors = []
            for name, role in (("Ada", "admin"), ("Bo", "member")):
                context = await browser.new_context(viewport={"width": 1100, "height": 900})
                visitor = Visitor(await context.new_page())
                await visitor.come_in(base, name, role)
                visitors.append(visitor)
            ada, bo = visitors
            await say(ada, "/parley setup model:on model_wording:on")
            await expect(ada.log).to_contain_text("Language model")
            await say(ada, f"/practice start format:oxford article:brief {MOTION}")
            await expect(ada.log).to_contain_text("It counts nowhere else")
            await button(ada, "Begin").click()
            await expect(button(ada, "End my turn")).to_be_visible()
            await say(ada, f"/practice speak {MINE}")
            await button(ada, "End my turn").click()
            # The first search of a process reads the brief, which takes a slow machine seconds.
            await expect(ada.log).to_contain_text(
                "Speech 2, your opponent (practice)", timeout=30_000
            )
            await expect(ada.log).to_contain_text(ASSURED)
            await expect(ada.log).to_contain_text("Written by any, unchecked")
            if pictures := os.environ.get("PICTURES"):  # where to leave how it looks, for a person
                await ada.page.screenshot(path=f"{pictures}/practice.png", full_page=True)
            await expect(bo.log).not_to_contain_text("practice")
            await expect(bo.log).not_to_contain_text(ASSURED)
            assert ada.complaints == []
