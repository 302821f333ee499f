"""Whoever acts sees what comes of it in a real browser, and what they leave unsent stays where it
was written."""

from pathlib import Path

import aiohttp
from browsing import button, chromium, program, say, visit
from playwright.async_api import expect
from running_console import Start, Tab, join

from bot.adapters.web.render import input_html
from bot.kernel.view import Option, SeveralInput

PHONE = 390


async def test_the_answer_to_my_own_act_comes_into_view(start: Start) -> None:
    async with start() as here, chromium() as browser:
        ana = await visit(browser, here.base, "Ana", PHONE, "light")
        await say(ana, "/everything")
        await expect(ana.log.get_by_role("heading", name="guarantee")).to_be_in_viewport()
        # At once, while the long answer is still being read from its beginning.
        await button(ana, "Tell me more").evaluate("button => button.click()")
        await expect(ana.log.get_by_text("Said: more")).to_be_in_viewport()
        await expect(ana.page.get_by_role("button", name="New posts below")).to_be_hidden()

        # A board that is posted anew has the time of now, also in a tab that shows it already.
        await say(ana, "/board first")
        await expect(ana.log).to_contain_text("Board: first")
        await say(ana, "/board second")
        board = ana.log.locator("article", has_text="Board: second").last
        await expect(board).to_be_in_viewport()
        times = await ana.log.locator("article header time").evaluate_all(
            "times => times.map((time) => time.dateTime)"
        )
        assert times == sorted(times)


async def test_nothing_is_chosen_until_somebody_chooses(start: Start) -> None:
    async with start() as here, chromium() as browser:
        ana = await visit(browser, here.base, "Ana", PHONE, "dark")
        await say(ana, "/everything")
        menu = ana.log.get_by_label("Read one")
        await expect(menu).to_have_value("")
        await ana.log.get_by_role("button", name="Choose", exact=True).click()
        await expect(ana.log.get_by_text("Please choose one first.")).to_be_visible()
        await expect(menu).to_be_focused()
        assert await ana.log.get_by_text("You chose").count() == 0
        await menu.select_option("Another")
        await ana.log.get_by_role("button", name="Choose", exact=True).click()
        await expect(ana.log).to_contain_text("Said: x")
        await expect(ana.log.get_by_text("Please choose one first.")).to_be_hidden()


async def test_what_is_unsent_stays_in_its_room_and_what_is_sent_folds(start: Start) -> None:
    async with start() as here, chromium() as browser:
        ana = await visit(browser, here.base, "Ana", 800, "light")
        room = ana.page.get_by_label("Room", exact=True)
        await ana.words.press_sequentially("half a thought")
        await ana.page.get_by_role("button", name="Open a new room").click()
        await ana.page.get_by_label("Its name").fill("elsewhere")
        await ana.page.keyboard.press("Enter")
        await expect(room).to_have_value("elsewhere")
        await expect(ana.words).to_have_value("")
        await ana.words.press_sequentially("another")
        await room.select_option("lobby")
        await expect(ana.words).to_have_value("half a thought")
        await room.select_option("elsewhere")
        await expect(ana.words).to_have_value("another")

        await say(ana, "/everything")
        form = ana.log.locator("form.sheet")
        await form.get_by_label("In a sentence").fill("One")
        await form.get_by_role("button", name="Record it").click()
        for _ in range(2):
            await expect(form).to_contain_text("Sent")
            await expect(form.get_by_label("In a sentence")).to_be_hidden()
            box = await form.bounding_box()
            assert box is not None
            assert box["height"] < 90
            await ana.page.reload()  # and it stays folded
        await form.get_by_role("button", name="Fill it in again").click()
        await expect(form.get_by_label("In a sentence")).to_be_visible()


