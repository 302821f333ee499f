"""A whole debate in a real browser: three people, the real program, and a kill -9 in the middle."""

import asyncio
import sys
from pathlib import Path

import pytest
from browsing import MOTION, Visitor, button, chromium, say, started, visit
from playwright.async_api import expect

from tests.programs import ROOT, free_port


async def vote(visitor: Visitor, stance: str) -> None:
    await button(visitor, "Vote").click()
    form = visitor.log.locator("form.sheet").last
    await form.get_by_label("Your stance").select_option(label=stance)
    await form.get_by_role("button", name="Send").click()
    await expect(visitor.log).to_contain_text("Your position:")


@pytest.mark.skipif(sys.platform == "win32", reason="it is killed by a signal")
async def test_three_tabs_play_a_debate_through_a_kill(tmp_path: Path) -> None:
    port = free_port()
    child = await started(tmp_path, port)
    base = f"http://127.0.0.1:{port}"
    try:
        async with chromium() as browser:
            alma = await visit(browser, base, "Alma", 1100, "light")
            boris = await visit(browser, base, "Boris", 900, "dark")
            chen = await visit(browser, base, "Chen", 420, "light")

            await say(
                alma, f'/debate open motion:"{MOTION}" format:jugend-debattiert article:brief'
            )
            # Two click for the same seat at once: both sit, on different seats.
            await asyncio.gather(
                button(boris, "Join Pro").click(), button(chen, "Join Con").click()
            )
            await expect(alma.log).to_contain_text("Boris, 1 seat free")
            await expect(alma.log).to_contain_text("Chen, 1 seat free")
            await button(alma, "Start").click()
            await button(alma, "Start anyway").click()
            await expect(chen.log).to_contain_text("First vote, sealed: 0 people have voted")
            await asyncio.gather(vote(boris, "For"), vote(chen, "Against"), vote(alma, "Undecided"))
            await expect(alma.log).to_contain_text("First vote, sealed: 3 people have voted")
            await expect(chen.log).not_to_contain_text("+2")
            await button(alma, "Close the vote").click()
            await button(boris, "Begin").click()
            await expect(chen.log).to_contain_text("Boris has the floor")

            child.kill()
            await child.wait()
            child = await started(tmp_path, port)
            await expect(chen.page.locator("#state")).to_have_text("Connected", timeout=30_000)
            await expect(chen.log).not_to_contain_text("No time was lost")

            await button(boris, "Speak").click()
            form = boris.log.locator("form.sheet").last
            quoted = "“An automatic trigger gives the most certainty” [6]. <script>hurt()</script>"
            await form.get_by_label("What you say").fill(quoted)
            await form.get_by_role("button", name="Send").click()
            await expect(chen.log).to_contain_text("certainty”: verbatim [6]")
            await say(boris, "One sentence more, as plain talk.")
            await expect(chen.log).not_to_contain_text("Speech 2, Boris, First Pro")
            await button(chen, "Read [6]").click()
            await expect(chen.log).to_contain_text("The trigger is the event or decision")
            await button(boris, "End my turn").click()
            await say(chen, "/claim make Automatic means without a brake.")
            await expect(alma.log).to_contain_text(
                "Claim 1, Chen: Automatic means without a brake."
            )
            await say(alma, "/chair skip")
            await say(alma, "/debate vote -1 moved_by:c1")
            await expect(alma.log).to_contain_text("Your position: slightly against (−1).")
            await say(alma, "/chair close The brake decided it.")
            await expect(chen.log).to_contain_text("The brake decided it.")

            async with boris.page.expect_download() as saving:
                await say(boris, "/debate export kind:bundle")
                await boris.log.locator("button[data-file]").last.click()
            saved = await (await saving.value).path()
            replayed = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "replay", str(saved),
                cwd=ROOT, stdout=asyncio.subprocess.PIPE,
            )  # fmt: skip
            told, _ = await replayed.communicate()
            assert b"The brake decided it." in told
            for visitor in (alma, boris, chen):
                grumbles = [c for c in visitor.complaints if "ERR_" not in c]
                assert grumbles == []
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
