"""Forms in a real browser: whatever is wrong is marked at its field, and nothing typed is lost."""

from pathlib import Path

from browsing import MOTION, Visitor, chromium, program, say, visit
from playwright.async_api import Locator, expect
from running_console import Start
from test_web_bar import button, side


def alert(form: Locator) -> Locator:
    return form.get_by_role("alert")


async def test_a_form_that_is_refused_comes_back_filled_with_its_field_marked(
    tmp_path: Path,
) -> None:
    async with program(tmp_path) as base, chromium() as browser:
        alma = await visit(browser, base, "Alma", 1280, "light")
        await say(alma, f'/debate open motion:"{MOTION}" format:oxford')
        await button(alma, "Join For").click()
        boris = await visit(browser, base, "Boris", 800, "light")
        await button(boris, "Join Against").click()
        await expect(side(alma)).to_contain_text("Boris")
        await button(alma, "Start").click()
        await alma.log.get_by_role("button", name="Start anyway", exact=True).click()
        await expect(alma.log).to_contain_text("First vote, sealed")
        await button(alma, "Vote").click()
        form = alma.log.locator("form.sheet").last
        sure = form.get_by_label("How sure you are")
        await form.get_by_label("Your stance").select_option(label="For")
        await sure.fill("900")
        await form.get_by_label("Your reason").fill("Because I read it.")
        await form.get_by_role("button", name="Send").click()

        # Refused: the field is marked and focused, the rest stands, and no post is in the way.
        await expect(alert(form)).to_contain_text("100")
        await expect(sure).to_have_attribute("aria-invalid", "true")
        await expect(sure).to_be_focused()
        await expect(sure).to_have_value("900")
        await expect(form.get_by_label("Your reason")).to_have_value("Because I read it.")
        await expect(alma.log.locator("form.sheet").last.locator("xpath=ancestor::article")
                     .locator("xpath=following-sibling::article[contains(@class, 'parley')]")
                     ).to_have_count(0)  # fmt: skip

        # Loaded anew, what was filled in is still there.
        await alma.page.reload()
        form = alma.log.locator("form.sheet").last
        await expect(form.get_by_label("Your reason")).to_have_value("Because I read it.")
        await form.get_by_label("How sure you are").fill("60 %")
        await form.get_by_role("button", name="Send").click()
        await expect(form).to_contain_text("Sent")
        await expect(form.get_by_role("button", name="Send")).to_have_count(0)
        await expect(form.get_by_label("Your reason")).to_be_disabled()
        await form.get_by_role("button", name="Fill it in again").click()
        await expect(form.get_by_label("Your reason")).to_be_enabled()
        assert [c for c in alma.complaints if "ERR_" not in c] == []


async def come_again(visitor: Visitor, base: str, name: str) -> Visitor:
    """Another tab of the same person in the same browser."""
    tab = Visitor(await visitor.page.context.new_page())
    await tab.page.goto(base)
    await tab.page.get_by_role("button", name=f"Continue as {name}").click()
    await expect(tab.page.locator("#state")).to_have_text("Connected")
    return tab


async def test_a_form_that_was_sent_folds_in_all_tabs_of_its_author(tmp_path: Path) -> None:
    async with program(tmp_path) as base, chromium() as browser:
        first = await visit(browser, base, "Alma", 1280, "light")
        await say(first, "/debate open")
        form = first.log.locator("form.sheet")
        second = await come_again(first, base, "Alma")
        other = second.log.locator("form.sheet")
        await expect(other.get_by_label("The motion")).to_be_editable()

        # The form says what is the case where nothing is chosen.
        await expect(form.get_by_text("No answer")).to_have_count(0)
        await expect(form.get_by_role("radio", name="Live")).to_be_checked()
        await expect(form.get_by_role("group", name="The article").get_by_role(
            "radio", name="None")).to_be_checked()  # fmt: skip

        # Refused, it stays open in both; taken, it folds in both.
        await form.get_by_label("The motion").fill(MOTION)
        await form.get_by_label("When it starts").fill("once upon a time")
        await form.get_by_role("button", name="Send").click()
        await expect(alert(form)).not_to_be_empty()
        await other.get_by_label("What everybody should know").fill("Begun here.")
        await form.get_by_label("When it starts").fill("")
        await form.get_by_role("button", name="Send").click()
        for sheet in (form, other):
            await expect(sheet).to_contain_text("Sent")
            await expect(sheet.get_by_role("button", name="Send")).to_have_count(0)

        # What was begun in the other tab is there when it is opened again, also after a reload.
        await second.page.reload()
        await expect(other).to_contain_text("Sent")
        await other.get_by_role("button", name="Fill it in again").click()
        await expect(other.get_by_label("What everybody should know")).to_have_value("Begun here.")
        third = await come_again(second, base, "Alma")
        await expect(third.log.locator("form.sheet").get_by_label("The motion")).to_be_editable()
        assert [
            c for tab in (first, second, third) for c in tab.complaints if "ERR_" not in c
        ] == []


