"""What stays in sight in a real browser while people talk: motion, clock, floor, my own buttons and
who is here; by role, on wide screens and on phones."""

import asyncio
import re
import time
from pathlib import Path

import pytest
from browsing import MOTION, Visitor, chromium, program, say, visit
from playwright.async_api import Browser, Locator, expect
from running_console import Start

from bot.adapters.web import rows as console
from bot.adapters.web.console import LOBBY
from bot.kernel import clock
from bot.kernel.view import View, text
from bot.kernel.view_json import dump

PHONE, WIDE = 390, 1280


def side(visitor: Visitor) -> Locator:
    return visitor.page.get_by_role("complementary", name="What goes on here")


def button(visitor: Visitor, name: str) -> Locator:
    return side(visitor).get_by_role("button", name=name, exact=True)


async def unfold(visitor: Visitor) -> None:
    """Open the bar of somebody on a phone, which keeps only what is needed next."""
    await side(visitor).get_by_role("button", name="More", exact=True).click()


async def begun(browser: Browser, base: str) -> tuple[Visitor, Visitor, Visitor]:
    """Alma chairs on a wide screen; Boris speaks for on a phone, Chen against."""
    alma = await visit(browser, base, "Alma", WIDE, "light")
    boris = await visit(browser, base, "Boris", PHONE, "dark")
    chen = await visit(browser, base, "Chen", WIDE, "dark")
    await say(alma, f'/debate open motion:"{MOTION}" format:oxford')
    await button(boris, "Join For").click()
    await button(chen, "Join Against").click()
    await expect(side(alma)).to_contain_text(re.compile("Boris.*Chen", re.DOTALL))
    await button(alma, "Start").click()
    await alma.log.get_by_role("button", name="Start anyway", exact=True).click()
    await expect(side(chen)).to_contain_text("Your vote is open.")
    await expect(chen.page).to_have_title("Your vote is open – Parley")
    await button(alma, "Close the vote").click()
    await expect(alma.log).to_contain_text("Close it all the same?")
    await alma.log.get_by_role("button", name="Close the vote", exact=True).last.click()
    await expect(side(boris)).to_contain_text("You are next.")
    await button(boris, "Begin").click()
    await expect(side(boris)).to_contain_text("It is your turn.")
    return alma, boris, chen


