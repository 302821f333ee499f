"""An answer that a model chose, in a real browser: it takes the place of what the search found."""

import os
from pathlib import Path

from playwright.async_api import expect
from test_web_browser import Visitor, chromium
from test_web_debate import free_port, say, started

from tests.adapters.discord.test_discord_model import BY, CHOSEN, FOUND, MEANWHILE, slowly
from tests.fakes.model_server import running

QUESTION = "/ask What is a security guarantee?"


async def test_what_the_model_chose_takes_the_place_of_what_was_found(tmp_path: Path) -> None:
    port = free_port()
    async with running() as server, chromium() as browser:
        server.answers = slowly
        model = {
            "PARLEY_MODEL": "openai:any",
            "PARLEY_MODEL_ADDRESS": f"{server.address}/v1",
            "PARLEY_MODEL_KEY": "hush",
        }
        child = await started(tmp_path, port, **model)
        try:
            ada = Visitor(await browser.new_page(viewport={"width": 1100, "height": 900}))
            await ada.page.goto(f"http://127.0.0.1:{port}")
            await ada.page.get_by_label("Your role").select_option("admin")
            await ada.page.get_by_label("Your name").fill("Ada")
            await ada.page.keyboard.press("Enter")
            await expect(ada.page.locator("#state")).to_have_text("Connected")
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
        finally:
            child.kill()
            await child.wait()
