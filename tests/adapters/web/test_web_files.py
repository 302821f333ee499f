"""Files in a real browser: attached, pasted or dropped, with an empty message box or with words."""

import json
from pathlib import Path

import pytest
from browsing import chromium, program, visit
from playwright.async_api import Page, expect
from running_console import Start

ARTICLE = "Guarantees need a trigger. " * 40
FORMAT = Path(__file__).parents[3] / "bot/debate/content/formats"

DROP = """([name, words]) => {
  const bag = new DataTransfer();
  bag.items.add(new File([words], name, { type: "text/plain" }));
  const at = document.getElementById("words");
  for (const kind of ["dragover", "drop"]) {
    at.dispatchEvent(new DragEvent(kind, { dataTransfer: bag, bubbles: true, cancelable: true }));
  }
}"""


async def drop(page: Page, name: str, words: str) -> None:
    """Let go of a file over the message box."""
    await page.evaluate(DROP, [name, words])


async def test_a_file_with_an_empty_message_box_is_asked_about_and_used(tmp_path: Path) -> None:
    async with program(tmp_path) as base, chromium() as browser:
        ana = await visit(browser, base, "Ana", 1280, "light")
        group = ana.page.get_by_role("group", name="Attached file")
        await ana.page.locator("#file").set_input_files(
            {"name": "founding.txt", "mimeType": "text/plain", "buffer": ARTICLE.encode()}
        )
        await expect(group).to_contain_text("founding.txt What should Parley do with it?")
        use = group.get_by_role("button", name="Add an article")
        await expect(use).to_be_focused()
        await ana.words.press("Enter")  # sends nothing, and leads to the question
        await expect(use).to_be_focused()
        await ana.page.keyboard.press("Enter")
        await expect(group).to_be_hidden()
        await expect(ana.log).to_contain_text(
            "The library has a new article: founding", timeout=20_000
        )

        # A format that is dropped on the box is known as one; a picture is not taken.
        await drop(ana.page, "duel.toml", (FORMAT / "oxford.toml").read_text())
        await expect(group.get_by_role("button", name="Add a format of your own")).to_be_visible()
        await drop(ana.page, "holiday.png", "x")
        await expect(group).to_contain_text("can’t use this kind of file")
        await group.get_by_role("button", name="Remove the file").click()
        await expect(group).to_be_hidden()
        assert [c for c in ana.complaints if "ERR_" not in c] == []


async def test_lines_typed_while_one_is_on_its_way_keep_their_order(start: Start) -> None:
    async with start() as here, chromium() as browser:
        ana = await visit(browser, here.base, "Ana", 800, "light")
        for number in range(12):
            await ana.words.press_sequentially(f"line {number}.")
            await ana.page.keyboard.press("Enter")
        await expect(ana.log.locator("article")).to_have_count(12)
        shown = await ana.log.locator("article .body").all_inner_texts()

    assert shown == [f"line {number}." for number in range(12)]


async def test_what_could_not_be_sent_stands_in_the_box_again(start: Start) -> None:
    async with start() as here, chromium() as browser:
        ana = await visit(browser, here.base, "Ana", 800, "light")
        await ana.page.route("**/api/say", lambda route: route.fulfill(
            status=429, content_type="application/json",
            body=json.dumps({"code": "too_fast", "sentence": "Please wait."}),
        ))  # fmt: skip
        await ana.words.fill("one")
        await ana.page.keyboard.press("Enter")
        await expect(ana.page.locator("#trouble")).to_have_text("Please wait.")
        await expect(ana.words).to_have_value("one")
        await ana.page.unroute("**/api/say")
        await ana.page.keyboard.press("Enter")
        await expect(ana.log).to_contain_text("one")
        await expect(ana.words).to_have_value("")


@pytest.mark.parametrize("words", ["look at this", ""])
async def test_a_file_is_never_sent_without_a_command(start: Start, words: str) -> None:
    async with start() as here, chromium() as browser:
        ana = await visit(browser, here.base, "Ana", 800, "light")
        await drop(ana.page, "notes.txt", "one two")
        await ana.words.fill(words)
        await ana.words.press("Enter")
        await expect(ana.words).to_have_value(words)
        await ana.words.fill("/bring")
        await ana.words.press("Enter")
        await expect(ana.log).to_contain_text("Read notes.txt")

    assert [file.content for file in here.doings.files] == [b"one two"]