async def test_the_bar_stays_while_people_talk_and_offers_each_their_own(tmp_path: Path) -> None:
    async with program(tmp_path) as base, chromium() as browser:
        alma, boris, chen = await begun(browser, base)
        for number in range(12):
            await say((alma, chen)[number % 2], f"Line {number} of the talk.")
        await expect(boris.log).to_contain_text("Line 11 of the talk.")

        # The clock, the floor and who is next are in sight for everybody, and run.
        await boris.page.set_viewport_size({"width": PHONE, "height": 844})
        box = await side(boris).bounding_box()
        assert box is not None
        assert box["height"] <= 844 / 4
        for visitor in (alma, boris, chen):
            here = () if visitor is boris else ("Here now (3)",)
            for words in (MOTION, "First opening, For", "Floor", "Next", *here):
                await expect(side(visitor).get_by_text(words).first).to_be_in_viewport()
            timer = side(visitor).get_by_role("timer")
            await expect(timer).to_be_in_viewport()
            await expect(timer).to_have_text(re.compile(r"^6:5\d$"))
        assert await boris.page.evaluate("document.documentElement.scrollWidth") == PHONE

        # Each sees the buttons that they may press, once: in the bar, not in the posts as well.
        await expect(button(boris, "End my turn")).to_be_in_viewport()
        for offered in await side(boris).get_by_role("button").all():  # none is cut off
            await expect(offered).to_be_in_viewport(ratio=1)
        await expect(button(alma, "Pause")).to_be_in_viewport()
        for label in ("End my turn", "Pause", "One more minute"):
            await expect(button(chen, label)).to_have_count(0)
            await expect(chen.log.get_by_role("button", name=label, exact=True)).to_have_count(0)
        for label in ("Speak", "End my turn"):
            await expect(button(boris, label)).to_have_count(1)
            await expect(boris.log.get_by_role("button", name=label, exact=True)).to_have_count(0)
        assert await chen.log.get_by_role("button", name="Start", exact=True).count() == 0

        # The box says what words written there are now: a speech, or talk.
        await expect(boris.words).to_have_attribute(
            "placeholder", re.compile(r"^Your speech, 6:\d\d left$")
        )
        await expect(chen.words).to_have_attribute("placeholder", "Chat, or /ask Parley")

        # Whose turn it is stands in the title of their tab, and of no other.
        await expect(boris.page).to_have_title("It is your turn – Parley")
        await expect(chen.page).to_have_title("Parley")

        # A paused clock stands.
        await button(alma, "Pause").click()
        await expect(side(boris)).to_contain_text("(paused)")
        standing = await side(boris).locator(".bar-stands").inner_text()
        await asyncio.sleep(2.2)
        assert await side(boris).locator(".bar-stands").inner_text() == standing
        await expect(boris.page).to_have_title("Parley")
        await button(alma, "Go on").click()
        await expect(side(boris).get_by_role("timer")).to_be_visible()
        await expect(boris.page).to_have_title("It is your turn – Parley")

        # Loaded anew, it is there at once; Boris's own copy of the board offers only what the bar,
        # opened, does not.
        await boris.page.reload()
        await expect(side(boris)).to_contain_text("It is your turn.")
        await unfold(boris)
        await expect(side(boris)).to_contain_text("Here now (3)")
        await button(boris, "See the debate").click()
        own = boris.log.locator(".post.private").filter(has_text=MOTION).last
        await expect(own.locator('[data-action^="/debate end"]')).to_have_count(1)
        await expect(own.get_by_role("button")).to_have_count(0)
        await button(boris, "End my turn").click()
        await expect(boris.log).to_contain_text("You have said nothing yet.")
        await boris.log.get_by_role("button", name="End my turn", exact=True).last.click()
        await expect(boris.page).to_have_title("Parley")
        await expect(boris.log.get_by_role("button", name="End my turn", exact=True)).to_have_count(
            0
        )
        await expect(side(chen)).to_contain_text("You are next.")


async def test_what_the_bar_folds_away_stands_under_the_news_in_the_order_of_the_page(
    tmp_path: Path,
) -> None:
    async with program(tmp_path) as base, chromium() as browser:
        _, boris, _ = await begun(browser, base)
        board = boris.log.locator(".post:not(.private)").filter(has_text=MOTION).last
        details = board.get_by_role("button", name="See the debate", exact=True)
        await expect(button(boris, "Speak")).to_be_in_viewport()
        await expect(details).to_be_visible()

        # Folded, the bar of a phone keeps one line; what is not in it stays on the board.
        await unfold(boris)
        await expect(button(boris, "See the debate")).to_be_in_viewport()
        await expect(details).to_be_hidden()
        await side(boris).get_by_role("button", name="Less", exact=True).click()
        await expect(details).to_be_visible()
        await expect(boris.log).to_have_attribute("aria-live", "polite")

        # Whoever stands on a button that moves into the bar stands on it there.
        await details.focus()
        await boris.page.set_viewport_size({"width": WIDE, "height": 800})
        await expect(details).to_be_hidden()
        await expect(button(boris, "See the debate")).to_be_focused()

        # An answer that is no board keeps what it offers.
        await say(boris, "/help")
        await expect(
            boris.log.get_by_role("button", name="Ask a question", exact=True).last
        ).to_be_visible()