async def test_what_was_chosen_in_groups_is_shown_by_its_labels(start: Start) -> None:
    options = (
        Option(
            "Deadline: Within 72 hours", "deadline=72", group="Deadline", short="Within 72 hours"
        ),
        Option("Deadline: None", "deadline=no", group="Deadline", short="None"),
        Option("Duties: Reform", "duties=reform", group="Duties", short="Reform", joinable=True),
        Option("Duties: Defence", "duties=own", group="Duties", short="Defence", joinable=True),
    )
    field = SeveralInput(
        name="clauses", label="What clauses should say", options=options,
        values=("deadline=72", "duties=reform", "duties=own"),
    )  # fmt: skip
    async with start() as here, chromium() as browser:
        ana = await visit(browser, here.base, "Ana", 800, "light")
        collected = await ana.page.evaluate(
            """async (html) => {
                const { collect } = await import("/static/forms.js");
                const form = document.createElement("form");
                form.innerHTML = html;
                document.body.append(form);
                return collect(form);
            }""",
            str(input_html(field, "f")),
        )

    assert collected["values"] == {"clauses": "deadline=72,duties=reform,duties=own"}
    seen = "Deadline: Within 72 hours; Duties: Reform; Duties: Defence"
    assert collected["seen"] == {"clauses": seen}


async def test_a_form_whose_words_were_not_taken_is_not_sent(tmp_path: Path) -> None:
    async with program(tmp_path) as base, aiohttp.ClientSession() as session:
        ana = await join(session, base, "Ana")
        async with ana.line() as line:
            words = "“A trigger” [1] is what we need."
            await ana.say("/debate speak", pressed="Speak", values={"words": words})
            posts = await line.until("Your words:")
            done = await line.next("done")

    assert words in posts[-1]["html"]
    assert done["failed"] == "yes"


async def test_who_lacks_a_role_is_offered_it_where_anybody_may_take_it(tmp_path: Path) -> None:
    async with program(tmp_path) as base, chromium() as browser:
        await visit(browser, base, "Ana", 800, "light")
        ben = await visit(browser, base, "Ben", 800, "light")
        await expect(ben.page.locator("#me")).to_have_text("Ben (member)")
        await say(ben, "/debate open")
        await button(ben, "Become a chair").click()
        await expect(ben.log).to_contain_text("Your role is chair now. Please try again.")
        await expect(ben.page.locator("#me")).to_have_text("Ben (chair)")
        await expect(button(ben, "Open a debate")).to_be_visible()  # in the bar
        await say(ben, "/debate open")
        await expect(ben.log.get_by_label("The motion")).to_be_visible()
        await say(ben, "/parley setup")
        await expect(button(ben, "Become an admin")).to_be_visible()


async def test_who_asks_how_a_chair_does_it_is_offered_the_role_too(tmp_path: Path) -> None:
    async with program(tmp_path) as base, aiohttp.ClientSession() as session:
        ana, ben = await join(session, base, "Ana", "chair"), await join(session, base, "Ben")
        for tab, offered in ((ana, False), (ben, True)):
            async with tab.line() as line:
                await tab.say("Parley, how do I open a debate?")
                post = await line.next()
                while post["mine"] or not post["private"]:
                    post = await line.next()
            assert ("/console role chair" in post["html"]) is offered


async def test_no_role_is_offered_where_a_token_opens_it(tmp_path: Path) -> None:
    tokens = {"PARLEY_TOKEN": "let-me-come-in-please", "PARLEY_ADMIN_TOKEN": "the-chief-of-it-all"}
    async with program(tmp_path, **tokens) as base, aiohttp.ClientSession() as session:
        asked = {"name": "Ana", "role": "member", "token": tokens["PARLEY_TOKEN"]}
        async with session.post(f"{base}/api/join", json=asked) as got:
            answer = await got.json()
        ana = Tab(session, base, answer["key"], answer["member"])
        async with ana.line() as line:
            await ana.say("/debate open")
            posts = await line.until("is for chairs")

    assert "/console role" not in posts[-1]["html"]
