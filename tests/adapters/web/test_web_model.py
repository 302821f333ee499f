"""An answer that a model chose, in a real browser: it takes the place of what the search found."""

import os
from pathlib import Path

from browsing import Visitor, chromium, program, say
from playwright.async_api import expect

from tests.adapters.discord.test_discord_model import BY, CHOSEN, FOUND, MEANWHILE, slowly
from tests.fakes.model_server import running, settings

QUESTION = "/ask What is a security guarantee?"


async def test_what_the_model_chose_takes_the_place_of_what_was_found(tmp_path: Path) -> None:
    async with running() as server, chromium() as browser:
        server.answers = slowly
        async with program(tmp_path, **settings(server)) as base:
            ada = Visitor(await browser.new_page(viewport={"width": 1100, "height": 900}))
            await ada.come_in(base, "Ada", "admin")
            await say(ada, QUESTION)
            await expect(ada.log).to_contain_text(FOUND)
            assert server.asked == [], "nothing is sent before the switch"
            await say(ada, "/parley setup model:on")
            await expect(ada.log).to_contain_text("Language model")
            await say(ada, QUESTION)
            await expect(ada.log).to_contain_text(MEANWHILE)
            await expect(ada.log).to_contain_text(BY, timeout=20_000)
            await expect(ada.log).to_contain_text(CHOSEN)
            await expect(ada.log).not_to_contain_text(MEANWHILE)
            if pictures := os.environ.get("PICTURES"):  # where to leave how it looks, for a person
                await ada.page.screenshot(path=f"{pictures}/model.png", full_page=True)
            assert ada.complaints == []
