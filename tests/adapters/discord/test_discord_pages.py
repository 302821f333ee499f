"""Long answers in pages that can be turned for ever, by those alone who may read them."""

import asyncio
import sqlite3
from pathlib import Path

from tests.adapters.discord.test_discord_debate import MANAGE_EVENTS, Person, parley, until
from tests.fakes.discord_limits import walk
from tests.fakes.discord_server import FakeDiscord, Seen, fake_discord

LONG = " ".join(f"The keeper of harbour {n} counts its boats twice a day." for n in range(1, 100))
"""A paragraph that is longer than a message."""


async def _add_long(person: Person) -> None:
    await person.types("article add", source=LONG, slug="long")
    await until(person, "harbour")


def _pages(here: FakeDiscord) -> list[Seen]:
    return [m for m in here.messages if "-# Page" in m.words]


async def test_a_long_answer_is_read_page_by_page_after_a_restart_too(tmp_path: Path) -> None:
    async with fake_discord() as here:
        ben, cem = Person(here, "12", "Ben"), Person(here, "13", "Cem")
        async with parley(tmp_path, here):
            await asyncio.wait_for(here.ready.wait(), 20)
            await _add_long(ben)
            await ben.types("article show", article="long")
            await until(ben, "-# Page 1 of")
            (shown,) = _pages(here)
            first = shown.words
            before = len(here.messages)
            await ben.presses("Next")
            await until(ben, "-# Page 2 of")
            assert len(here.messages) == before, "the page takes the place of the one before"
            assert shown.words.split("-# Page")[0] != first.split("-# Page")[0]
        async with parley(tmp_path, here):
            await asyncio.wait_for(here.ready.wait(), 20)
            await asyncio.sleep(1)  # two clicks within a second are one
            await ben.presses("Back")
            await until(ben, "-# Page 1 of")
            assert shown.words == first
            # Somebody else who learns of the button gets one sentence.
            button = next(
                part["custom_id"]
                for part in walk(shown.payload["components"])
                if part.get("label") == "Next"
            )
            data = {"custom_id": button, "component_type": 2}
            await here.interact(3, data, cem.key, cem.name, 0, message=shown)
            await until(cem, "Those pages are gone, or were somebody else’s.")
            assert "-# Page" not in cem.sees()
        assert here.refused == []


async def test_everybody_reads_on_alone_what_all_can_see(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        ben, cem = Person(here, "12", "Ben"), Person(here, "13", "Cem")
        await _add_long(ben)
        await here.writes("12", "Ben", "<@100> article show long")
        await until(cem, "-# Page 1 of")
        await cem.presses("Next")
        await until(cem, "-# Page 2 of")
        assert "-# Page 2 of" not in ben.sees()
        assert "-# Page 1 of" in ben.sees()
        assert here.refused == []


async def test_pages_that_are_no_longer_kept_are_said_to_be_gone(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        ben = Person(here, "12", "Ben", MANAGE_EVENTS)
        await _add_long(ben)
        await ben.types("article show", article="long")
        await until(ben, "-# Page 1 of")
        with sqlite3.connect(tmp_path / "parley.sqlite3") as file:
            file.execute("DELETE FROM kept_views")
        file.close()
        await ben.presses("Next")
        await until(ben, "Those pages are gone")
