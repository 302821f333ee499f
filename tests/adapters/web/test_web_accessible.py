"""Every state of the room, held against the rules of axe-core, in light and in dark."""

from pathlib import Path

import pytest
from accessibility import find_violations, load_axe
from browsing import Visitor, chromium, program, say, visit
from playwright.async_api import expect
from running_console import Start
from test_web_bar import begun, button, side


class Judge:
    """Looks at one page after the other, and keeps what it finds."""

    def __init__(self) -> None:
        self._axe = load_axe()
        self.found: dict[str, list[str]] = {}

    async def look(self, visitor: Visitor, state: str) -> None:
        if violations := await find_violations(visitor.page, self._axe):
            self.found[state] = violations


async def test_a_debate_has_no_violation_at_any_step(tmp_path: Path) -> None:
    judge = Judge()
    async with program(tmp_path) as base, chromium() as browser:
        alma, boris, chen = await begun(browser, base)
        await judge.look(boris, "it is my turn, on a phone, dark")
        await judge.look(alma, "a chair, light")
        await button(boris, "Speak").click()
        form = boris.log.locator("form.sheet").last
        await form.get_by_role("button", name="Send").click()
        await expect(form.get_by_role("alert")).to_be_visible()
        await judge.look(boris, "a form with a field that is wrong")
        await form.get_by_label("What you say").fill("“A trigger” [1] is what we need.")
        await form.get_by_role("button", name="Send").click()
        await expect(chen.log).to_contain_text("is what we need")
        await button(chen, "My position").click()
        await expect(chen.log.locator("form.sheet").last).to_be_visible()
        await button(chen, "My position").click()
        await expect(chen.log.locator("form.sheet")).to_have_count(2)
        await judge.look(chen, "a speech with a quotation, and two forms of one name")
        await button(alma, "Pause").click()
        await expect(side(chen)).to_contain_text("(paused)")
        await judge.look(chen, "paused")
        for command in ("/chair close Enough.", "/guarantee list", "/guarantee design brief"):
            await say(alma, command)
        await expect(chen.log).to_contain_text("Enough.", timeout=15_000)
        await judge.look(chen, "the result")
        await judge.look(alma, "the result, for the chair")
        await say(alma, "/parley home")
        await expect(alma.log.get_by_role("heading", name="Library")).to_be_visible()
        await judge.look(alma, "home")
        await boris.page.get_by_role("button", name="Leave").click()
        await judge.look(boris, "the door")

    assert judge.found == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_room_itself_has_no_violation(start: Start, scheme: str) -> None:
    judge = Judge()
    async with start() as here, chromium() as browser:
        ana = await visit(browser, here.base, "Ana", 1280, scheme)
        await judge.look(ana, "a quiet room with its welcome")
        await say(ana, "/everything")
        await say(ana, "/everything")
        await expect(ana.log.get_by_role("button", name="Agree")).to_have_count(2)
        await judge.look(ana, "every block, twice")
        await ana.words.press_sequentially("/rep")
        await expect(ana.page.get_by_role("listbox")).to_be_visible()
        await judge.look(ana, "suggestions")
        await ana.words.fill("")
        await ana.page.locator("#file").set_input_files(
            {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"one"}
        )
        await expect(ana.page.get_by_role("group", name="Attached file")).to_be_visible()
        await judge.look(ana, "a file")
        await ana.page.get_by_role("button", name="Open a new room").click()
        await judge.look(ana, "the dialog")

    assert judge.found == {}


async def test_an_exercise_and_a_sheet_have_no_violation(tmp_path: Path) -> None:
    judge = Judge()
    async with program(tmp_path) as base, chromium() as browser:
        ana = await visit(browser, base, "Ana", 1280, "dark")
        await say(ana, "/guarantee new title:Ours")
        await expect(ana.log.get_by_role("heading", name="Ours")).not_to_have_count(0)
        await judge.look(ana, "a sheet")
        await say(ana, "/exercise solo")
        await expect(ana.log.locator("form.sheet, .buttons").last).to_be_visible()
        await judge.look(ana, "an exercise")

    assert judge.found == {}


ANSWERS = (
    "/help", "/help debate", "/ask Who decides?", "/format show oxford", "/article list",
    "/guarantee compare author_proposal budapest_1994", "/guarantee check author_proposal",
    "/debate list", "/privacy show", "/parley settings", "/parley home",
)  # fmt: skip


async def test_answers_of_many_kinds_have_no_violation(tmp_path: Path) -> None:
    judge = Judge()
    async with program(tmp_path) as base, chromium() as browser:
        ana = await visit(browser, base, "Ana", 390, "light")
        posts = ana.log.get_by_role("article")
        for line in ANSWERS:
            before = await posts.count()
            await say(ana, line)
            # One's own line and its answer: a member may have only so many running at once.
            await expect(posts.nth(before + 1)).to_be_visible(timeout=30_000)
        library = ana.log.get_by_role("heading", name="Library")
        await expect(library).to_be_visible(timeout=30_000)
        await judge.look(ana, "answers")
        assert await ana.page.evaluate("document.documentElement.scrollWidth") == 390

    assert judge.found == {}
