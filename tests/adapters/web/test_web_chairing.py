"""What a language model does for the chair, in a real browser: a summary whose citations open, and
claims for their author alone."""

import os
from pathlib import Path

from browsing import Visitor, button, chromium, program, say
from playwright.async_api import expect

from tests.adapters.discord.test_discord_chairing import answers
from tests.fakes.model_server import running, settings
from tests.model.speeches import AGAINST, FOR


async def test_a_chair_sums_up_in_the_browser(tmp_path: Path) -> None:
    async with running() as server, chromium() as browser:
        server.answers = answers
        async with program(tmp_path, **settings(server)) as base:
            people: list[Visitor] = []
            for name, role in (("Ana", "admin"), ("Ben", "member"), ("Cem", "member")):
                one = Visitor(await (await browser.new_context()).new_page())
                await one.come_in(base, name, role)
                people.append(one)
            ana, ben, cem = people
            await say(ana, "/parley setup model:on")
            await say(ana, '/debate open motion:"This house trusts promises." format:text')
            await expect(cem.log).to_contain_text("Sign-up is open.")
            for person, line, heard in (
                (ben, "/debate join for", "Ben"),
                (cem, "/debate join against", "Cem"),
                (ana, "/debate start", "First vote, sealed"),
                (ana, "/chair count", "First vote closed"),
                (ben, "/debate begin", "Openings, both at once, by"),
                (ben, f"/debate speak {FOR}", "Ben has handed in"),
                (cem, f"/debate speak {AGAINST}", "Speech 2"),
            ):
                await say(person, line)
                await expect(person.log).to_contain_text(heard)
            await say(ana, "/summary")
            await expect(ana.log).to_contain_text("the words are the speakers’", timeout=20_000)
            await expect(ana.log).not_to_contain_text("Summing up each side")
            await expect(cem.log).not_to_contain_text("the words are the speakers’")
            await button(ana, "[Speech 2]").click()
            await say(ben, "/claim suggest")
            await button(ben, "Claim 1").click()
            await expect(ben.log).to_contain_text("It is claim 1 now")
            await expect(cem.log).not_to_contain_text("Claims in your speech")
            if pictures := os.environ.get("PICTURES"):  # where to leave how it looks, for a person
                await ana.page.screenshot(path=f"{pictures}/summary.png", full_page=True)
            assert [one.complaints for one in people] == [[], [], []]
