"""The page in a real browser: two members at once, by keyboard and by mouse, on a narrow screen."""

import re
from pathlib import Path

from browsing import chromium, visit
from playwright.async_api import expect
from running_console import Start


async def test_two_members_talk_ask_and_act(start: Start, tmp_path: Path) -> None:
    async with start() as here, chromium() as browser:
        ana = await visit(browser, here.base, "Ana", 1100, "light")
        await expect(ana.page.locator("#me")).to_have_text("Ana (chair)")
        ben = await visit(browser, here.base, "Ben", 320, "dark")
        await expect(ben.page.locator("#me")).to_have_text("Ben (member)")

        # The welcome acts, and its form is asked for, refused while empty, and answered.
        await ben.page.get_by_role("button", name="Ask a question").click()
        form = ben.log.locator("form.sheet")
        await expect(form.get_by_label("What to ask")).to_be_focused()
        await ben.page.keyboard.press("Enter")
        await expect(form.get_by_role("alert")).to_contain_text("What to ask: ")
        await form.get_by_label("What to ask").fill("Who decides?")
        await ben.page.keyboard.press("Enter")
        await expect(ben.log).to_contain_text("You asked: Who decides?")
        await expect(ben.log.get_by_text("Only you see this").first).to_be_visible()

        # Talk reaches the other at once, and is only words.
        await ana.words.fill("<img src=x onerror=window.hurt=1> says Ana")
        await ana.page.keyboard.press("Enter")
        await expect(ben.log).to_contain_text("<img src=x onerror=window.hurt=1> says Ana")
        await expect(ana.words).to_have_value("")
        assert await ben.page.evaluate("window.hurt") is None

        # A command is completed and sent by keyboard alone.
        await ana.type("/rep", "<Tab>")
        await expect(ana.words).to_have_value("/repeat ")
        await expect(ana.page.locator("#about")).to_have_text("words: Any words")
        await ana.type("<ArrowDown>", "<Enter>")
        await expect(ana.words).to_have_value("/repeat share:")
        await expect(ana.page.locator("#offers").get_by_role("option")).to_have_count(2)
        await ana.type("<Escape>")
        await expect(ana.page.get_by_role("listbox")).to_be_hidden()
        await ana.type("no only mine", "<Enter>")
        await expect(ana.log).to_contain_text("Said: only mine")

        # Every block is drawn and acts.
        await ana.words.fill("/everything")
        await ana.page.keyboard.press("Enter")
        beginning = ana.log.get_by_role("heading", name="guarantee")
        await expect(beginning).to_be_in_viewport()  # long answers are read from there
        post = ben.log.locator("article", has=ben.page.get_by_role("heading", name="guarantee"))
        await expect(post.locator("time[data-countdown]")).to_have_text(re.compile(r"^3:5\d$"))
        # A picture is light or dark as the reader is, also when that changes.
        picture = post.get_by_role("img", name="A single dot")
        await expect(picture).to_have_js_property("naturalWidth", 1)
        await expect(ana.log.get_by_role("img", name="A single dot")).to_have_js_property(
            "naturalWidth", 2
        )
        await ben.page.emulate_media(color_scheme="light")
        await expect(picture).to_have_js_property("naturalWidth", 2)
        await ben.page.emulate_media(color_scheme="dark")
        await expect(picture).to_have_js_property("naturalWidth", 1)
        await post.get_by_role("button", name="Agree").click()
        await expect(ben.log).to_contain_text("Said: agreed")
        await post.get_by_role("button", name="brief ¶3").click()
        await expect(ben.log).to_contain_text("Said: paragraph three")
        await post.get_by_label("Read one").select_option("Another")
        await post.get_by_role("button", name="Choose").click()
        await expect(ben.log).to_contain_text("Said: x")
        await post.get_by_label("In a sentence").fill("Sign it")
        await post.get_by_text("Ben’s speech").click()
        await post.get_by_role("button", name="Record it").click()
        await expect(ben.log).to_contain_text("Said: Sign it")

        # A file goes with its command.
        await ana.page.locator("#file").set_input_files(
            {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"one two"}
        )
        await ana.words.fill("/bring")
        await ana.page.keyboard.press("Enter")
        await expect(ana.log).to_contain_text("Read notes.txt")

        # A board is one post, edited in place, and the private stays private.
        await ana.words.fill("/board first")
        await ana.page.keyboard.press("Enter")
        await expect(ben.log).to_contain_text("Board: first")
        await ben.log.get_by_role("button", name="Wipe").click()
        await expect(ana.log).to_contain_text("Board: wiped")
        await expect(ana.log.get_by_text("Board: ")).to_have_count(1)
        await expect(ben.log).not_to_contain_text("Said: only mine")
        await expect(ana.log).not_to_contain_text("Said: agreed")

        assert await ben.page.evaluate("document.documentElement.scrollWidth") == 320
        for visitor, name in ((ana, "wide-light"), (ben, "narrow-dark")):
            picture = tmp_path / f"{name}.png"
            await visitor.page.screenshot(path=picture)
            assert picture.stat().st_size > 10_000
            assert visitor.complaints == []
    assert here.doings.files[0].content == b"one two"


