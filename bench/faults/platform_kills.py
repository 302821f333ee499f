"""Kills at random instants while members act on Discord and Slack, against servers that speak like
these."""

import asyncio
import random
import sqlite3
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from contextlib import AbstractAsyncContextManager, closing, suppress
from pathlib import Path

from bench.faults.table import Row
from tests.adapters.discord.test_discord_debate import Person as DiscordPerson
from tests.adapters.discord.test_discord_debate import parley as on_discord
from tests.adapters.slack.running import parley as on_slack
from tests.fakes.discord_server import fake_discord
from tests.fakes.discord_world import TEXT
from tests.fakes.slack.people import Person as SlackPerson
from tests.fakes.slack.server import fake_slack

KILLS = 50
"""Kills on each platform."""

BETWEEN = 3.0
"""Seconds between a start and the next kill, on average."""

PAUSE = 0.8
"""Seconds between two acts of a member."""

ROOM_TAKES = 40
"""Motions that are proposed in one channel."""

READY, SETTLING = 60.0, 40.0
"""Seconds that a start may take, and in which all must be shown after the last."""

NAMES = ("Alma", "Boris", "Chen", "Dina")

UNSHOWN = "SELECT count(*) FROM outbox WHERE shown = 0"

Acting = Callable[[int, str, int], Awaitable[None]]
"""A member (by number) proposes a motion with a mark in it, in a channel (by number)."""

Shown = Callable[[], Iterable[str]]
"""The words of each message that all see."""


async def try_platforms(folder: Path, kills: int = KILLS) -> list[Row]:
    """The rows of kills on platforms."""
    found = {
        "Discord": await kill_on_discord(folder / "discord", kills),
        "Slack": await kill_on_slack(folder / "slack", kills),
    }
    return [_describe(name, counted) for name, counted in found.items()]


def _describe(name: str, found: Counter[str]) -> Row:
    return Row(
        fault=f"The program is killed at a random moment while four members propose on {name} "
        "(a server that speaks like it); then it is started again",
        tries=f"{found['kills']:,} kills, {found['acts']:,} acts told of",
        lost=found["lost"],
        doubled=found["doubled"],
        came_of_it=f"news not shown {found['news lost']}, shown twice {found['news doubled']}; "
        f"{found['cut off']} sends were cut off by a kill and not taken",
    )


async def kill_on_discord(folder: Path, kills: int) -> Counter[str]:
    """So many kills under members on Discord."""
    async with fake_discord() as here:
        people = [DiscordPerson(here, f"{11 + n}", name) for n, name in enumerate(NAMES)]
        rooms = [await here.make(TEXT, f"motions{n}") for n in range(2 + kills // 2)]

        async def act(member: int, words: str, room: int) -> None:
            people[member].place = rooms[room]
            await people[member].types("motion propose", words=words)

        def shown() -> Iterable[str]:
            return [m.words for m in here.messages if m.only == "" and not m.gone]

        def run() -> AbstractAsyncContextManager[object]:
            return on_discord(folder, here)

        return await _kill_often(folder, kills, run, here.ready, act, shown)


async def kill_on_slack(folder: Path, kills: int) -> Counter[str]:
    """So many kills under members on Slack."""
    async with fake_slack() as here:
        people = [SlackPerson(here, f"U000001{n}", name) for n, name in enumerate(NAMES)]
        everybody = [person.key for person in people]
        rooms = [here.channel(f"motions{n}", *everybody).id for n in range(2 + kills // 2)]

        async def act(member: int, words: str, room: int) -> None:
            people[member].place = rooms[room]
            await people[member].mentions(f'motion propose words:"{words}"')

        def shown() -> Iterable[str]:
            every = [m for channel in here.team.channels.values() for m in channel.messages]
            ours = [m for m in every if m.user == here.team.bot and not (m.only or m.buried)]
            return [m.words for m in ours]

        def run() -> AbstractAsyncContextManager[object]:
            return on_slack(folder, here)

        return await _kill_often(folder, kills, run, here.connected, act, shown)


async def _kill_often(
    folder: Path,
    kills: int,
    run: Callable[[], AbstractAsyncContextManager[object]],
    ready: asyncio.Event,
    act: Acting,
    shown: Shown,
) -> Counter[str]:
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    lot = random.Random(5)  # noqa: S311  # chance that can be drawn again is meant
    marks: list[str] = []

    async def acts(member: int) -> None:
        while True:
            mark = f"zq{member}x{len(marks)}q"
            marks.append(mark)
            with suppress(TimeoutError, ConnectionError):
                await act(member, f"This house would look at {mark}.", len(marks) // ROOM_TAKES)
            await asyncio.sleep(PAUSE)

    for _ in range(kills):
        async with run():  # at its end the program is killed
            await asyncio.wait_for(ready.wait(), READY)
            acting = [asyncio.ensure_future(acts(member)) for member in range(len(NAMES))]
            await asyncio.sleep(BETWEEN * 2 * lot.random())
        for task in acting:
            task.cancel()
        await asyncio.gather(*acting, return_exceptions=True)
    async with run():
        await asyncio.wait_for(ready.wait(), READY)
        for _ in range(int(SETTLING)):
            await asyncio.sleep(1)
            if _read(folder, UNSHOWN) == [(0,)]:
                break
        await asyncio.sleep(2)
    kept = [str(words) for (words,) in _read(folder, "SELECT words FROM proposals")]
    return _count(kills, marks, kept, list(shown()))


def _count(
    kills: int, marks: Iterable[str], kept: Iterable[str], posts: Iterable[str]
) -> Counter[str]:
    found = Counter({"kills": kills})
    for mark in marks:
        times = sum(mark in words for words in kept)
        told = sum(mark in words for words in posts)
        found["acts"] += told > 0
        found["lost"] += told > 0 and times == 0
        found["doubled"] += times > 1
        found["news lost"] += times > 0 and told == 0
        found["news doubled"] += told > 1
        found["cut off"] += times == 0 and told == 0
    return found


def _read(folder: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / "parley.sqlite3", timeout=20)) as opened:
        return opened.execute(sql).fetchall()