async def test_a_newcomer_is_told_what_goes_on_and_home_is_one_click_away(tmp_path: Path) -> None:
    async with program(tmp_path) as base, chromium() as browser:
        alma, _, chen = await begun(browser, base)
        eve = await visit(browser, base, "Eve", PHONE, "light")
        welcome = eve.page.get_by_role("region", name="Welcome")

        await expect(welcome).to_contain_text(f"Now here: {MOTION}")
        await expect(welcome.get_by_role("heading", name="Welcome")).to_be_in_viewport()
        await unfold(eve)
        await expect(eve.page.get_by_text("Here now (4): Alma, Boris, Chen, Eve")).to_be_visible()

        # What is posted after it leaves it in view: talk, and a board that moves and grows.
        await say(alma, "Good evening to all of you.")
        await say(chen, "/debate show")
        await button(alma, "Pause").click()
        await expect(side(eve)).to_contain_text("(paused)")
        await say(chen, "We wait.")
        await expect(eve.log).to_contain_text("We wait.")
        await expect(welcome.get_by_role("heading", name="Welcome")).to_be_in_viewport()
        await welcome.get_by_role("button", name="Ask a question").click()
        await expect(eve.log.get_by_label("What you want to know")).to_be_visible()
        await expect(welcome).to_be_visible()  # it does not vanish at the first press
        await eve.page.get_by_role("banner").get_by_role("button", name="Home").click()
        await expect(eve.log.get_by_role("heading", name="Library")).to_be_visible()


async def test_a_welcome_stays_in_view_until_its_reader_moves_on(start: Start) -> None:
    async with start() as here, chromium() as browser:
        ana = await visit(browser, here.base, "Ana", WIDE, "light")
        for number in range(9):
            await say(ana, f"Line {number} of the evening.")
        newcomers = [
            await visit(browser, here.base, name, PHONE, "light") for name in ("Ben", "Eve")
        ]
        for number in range(9, 40):
            await say(ana, f"Line {number} of the evening.")
        last = "Line 39 of the evening."
        for newcomer in newcomers:
            await expect(newcomer.log).to_contain_text(last)
            heading = newcomer.page.get_by_role("heading", name="Welcome")
            await expect(heading).to_be_in_viewport()
            await expect(newcomer.log.get_by_text(last)).not_to_be_in_viewport()
        ben, eve = newcomers

        # A line of one's own leads to the end of the talk, and so does the button.
        await say(ben, "Good evening.")
        await expect(ben.log.get_by_text("Good evening.")).to_be_in_viewport()
        await eve.page.get_by_role("button", name="New posts below").click()
        await expect(eve.log.get_by_text("Good evening.")).to_be_in_viewport()
        await say(ana, "Welcome, both.")
        for newcomer in newcomers:
            await expect(newcomer.log.get_by_text("Welcome, both.")).to_be_in_viewport()


async def test_a_welcome_lets_its_reader_scroll(start: Start) -> None:
    async with start() as here, chromium() as browser:
        ana = await visit(browser, here.base, "Ana", WIDE, "light")
        for number in range(30):
            await say(ana, f"Line {number} of the evening.")
        ben = await visit(browser, here.base, "Ben", PHONE, "light")
        heading = ben.page.get_by_role("heading", name="Welcome")
        await expect(heading).to_be_in_viewport()
        await heading.hover()
        await ben.page.mouse.wheel(0, -3000)
        await expect(ben.log.get_by_text("Line 0 of")).to_be_in_viewport()
        await say(ana, "One more.")
        await expect(ben.log).to_contain_text("One more.")
        await expect(ben.log.get_by_text("Line 0 of")).to_be_in_viewport()


async def test_a_quiet_room_says_so_and_who_is_here(start: Start) -> None:
    async with start() as here, chromium() as browser:
        ana = await visit(browser, here.base, "Ana", WIDE, "light")
        ben = await visit(browser, here.base, "Ben", WIDE, "light")
        await expect(side(ana)).to_contain_text("No debate is open here")
        await expect(side(ana)).to_contain_text("Here now (2): Ana, Ben")
        await expect(button(ana, "Open a debate")).to_be_visible()
        await ben.page.get_by_role("button", name="Open a new room").click()
        await ben.page.get_by_label("Its name").fill("elsewhere")
        await ben.page.keyboard.press("Enter")
        await expect(side(ben)).to_contain_text("Here now (1): Ben")
        await say(ana, "/help")
        await expect(side(ana)).to_contain_text("Here now (1): Ana", timeout=25_000)