async def test_all_that_parley_finds_wrong_is_marked_at_once(tmp_path: Path) -> None:
    async with program(tmp_path) as base, chromium() as browser:
        alma = await visit(browser, base, "Alma", 1280, "light")
        await button(alma, "Open a debate").click()
        form = alma.log.locator("form.sheet").last
        await form.get_by_label("The motion").fill(MOTION)
        await form.get_by_label("Hours per segment").fill("many")
        await form.get_by_label("Votes needed for a result").fill("few")
        await form.get_by_role("button", name="Send").click()
        await expect(form.locator(".wrong")).to_have_count(2)
        await expect(form.get_by_label("Hours per segment")).to_be_focused()
        await expect(form.get_by_label("The motion")).to_have_value(MOTION)
        await expect(side(alma)).to_contain_text("No debate is open here")
        await form.get_by_label("Hours per segment").fill("24")
        await form.get_by_label("Votes needed for a result").fill("")
        await form.get_by_role("button", name="Send").click()
        await expect(side(alma)).to_contain_text("Sign-up is open")


async def test_all_fields_that_are_wrong_are_marked_at_once(start: Start) -> None:
    async with start() as here, chromium() as browser:
        ana = await visit(browser, here.base, "Ana", 800, "light")
        await say(ana, "/everything")
        form = ana.log.locator("form.sheet")
        await form.evaluate(
            "form => { form.querySelector('textarea').required = true; form.noValidate = true }"
        )
        await form.get_by_role("button", name="Record it").click()
        await expect(alert(form)).to_have_text("Please look at these again: In a sentence; Why.")
        await expect(form.locator(".wrong")).to_have_count(2)
        await expect(form.get_by_label("In a sentence")).to_be_focused()
        await form.get_by_label("In a sentence").fill("One")
        await form.get_by_label("Why").fill("Two")
        await form.get_by_role("button", name="Record it").click()
        await expect(form.locator(".wrong")).to_have_count(0)
        await expect(ana.log).to_contain_text("Said: One")
        await expect(form).to_contain_text("Sent")


async def test_unsent_words_outlive_a_reload_and_leave_with_their_author(start: Start) -> None:
    async with start() as here, chromium() as browser:
        ana = await visit(browser, here.base, "Ana", 800, "light")
        await ana.words.press_sequentially("half a thou")
        await ana.page.reload()
        await expect(ana.words).to_have_value("half a thou")
        await ana.page.get_by_role("button", name="Leave").click()
        await ana.page.get_by_label("Your name").fill("Ben")
        await ana.page.keyboard.press("Enter")
        await expect(ana.words).to_have_value("")


async def test_somebody_who_only_looks_on_can_be_picked(tmp_path: Path) -> None:
    async with program(tmp_path) as base, chromium() as browser:
        alma = await visit(browser, base, "Alma", 1280, "light")
        await visit(browser, base, "Eve", 800, "light")
        await say(alma, f'/debate open motion:"{MOTION}" format:oxford')
        await expect(side(alma)).to_contain_text("Sign-up is open")
        await say(alma, "/chair swap")
        form = alma.log.locator("form.sheet").last
        await form.get_by_text("First speaker for").click()
        await form.get_by_label("Who").select_option(label="Eve")
        await form.get_by_role("button", name="Send").click()
        await expect(side(alma)).to_contain_text("Eve, 1 seat free")
