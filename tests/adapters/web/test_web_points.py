"""Points of information in a real browser: one is taken and spoken, another is declined."""

from pathlib import Path

from browsing import Visitor, button, chromium, program, say, visit_apart
from playwright.async_api import expect
from test_web_bar import side

from bot.assembly import open_parley
from bot.debate.commands.debating import AddFormat
from bot.kernel import clock
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.permission import Role
from tests.adapters.four_speeches import POINTS, build_format


async def add_format(folder: Path, points: str = POINTS) -> None:
    """Give the console's community a format with points, before it starts."""
    admin = Caller(
        community=CommunityId("console"), place=PlaceId("main"), member=MemberId("admin"),
        name="Admin", role=Role.CHAIR,
    )  # fmt: skip
    async with open_parley(folder) as parley:
        text = build_format(2, points)
        command = AddFormat(by=admin, at=clock.now(), id="short1", text=text)
        await parley.app.respond(command)


async def _speaks(visitor: Visitor, words: str) -> None:
    await button(visitor, "Speak").click()
    form = visitor.log.locator("form.sheet").last
    await form.get_by_label("What you say").fill(words)
    await form.get_by_role("button", name="Send").click()
    await expect(visitor.log).to_contain_text(words)


async def test_a_point_is_offered_taken_and_spoken_and_another_declined(tmp_path: Path) -> None:
    await add_format(tmp_path)
    async with program(tmp_path) as base, chromium() as browser:
        alma, boris = await visit_apart(browser, base, "Alma", "Boris")
        await say(alma, "/debate open format:short This house takes points.")
        await button(boris, "Join For").click()
        await say(alma, "/debate join against")
        await say(alma, "/debate start")
        await expect(alma.log).to_contain_text("First vote, sealed")
        await say(alma, "/chair count")
        await expect(boris.log).to_contain_text("First vote closed")
        await button(boris, "Begin").click()
        await expect(alma.log).to_contain_text("5 minutes, until")

        await button(alma, "Point of information").click()
        await expect(boris.log).to_contain_text("Alma offers a point of information.")
        await button(boris, "Take it").click()
        await expect(alma.log).to_contain_text("you have the point. Please be short: 1 minute.")
        await _speaks(alma, "Who would pay for that?")
        await expect(boris.log).to_contain_text("Point of information, Alma to Boris")

        # A slow page may still have the buttons of the first offer when there is another.
        await expect(button(boris, "Not now")).to_have_count(0)
        await button(alma, "Point of information").click()
        await side(boris).get_by_role("button", name="Not now", exact=True).click()
        await expect(alma.log).to_contain_text("Boris does not take your point.")
        await _speaks(boris, "Those who sign it pay for it.")
        end = side(boris).get_by_role("button", name="End my turn")
        await expect(end).to_be_visible()
        await expect(boris.log.get_by_role("button", name="End my turn")).to_have_count(0)
        await end.click()
        await expect(alma.log).to_contain_text("Next: Speech 2")
        await expect(end).to_have_count(0)
        assert alma.complaints == boris.complaints == []