@pytest.mark.parametrize("posts", [1000])
async def test_a_room_of_many_posts_opens_at_once(start: Start, posts: int) -> None:
    async with start() as here, chromium() as browser:
        lines = (
            console.add(
                LOBBY, f"old{n}", dump(View(blocks=(text(f"Old line {n}"),))), at=clock.now()
            )
            for n in range(posts)
        )
        await here.db.change(*lines)
        ana = await visit(browser, here.base, "Ana", WIDE, "light")
        since = time.monotonic()
        await ana.page.reload()
        await expect(ana.log.get_by_text(f"Old line {posts - 1}", exact=True)).to_be_in_viewport()
        await expect(side(ana)).to_contain_text("Here now (1)")
        assert time.monotonic() - since < 3
        assert await ana.log.locator("article").count() == 50
        await ana.page.get_by_role("button", name="Show earlier posts").click()
        await expect(ana.log.locator("article")).to_have_count(100)


async def test_a_sheet_and_an_exercise_have_a_bar_too(tmp_path: Path) -> None:
    async with program(tmp_path) as base, chromium() as browser:
        alma = await visit(browser, base, "Alma", WIDE, "light")
        boris = await visit(browser, base, "Boris", PHONE, "dark")
        await say(alma, "/guarantee new title:Ours")
        await expect(side(boris)).to_contain_text("clauses decided")
        await say(boris, "/guarantee amend trigger options:automatic")
        await expect(side(alma)).to_contain_text("Needs a second")
        # The one who moved it is not asked to second it: in the bar, in the news, on the board;
        # another is asked in the bar alone.
        offers = '[data-action^="/guarantee second"]'
        for visitor in (alma, boris):
            await expect(visitor.log.locator(offers)).to_have_count(1)
        await expect(button(boris, "Second it")).to_have_count(0)
        await expect(boris.log.get_by_role("button", name="Second it", exact=True)).to_have_count(0)
        await expect(alma.log.get_by_role("button", name="Second it", exact=True)).to_have_count(0)
        await button(alma, "Second it").click()
        await expect(side(alma)).to_contain_text("Seconded")
        await say(alma, "/guarantee call 1")
        await expect(boris.page).to_have_title("A vote on the sheet is open – Parley")
        await button(boris, "For").click()
        await expect(boris.page).to_have_title("Parley")

        await say(alma, "/exercise open strike_on_city against:author_proposal")
        await expect(side(boris)).to_contain_text("Roles are being taken")
        await expect(button(boris, "Take a role")).to_be_in_viewport()
        await expect(button(boris, "Begin")).to_have_count(0)
        await expect(boris.log.get_by_role("button", name="Begin", exact=True)).to_have_count(0)
        await button(alma, "Begin").click()
        await expect(side(boris)).to_contain_text("Hour 0")
        await expect(button(boris, "Pause")).to_have_count(0)
        await expect(button(alma, "Pause")).to_be_visible()


async def test_in_an_evening_the_bars_take_a_quarter_of_a_phone_at_most(tmp_path: Path) -> None:
    async with program(tmp_path) as base, chromium() as browser:
        alma = await visit(browser, base, "Alma", WIDE, "light")
        boris = await visit(browser, base, "Boris", PHONE, "dark")
        await boris.page.set_viewport_size({"width": PHONE, "height": 844})
        for line, called in (
            (f"/evening start minutes:90 people:4 {MOTION}.", "Reading (1 of 8)"),
            ("/evening next", "First position (2 of 8)"),
            ("/evening next skip:yes", "Debate (3 of 8)"),
            ("/evening next skip:yes", "Sheet (4 of 8)"),
            ("/evening next skip:yes", "Incident (5 of 8)"),
        ):
            await say(alma, line)
            await expect(side(boris)).to_contain_text(called, timeout=20_000)
            box = await side(boris).bounding_box()
            assert box is not None
            assert box["height"] <= 844 / 4, called
            top = await boris.page.get_by_role("banner").bounding_box()
            assert top is not None
            assert top["height"] < 60  # the name of the room, Home and Leave stand in one row
            # What is asked for, in the first two bars, and where one writes are in view.
            await expect(side(boris).get_by_text("To do")).to_be_in_viewport()
            await expect(
                side(boris).locator(".bar").nth(1).get_by_role("button").first
            ).to_be_in_viewport()
            await expect(boris.words).to_be_in_viewport()
            assert await boris.page.evaluate("document.documentElement.scrollWidth") == PHONE


