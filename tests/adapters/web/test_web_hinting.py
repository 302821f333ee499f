"""A question that is said to the room: its author is told, once, how Parley is asked."""

from pathlib import Path

import pytest
from browsing import chromium, program, say, visit
from playwright.async_api import expect
from running_console import Start

HINT = "Parley answers when you begin with /ask."


async def test_the_first_question_in_the_talk_can_be_asked_of_parley_by_a_button(
    tmp_path: Path,
) -> None:
    async with program(tmp_path) as base, chromium() as browser:
        ana = await visit(browser, base, "Ana", 390, "light")
        ben = await visit(browser, base, "Ben", 1280, "dark")
        await say(ana, "What is a security guarantee?")
        await expect(ben.log).to_contain_text("What is a security guarantee?")
        hint = ana.log.locator(".post.private").filter(has_text=HINT)
        await expect(hint).to_be_in_viewport()
        await hint.get_by_role("button", name="Ask it", exact=True).click()
        await expect(ana.log.locator(".post.parley figure.quotation").first).to_be_visible()

        # Once; and nobody else is told.
        await say(ana, "And who decides that?")
        await say(ana, "So much for that.")
        await expect(ben.log).to_contain_text("So much for that.")
        await expect(ana.log.get_by_text(HINT)).to_have_count(1)
        await expect(ben.log.get_by_text(HINT)).to_have_count(0)
        assert ana.complaints == []


@pytest.mark.parametrize(
    "words", ["Who decides.", "Who decides? I do.", "/ask who decides?", "x" * 300 + "?"]
)
async def test_what_is_no_question_to_the_room_brings_no_hint(start: Start, words: str) -> None:
    async with start() as here:
        ana = await here.join("Ana")
        async with ana.line() as line:
            await ana.say(words)
            await ana.say("end")
            posts = await line.until("end")

    assert not any("begin with" in post["html"] for post in posts)


async def test_the_hint_comes_once_in_each_room_to_each(start: Start) -> None:
    async with start() as here:
        ana, ben = await here.join("Ana"), await here.join("Ben")
        async with ana.line() as at_ana, ben.line() as at_ben:
            await ana.say("Who decides?")
            await ben.say("Who pays?")
            await ana.say("And when?")
            await ana.say("end")
            hinted = [await at_ana.until("end"), await at_ben.until("end")]

    counts = [sum("begin with" in post["html"] for post in posts) for posts in hinted]
    assert counts == [1, 1]
    assert all(post["private"] for posts in hinted for post in posts if "Ask it" in post["html"])
