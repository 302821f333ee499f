"""What a page tells stays true, in a real browser: what was typed, until when, which rooms there
are."""

from pathlib import Path

from browsing import MOTION, Visitor, button, chromium, program, say, visit_apart
from playwright.async_api import expect
from test_web_points import add_format


async def test_a_form_names_the_time_that_the_chair_has_set_since(tmp_path: Path) -> None:
    await add_format(tmp_path)
    async with program(tmp_path) as base, chromium() as browser:
        alma, boris = await visit_apart(browser, base, "Alma", "Boris")
        await say(alma, "/debate open format:short This house takes points.")
        await button(boris, "Join For").click()
        await say(alma, "/debate join against")
        await say(alma, "/debate start")
        await say(alma, "/chair count")
        await button(boris, "Begin").click()
        await button(boris, "Speak").click()
        time = boris.log.locator("form.sheet time").first
        before = await time.get_attribute("datetime")
        await say(alma, "/chair more -170")
        await expect(alma.log).to_contain_text("2 minutes and 50 seconds less")
        await expect(time).not_to_have_attribute("datetime", before or "")


async def test_a_receipt_says_what_was_typed_and_a_new_room_is_listed(tmp_path: Path) -> None:
    async with program(tmp_path) as base, chromium() as browser:
        alma, boris = await visit_apart(browser, base, "Alma", "Boris")
        await button(alma, "Open a debate").click()
        form = alma.log.locator("form.sheet").last
        await form.locator("[name=motion]").fill(f"{MOTION}.")
        await form.locator("button[type=submit]").click()
        receipt = alma.log.locator("article.mine", has_text="The motion").last
        await expect(receipt).to_contain_text(MOTION)
        await expect(receipt).not_to_contain_text("Trigger")
        await expect(alma.log).to_contain_text("one of Parley’s own, so its info slide")

        await alma.page.locator("#open-room").click()
        await alma.page.locator("#room-name").fill("tuesday")
        await alma.page.keyboard.press("Enter")
        await expect(boris.page.locator("#rooms")).to_contain_text("tuesday")
        assert alma.complaints == boris.complaints == []


async def test_a_member_finds_no_button_that_is_a_chair_s(
    tmp_path: Path,
) -> None:
    async with program(tmp_path) as base, chromium() as browser:
        alma, boris = [Visitor(await (await browser.new_context()).new_page()) for _ in range(2)]
        await alma.come_in(base, "Alma")
        await boris.come_in(base, "Boris", role="Member")
        await say(alma, "/evening start This house waits.")
        await say(alma, "/article add title:Waiting text:Whoever waits long enough learns to wait.")
        await expect(boris.log).to_contain_text("Waiting")
        await expect(alma.page.get_by_role("button", name="Next step")).to_have_count(1)
        await expect(alma.log.get_by_role("button", name="Use it here").last).to_be_visible()
        await expect(boris.page.get_by_role("button", name="Next step")).to_have_count(0)
        await expect(boris.log.get_by_role("button", name="Use it here")).to_have_count(0)


async def test_a_refused_form_leaves_no_post_as_if_it_were_sent(tmp_path: Path) -> None:
    async with program(tmp_path) as base, chromium() as browser:
        (alma,) = await visit_apart(browser, base, "Alma")
        await button(alma, "Open a debate").click()
        form = alma.log.locator("form.sheet").last
        await form.locator("[name=motion]").fill("This house waits.")
        await form.locator("[name=start]").fill("when pigs fly")
        await form.locator("button[type=submit]").click()
        await expect(form.locator(".trouble, .wrong").last).to_contain_text("when pigs fly")
        await expect(alma.log.locator("article.mine", has_text="pigs")).to_have_count(0)
        await expect(form.locator("[name=motion]")).to_have_value("This house waits.")


async def test_who_erases_themselves_is_shown_the_door_without_alarm(tmp_path: Path) -> None:
    async with program(tmp_path) as base, chromium() as browser:
        (alma,) = await visit_apart(browser, base, "Alma")
        await say(alma, "/privacy erase yes")
        await expect(alma.log).to_contain_text("are erased")
        await alma.words.fill("Hello?")
        await alma.page.keyboard.press("Enter")
        await expect(alma.page.locator("#join .trouble.told")).to_contain_text("forgotten you")
