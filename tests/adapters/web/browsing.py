"""People at pages in a real browser, and the real program that serves these."""

from asyncio.subprocess import DEVNULL
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from tests.programs import AnyProcess, free_port, installed, serves, start

MOTION = "This house would make guarantees for Ukraine trigger automatically"
BEGUN = 15
"""Seconds in which the program must be up."""

ARGUMENTS = (
    "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
    " --disable-component-update --disable-sync --no-first-run"
).split()


async def started(folder: Path, port: int, **more: str) -> AnyProcess:
    env = {"PARLEY_PORT": str(port), **more}
    child = await start(folder, "run", out=DEVNULL, err=None, **env)
    assert await serves(child, port, BEGUN), "it did not start"
    return child


@asynccontextmanager
async def program(folder: Path, **more: str) -> AsyncIterator[str]:
    """The real program, by its address; it is killed at the end."""
    port = free_port()
    child = await started(folder, port, **more)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        child.kill()
        await child.wait()


@asynccontextmanager
async def chromium(*more: str) -> AsyncIterator[Browser]:
    """The machine's own Chromium; without one the test is skipped, but not in CI."""
    program = installed("chromium", "google-chrome")
    async with async_playwright() as playwright:
        arguments = [*ARGUMENTS, *more]
        browser = await playwright.chromium.launch(executable_path=program, args=arguments)
        yield browser
        await browser.close()


class Visitor:
    """A person at a page, and what their browser complains of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.words = page.get_by_role("textbox", name="Message")
        self.log = page.get_by_role("log")
        self.complaints: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self.complaints.append(said.text))

    async def come_in(self, address: str, name: str, role: str = "") -> None:
        """Under a name; in a role, or in the one that the page has chosen."""
        await self.page.goto(address)
        if role:
            await self.page.get_by_label("Your role").select_option(role)
        await self.page.get_by_label("Your name").fill(name)
        await self.page.keyboard.press("Enter")
        await expect(self.page.locator("#state")).to_have_text("Connected")

    async def type(self, *keys: str) -> None:
        """Words, and names of keys in angle brackets."""
        for key in keys:
            if key.startswith("<"):
                await self.page.keyboard.press(key.strip("<>"))
            else:
                await self.words.press_sequentially(key)


async def visit(browser: Browser, address: str, name: str, width: int, scheme: str) -> Visitor:
    context = await browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        locale="en-GB",
        timezone_id="Asia/Tokyo",
        reduced_motion="reduce",
    )
    visitor = Visitor(await context.new_page())
    await visitor.come_in(address, name)
    return visitor


async def visit_apart(browser: Browser, address: str, *names: str) -> list[Visitor]:
    """People at plain pages, each in a browser of their own."""
    visitors = [Visitor(await (await browser.new_context()).new_page()) for _ in names]
    for visitor, name in zip(visitors, names, strict=True):
        await visitor.come_in(address, name)
    return visitors


async def say(visitor: Visitor, words: str) -> None:
    await visitor.words.fill(words)
    await visitor.page.keyboard.press("Enter")
    await expect(visitor.words).to_have_value("")


def button(visitor: Visitor, name: str) -> Locator:
    """The last button of that name, in the talk or in the bar beside it."""
    return visitor.page.get_by_role("button", name=name, exact=True).locator("visible=true").last
