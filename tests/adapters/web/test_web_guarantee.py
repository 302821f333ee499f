"""A guarantee sheet in a real browser: three people build it, and a kill -9 in the middle."""

import asyncio
import os
import sys
from pathlib import Path

import pytest
from browsing import button, chromium, say, started, visit
from playwright.async_api import expect

from tests.programs import free_port


@pytest.mark.skipif(sys.platform == "win32", reason="it is killed by a signal")
async def test_three_tabs_build_one_sheet_through_a_kill(tmp_path: Path) -> None:
    port = free_port()
    child = await started(tmp_path, port)
    base = f"http://127.0.0.1:{port}"
    pictures = os.environ.get("PICTURES")  # where to leave what it looks like, for a person
    try:
        async with chromium() as browser:
            alma = await visit(browser, base, "Alma", 1100, "light")
            boris = await visit(browser, base, "Boris", 900, "dark")
            chen = await visit(browser, base, "Chen", 420, "light")

            await say(
                alma,
                '/guarantee new title:"A guarantee that holds" basis:author_proposal quorum:3',
            )
            await expect(chen.log).to_contain_text("A guarantee that holds (sheet 1)")
            await button(boris, "Amend a clause").click()
            picker = boris.log.locator("form.choice", has_text="How a decision is reached").last
            await picker.locator("select").select_option("/guarantee amend clause:deadline sheet:1")
            await picker.get_by_role("button", name="Choose").click()
            form = boris.log.locator("form.sheet").last
            await expect(form).to_contain_text("How fast must it meet and decide?")
            await form.get_by_label("Meet in 24, decide in 72 hours").check()
            await form.get_by_label("Your own wording as well").fill(
                "A “no” within 72 hours. <b>Not later</b>"
            )
            await form.get_by_label("Your reason").fill("Silence is not an answer")
            await form.get_by_role("button", name="Send").click()
            await expect(chen.log).to_contain_text("Boris proposes number 1.")
            await expect(chen.log).to_contain_text("Because: “Silence is not an answer”.")
            await button(chen, "Second it").click()
            await expect(alma.log).to_contain_text("Chen seconds number 1.")

            child.kill()
            await child.wait()
            child = await started(tmp_path, port)
            await expect(chen.page.locator("#state")).to_have_text("Connected", timeout=30_000)

            await button(boris, "Put to the vote").click()
            await expect(chen.log).to_contain_text("0 ballots cast, 3 needed.")
            for visitor, label in ((alma, "For"), (boris, "For"), (chen, "Against")):
                await button(visitor, label).click()
                await expect(visitor.log).to_contain_text("Your vote on “")
            await expect(alma.log).to_contain_text("3 ballots cast, 3 needed.")
            await expect(alma.log).not_to_contain_text("2 for, 1 against")
            await button(alma, "Close the vote").click()
            await expect(chen.log).to_contain_text("Carried by simple majority: 2 for, 1 against.")
            await expect(chen.log).to_contain_text("Deadline: Meet in 24, decide in 72 hours")

            await say(chen, "/guarantee amend duties reform,own_defence")
            await button(alma, "Second it").click()
            await button(alma, "Debate this").click()
            await alma.log.get_by_role("button", name="Send", exact=True).last.click()
            await expect(alma.log).to_contain_text(
                "This house would set the clause on the beneficiary"
            )
            await expect(alma.log).to_contain_text("A debate is open on number 2")

            await say(boris, "/ask Who decides whether a guarantee applies?")
            await button(boris, "Attach to a clause").click()
            trigger = boris.log.locator('option[value^="/answer attach"][value*=":trigger "]')
            await expect(trigger).to_have_count(1)
            picker = trigger.locator("xpath=ancestor::form")
            await picker.locator("select").select_option(await trigger.get_attribute("value"))
            await picker.get_by_role("button", name="Choose").click()
            await expect(boris.log).to_contain_text("Attached to Trigger on sheet 1:")

            await button(alma, "Propose adoption").click()
            await button(boris, "Second it").click()
            await say(alma, "/guarantee call 3")
            for visitor in (alma, boris, chen):
                await say(visitor, "/guarantee vote 3 for")
                told = "Your vote on “Adopt the sheet as it stands”: For"
                await expect(visitor.log).to_contain_text(told)
            await say(alma, "/guarantee close 3")
            await expect(chen.log).to_contain_text("Version 1 of sheet 1.")
            await say(chen, "/guarantee show sheet:1v1")
            await expect(chen.log).to_contain_text("Proposed by Alma, seconded by Boris.")
            await say(boris, "/guarantee diff author_proposal 1v1")
            await expect(boris.log).to_contain_text("Clauses that differ")
            if pictures:
                for visitor, name in ((alma, "alma"), (boris, "boris"), (chen, "chen")):
                    await visitor.page.screenshot(path=f"{pictures}/{name}.png")
                await say(alma, "/guarantee show sheet:1v1")
                await expect(alma.log).to_contain_text("Proposed by Alma, seconded by Boris.")
                text = await alma.log.inner_text()
                await asyncio.to_thread(Path(f"{pictures}/alma.txt").write_text, text, "utf-8")
            async with boris.page.expect_download() as saving:
                await say(boris, "/guarantee export sheet:1v1 kind:json")
                await boris.log.locator("button[data-file]").last.click()
            saved = await (await saving.value).path()
            written = await asyncio.to_thread(Path(saved).read_text, "utf-8")
            assert '"format": "parley-sheet"' in written
            for visitor in (alma, boris, chen):
                assert [c for c in visitor.complaints if "ERR_" not in c] == []
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
