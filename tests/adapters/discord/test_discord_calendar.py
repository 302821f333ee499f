"""Debates that are planned: on the board, in the server's calendar, and reminded of."""

import asyncio
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from bot.kernel import clock
from tests.adapters.discord.test_discord_debate import MANAGE_EVENTS, Person, parley, until
from tests.fakes.discord_server import FakeDiscord, fake_discord
from tests.fakes.discord_world import CREATE_EVENTS
from tests.waiting import comes_true

ADMINISTRATOR = 1 << 3


async def _planned(here: FakeDiscord, start: str) -> tuple[Person, Person]:
    await asyncio.wait_for(here.ready.wait(), 20)
    ana, ben = Person(here, "11", "Ana", ADMINISTRATOR), Person(here, "12", "Ben")
    await ana.types("debate open", motion="This house plans.", format="fishbowl-open", start=start)
    await until(ben, "The debate is to start at")
    ana.place = ben.place = next(iter(here.threads))
    return ana, ben


async def _status(here: FakeDiscord, *wanted: int) -> None:
    """Wait until the calendar's events have these states; 2 runs, 3 is over."""
    assert await comes_true(
        lambda: [event["status"] for event in here.events.values()] == list(wanted)
    ), here.events


async def test_an_event_is_made_changed_begun_and_completed_with_the_debate(
    tmp_path: Path,
) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        ana, ben = await _planned(here, "2027-02-01 18:00 Europe/Kyiv")
        await _status(here, 1)
        ((_, event),) = here.events.items()
        assert event["name"] == "This house plans."
        assert event["description"] == "A debate (Fishbowl, open)."
        start = datetime(2027, 2, 1, 16, tzinfo=UTC)
        assert datetime.fromisoformat(event["scheduled_start_time"]) == start
        assert event["entity_metadata"] == {"location": f"<#{ana.place}>"}
        assert f"<t:{int(start.timestamp())}:R>" in ben.sees()  # counted down on the board
        await ben.types("debate join", seat="inner1")
        await ben.types("chair schedule", start="in 3 hours")
        assert "Only the chair of this debate can do that." in ben.sees()
        await ana.types("chair schedule", start="2027-03-01 10:00")
        await ana.presses("Set the start")
        await until(ben, f"<t:{int(datetime(2027, 3, 1, 10, tzinfo=UTC).timestamp())}:f>")
        assert await comes_true(
            lambda: event["scheduled_start_time"].startswith("2027-03-01T10:00")
        )
        await ana.types("debate start")
        await _status(here, 2)
        await ana.types("chair close", conclusion="Enough.")
        await _status(here, 3)
        assert here.refused == []


async def test_an_event_s_name_is_cut_between_words(tmp_path: Path) -> None:
    motion = "This house would " + "bind the guarantors " * 8
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        ana = Person(here, "11", "Ana", ADMINISTRATOR)
        await ana.types("debate open", motion=motion, format="text", start="in 2 days")
        await _status(here, 1)
        ((_, event),) = here.events.items()
        assert event["name"].endswith(("bind…", "the…", "guarantors…"))
        assert here.refused == []


async def test_a_plan_that_is_taken_back_leaves_the_calendar(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        ana, ben = await _planned(here, "in 2 days")
        await ana.types("chair schedule", start="none")
        await until(ben, "No time is set for the start any more.")
        await _status(here)
        await ana.types("chair schedule", start="in 3 days")
        await ana.presses("Set the start")
        await _status(here, 1)
        await ana.types("chair cancel", sure=True)
        await _status(here)
        assert here.refused == []


async def test_without_the_right_all_goes_on_and_the_chair_is_told_once(tmp_path: Path) -> None:
    async with fake_discord() as here:
        here.rights &= ~CREATE_EVENTS
        async with parley(tmp_path, here):
            ana, ben = await _planned(here, "in 2 days")
            await until(ana, "Parley may not add the debate to the calendar.")
            await ana.types("chair schedule", start="in 3 days")
            await ana.presses("Set the start")
            await ben.types("debate join", seat="inner1")
            await until(ana, "**Ben**")
            assert ana.sees().count("add the debate to the calendar") == 1
            assert "to the calendar" not in ben.sees()
            assert here.events == {}


async def test_an_event_that_somebody_deleted_does_not_hold_the_debate_up(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        ana, ben = await _planned(here, "in 2 days")
        here.events.clear()
        await ben.types("debate join", seat="inner1")
        await ana.types("debate start")
        await until(ben, "First vote, sealed")
        await ana.types("chair close", conclusion="Enough.")
        await until(ben, "Enough.")
        assert here.refused == []


async def test_the_time_comes_after_a_restart_and_calls_the_chair(tmp_path: Path) -> None:
    async with fake_discord() as here:
        async with parley(tmp_path, here):
            await _planned(here, "in 1 minute")
        file = sqlite3.connect(tmp_path / "parley.sqlite3")
        (deadline,) = file.execute("SELECT deadline FROM streams").fetchone()
        file.close()
        assert deadline is not None
        # A minute is long for a test: the plan is moved near while nothing runs.
        _brought_near(tmp_path)
        async with parley(tmp_path, here):
            ana = Person(here, "11", "Ana", MANAGE_EVENTS)
            await asyncio.wait_for(here.ready.wait(), 20)
            await until(ana, "It is time to start. A chair can press Start.", 12)
            await until(ana, "<@11>")
            assert ana.sees().count("It is time to start.") == 1


def _brought_near(folder: Path) -> None:
    near = clock.now().timestamp() + 4
    moment = datetime.fromtimestamp(near, UTC).isoformat()
    with sqlite3.connect(folder / "parley.sqlite3") as file:
        file.execute(
            "UPDATE events SET data = json_set(data, '$.start', ?) WHERE kind = 'Opened'", (moment,)
        )
        file.execute("UPDATE streams SET deadline = ?", (int(near * 1000),))
    file.close()


async def test_typed_times_are_those_of_the_server_s_zone(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        ana = Person(here, "11", "Ana", ADMINISTRATOR)
        await ana.types("parley setup", zone="Atlantis")
        assert "There is no time zone “Atlantis”." in ana.sees()
        await ana.types("parley setup", zone="Europe/Kyiv")
        await ana.types(
            "debate open", motion="This house plans.", format="text", start="2027-02-01 18:00"
        )
        await until(ana, f"<t:{int(datetime(2027, 2, 1, 16, tzinfo=UTC).timestamp())}:f>")
        await ana.types("debate open", motion="This house is late.", start="2020-02-01 18:00")
        assert "is in the past" in ana.sees()
        assert len(here.threads) == 1, "nothing is made for what is refused"
