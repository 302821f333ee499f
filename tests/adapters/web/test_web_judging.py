"""An adjudicator's ballot in a real browser: it says what is wrong, and loses nothing."""

import sys
from pathlib import Path

import pytest
from browsing import chromium, program, say, visit
from playwright.async_api import expect


@pytest.mark.skipif(sys.platform == "win32", reason="it is killed by a signal")
async def test_a_ballot_that_contradicts_itself_comes_back_filled_in(tmp_path: Path) -> None:
    async with program(tmp_path) as base, chromium() as browser:
        alma = await visit(browser, base, "Alma", 1100, "light")
        boris = await visit(browser, base, "Boris", 900, "light")
        chen = await visit(browser, base, "Chen", 900, "light")
        await say(alma, "/debate open format:canadian This house trusts promises.")
        await expect(alma.log).to_contain_text("Sign-up is open.")
        await say(boris, "/debate join pm")
        await say(chen, "/debate join lo")
        await say(alma, "/chair judge Alma")
        await expect(alma.log).to_contain_text("is an adjudicator.")
        await say(alma, "/debate start")
        await say(alma, "/chair count")
        for _ in range(5):
            await say(alma, "/chair skip")
        await expect(alma.log).to_contain_text("No more speeches follow.")
        await say(alma, "/debate begin")
        await say(alma, "/chair count")
        await expect(alma.log).to_contain_text("Adjudicators, please file your ballots.")

        await say(alma, "/debate ballot")
        form = alma.log.locator("form.sheet").last
        await expect(form).to_contain_text("50 to 100 in steps of 1")
        await expect(form).to_contain_text("The side with more points wins.")
        await form.get_by_role("group", name="First choice").get_by_label("Opposition").check()
        await form.get_by_label("Boris, Prime Minister").fill("71")
        await form.get_by_label("Chen, Leader of the Opposition").fill("70")
        await form.get_by_label("Your reason for the decision").fill("Boris answered.")
        await form.get_by_role("button", name="Send").click()

        wrong = "You put Opposition before Government, with 70 points to 71."
        await expect(alma.log).to_contain_text(wrong)
        again = alma.log.locator("form.sheet").last
        await expect(again.get_by_label("Boris, Prime Minister")).to_have_value("71")
        await expect(again.get_by_label("Your reason for the decision")).to_have_value(
            "Boris answered."
        )
        await again.get_by_role("group", name="First choice").get_by_label("Government").check()
        await again.get_by_role("button", name="Send").click()
        await expect(alma.log).to_contain_text(
            "Your ballot is in: Government (71), Opposition (70)."
        )