UNCUT = """side => {
    const bar = side.getBoundingClientRect();
    const parts = ".call, .bar-title, .bar-now, dl > div, .buttons button";
    const rows = [...side.querySelectorAll(parts)];
    return rows.filter((row) => row.offsetParent && row.textContent).every((row) => {
        const list = (row.closest("dl") ?? side).getBoundingClientRect();
        const { top, bottom } = row.getBoundingClientRect();
        const isBelow = top >= list.bottom - 1; // a line of the list that is folded away
        return isBelow || bottom <= Math.min(list.bottom, bar.bottom) + 1;
    });
}"""
"""Does the bar cut no row off?"""


async def test_where_two_things_run_the_bar_takes_a_quarter_of_a_small_screen(
    tmp_path: Path,
) -> None:
    async with program(tmp_path) as base, chromium() as browser:
        alma, boris, _ = await begun(browser, base)
        await say(alma, "/guarantee new title:Ours")
        await say(alma, "/guarantee amend trigger options:automatic")
        await expect(side(boris)).to_contain_text("Needs a second")
        for width, height in ((640, 400), (320, 400), (PHONE, 844)):  # the first is 200 % zoom
            await boris.page.set_viewport_size({"width": width, "height": height})
            await expect(button(boris, "More")).to_be_in_viewport(ratio=1)
            for words in ("It is your turn.", MOTION, "First opening, For"):
                await expect(side(boris).get_by_text(words).first).to_be_in_viewport(ratio=0.9)
            for name in ("Speak", "End my turn"):
                await expect(button(boris, name)).to_be_in_viewport(ratio=1)
            await expect(side(boris).get_by_role("timer")).to_be_in_viewport(ratio=1)
            box = await side(boris).bounding_box()
            assert box is not None
            assert box["height"] <= height / 4, (width, height)
            assert await side(boris).evaluate(UNCUT), (width, height)
            assert await boris.page.evaluate("document.documentElement.scrollWidth") == width

            # Opened, it says the rest.
            await unfold(boris)
            await expect(side(boris).get_by_text("Needs a second")).to_be_visible()
            await side(boris).get_by_role("button", name="Less", exact=True).click()


async def test_after_a_debate_its_result_is_one_click_away_and_rooms_are_links(
    tmp_path: Path,
) -> None:
    async with program(tmp_path) as base, chromium() as browser:
        alma, boris, _ = await begun(browser, base)
        await say(alma, "/chair close Enough.")
        await expect(side(boris)).to_contain_text("No debate is open here")
        await expect(side(boris)).to_contain_text("The debate is over")
        await expect(button(boris, "See the result")).to_be_visible()
        await expect(button(alma, "Open a debate")).to_be_visible()

        # From another room, the list of debates leads to where each was held.
        await boris.page.get_by_role("button", name="Open a new room").click()
        await boris.page.get_by_label("Its name").fill("elsewhere")
        await boris.page.keyboard.press("Enter")
        await expect(side(boris)).to_contain_text("Here now (1)")
        await expect(side(boris)).not_to_contain_text("The debate is over")
        await say(boris, "/debate list")
        await boris.log.get_by_role("button", name="lobby", exact=True).click()
        await expect(boris.page.get_by_label("Room", exact=True)).to_have_value("lobby")
        await expect(boris.log).to_contain_text("Enough.")
