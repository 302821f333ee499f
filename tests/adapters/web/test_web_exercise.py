"""A whole exercise in a real browser: three people, the real program, a kill -9 in the middle."""

import asyncio
import sys
from pathlib import Path

import pytest
from browsing import button, chromium, say, started, visit
from playwright.async_api import expect

from tests.programs import ROOT, free_port

MOTION = "This house trusts guarantees"


@pytest.mark.skipif(sys.platform == "win32", reason="it is killed by a signal")
async def test_three_tabs_play_an_exercise_through_a_kill(tmp_path: Path) -> None:
    port = free_port()
    child = await started(tmp_path, port)
    base = f"http://127.0.0.1:{port}"
    try:
        async with chromium() as browser:
            alma = await visit(browser, base, "Alma", 1100, "light")
            boris = await visit(browser, base, "Boris", 900, "dark")
            chen = await visit(browser, base, "Chen", 420, "light")
            visitors = (alma, boris, chen)

            await say(alma, f'/debate open motion:"{MOTION}" format:text')
            await asyncio.gather(
                button(boris, "Join For").click(), button(chen, "Join Against").click()
            )
            await expect(alma.log).to_contain_text("Chen")
            await button(alma, "Start").click()
            await say(chen, "/debate vote 2")
            await say(alma, "/chair count")
            await say(alma, "/exercise open border_provocation against:coalition_force minutes:60")
            await expect(chen.log).to_contain_text("Take a role. The chair begins it.")
            # Two take the same role at once, and there is room for both.
            await asyncio.gather(
                say(boris, "/exercise join beneficiary"), say(chen, "/exercise join beneficiary")
            )
            await expect(alma.log).to_contain_text("Chen")
            await say(chen, "/exercise join frontline")
            await expect(alma.log).to_contain_text("Frontline Guarantor: Chen")
            board = alma.log.locator("article").filter(has_text="Shots from the wrong side").last
            await board.get_by_role("button", name="Chair", exact=True).click()
            desk = alma.log.locator("article").filter(has_text="Your desk").last
            await desk.get_by_role("button", name="Begin", exact=True).click()
            await expect(chen.log).to_contain_text("Fire is exchanged across the line.")
            await say(boris, "/exercise report People die here.")
            await expect(chen.log).to_contain_text("The Beneficiary reports the incident")

            child.kill()
            await child.wait()
            child = await started(tmp_path, port)
            for visitor in visitors:
                state = visitor.page.locator("#state")
                await expect(state).to_have_text("Connected", timeout=30_000)
            await expect(chen.log).not_to_contain_text("The exercise goes on")

            await button(alma, "Next development").click()
            await expect(chen.log).to_contain_text("The Assessor gets news that only it sees.")
            await button(alma, "Next development").click()
            await expect(boris.log).to_contain_text("You have suspended him and told nobody yet.")
            await button(boris, "Call the meeting").click()
            await expect(chen.log).to_contain_text("The Beneficiary calls the meeting")
            await expect(chen.log).not_to_contain_text("You have suspended him")
            await button(chen, "Propose").click()
            form = chen.log.locator("form.sheet").last
            await form.get_by_label("Sanctions").check()
            await form.get_by_label("Ask the Beneficiary to hold back").check()
            await form.get_by_label("In your own words").fill("Help <b>and</b> restraint.")
            await form.get_by_role("button", name="Send").click()
            await expect(alma.log).to_contain_text("Help <b>and</b> restraint.")
            await button(alma, "Count the votes").click()
            await expect(alma.log).to_contain_text("is carried.")
            await button(alma, "End the incident").click()
            await button(alma, "Yes, end it").click()
            await expect(chen.log).to_contain_text("Debrief: Shots from the wrong side")
            picture = chen.log.locator("img[alt^='Hour 0: ']")
            await expect(picture).to_have_count(1)
            await button(chen, "Details").click()
            await expect(chen.log).to_contain_text("You have suspended him", use_inner_text=True)

            await button(chen, "My position").click()
            form = chen.log.locator("form.sheet").last
            await form.get_by_label("Your stance").select_option(label="Slightly for")
            await form.get_by_role("button", name="Send").click()
            await expect(chen.log).to_contain_text("Your position: slightly for (+1).")

            async with boris.page.expect_download() as saving:
                await button(boris, "As a bundle").click()
                await boris.log.locator("button[data-file]").last.click()
            saved = await (await saving.value).path()
            replayed = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "replay", str(saved),
                cwd=ROOT, stdout=asyncio.subprocess.PIPE,
            )  # fmt: skip
            told, _ = await replayed.communicate()
            assert "Debrief: Shots from the wrong side" in told.decode()
            for visitor in visitors:
                grumbles = [c for c in visitor.complaints if "ERR_" not in c]
                assert grumbles == []
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