async def test_a_tab_finds_its_way_back_after_a_restart(start: Start) -> None:
    async with chromium() as browser:
        async with start() as here:
            ana = await visit(browser, here.base, "Ana", 800, "light")
            await ana.words.fill("before")
            await ana.page.keyboard.press("Enter")
            await expect(ana.log.locator("article")).to_have_count(1)
        await expect(ana.page.locator("#state")).to_contain_text("Not connected")
        await ana.words.fill("not heard")
        await ana.page.keyboard.press("Enter")
        trouble = ana.page.locator("#trouble")
        await expect(trouble).to_contain_text("Parley can’t be reached just now.")
        async with start(port=here.port) as again:
            ben = await again.join("Ben")
            await ben.say("while you were away")
            await expect(ana.log).to_contain_text("while you were away")
            await expect(ana.page.locator("#state")).to_have_text("Connected")
            await expect(trouble).to_be_hidden()
            await expect(ana.words).to_have_value("not heard")
            await ana.words.fill("after")
            await ana.page.keyboard.press("Enter")
            await expect(ana.log.locator("article")).to_have_count(3)

            # Loaded anew, the tab is still the same member; closed, another one comes in by name.
            await ana.page.reload()
            await expect(ana.page.locator("#me")).to_have_text("Ana (chair)")
            await expect(ana.log.locator("article")).to_have_count(3)
            await ana.page.get_by_role("button", name="Leave").click()
            await ana.page.get_by_role("button", name="Continue as Ana").click()
            await expect(ana.page.locator("#me")).to_have_text("Ana (chair)")

            # Another room is another conversation.
            await ana.page.get_by_role("button", name="Open a new room").click()
            await ana.page.get_by_label("Its name").fill("Reading group")
            await ana.page.keyboard.press("Enter")
            await expect(ana.page.get_by_label("Room", exact=True)).to_have_value("reading-group")
            await expect(ana.log.locator("article")).to_have_count(0)
            await expect(ana.page.get_by_role("region", name="Welcome")).to_be_visible()
            await ana.page.get_by_label("Room", exact=True).select_option("lobby")
            await expect(ana.log.locator("article")).to_have_count(3)


async def test_a_room_has_an_address_that_leads_there(start: Start) -> None:
    async with start() as here, chromium() as browser:
        ana = await visit(browser, here.base, "Ana", 800, "light")
        await expect(ana.page).to_have_url(f"{here.base}/room/lobby")
        await ana.page.get_by_role("button", name="Open a new room").click()
        await ana.page.get_by_label("Its name").fill("Reading group")
        await ana.page.keyboard.press("Enter")
        await expect(ana.page).to_have_url(f"{here.base}/room/reading-group")
        await expect(ana.page.locator("#state")).to_have_text("Connected")
        await ana.page.go_back()
        await expect(ana.page.get_by_label("Room", exact=True)).to_have_value("lobby")
        ben = await visit(browser, f"{here.base}/room/reading-group", "Ben", 800, "light")
        await expect(ben.page.get_by_label("Room", exact=True)).to_have_value("reading-group")
        eve = await visit(browser, f"{here.base}/room/nowhere", "Eve", 800, "light")
        await expect(eve.page.get_by_label("Room", exact=True)).to_have_value("lobby")
        await expect(eve.page).to_have_url(f"{here.base}/room/lobby")
        await expect(eve.page.locator("#trouble")).to_contain_text("There is no room “nowhere”.")
        await eve.page.get_by_role("button", name="Open a new room").click()
        await expect(eve.page.get_by_label("Its name")).to_have_value("nowhere")
