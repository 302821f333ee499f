"""Slack: a light command acknowledged and answered, beside the best bare AsyncApp.

Both run at once, each on a local server of its own, and take turns in blocks, so that whatever else
the machine does falls on both alike. Each percentile is taken of every block, and told as the
median over the blocks.
"""

import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.speed.timing import processor, resident
from tests.fakes.slack.people import Person
from tests.fakes.slack.server import APP_TOKEN, BOT_TOKEN, FakeSlack, fake_slack
from tests.fakes.slack.world import Message

COMMANDS, TOGETHER, BLOCK, STARTS = 2000, 50, 100, 9
COMMAND = "/parley motion list"
PATIENCE = 60
"""Seconds in which an answer comes, whatever else the machine does."""

ROOT = Path(__file__).parents[2]
OURS, BARE = "Parley", "bare AsyncApp"
BOTS = {OURS: ("-m", "bench.speed.any_pace"), BARE: ("bench/speed/bare_slack.py",)}
Times = list[tuple[float, float]]


@dataclass
class SlackBenchBot:
    """A bot that runs: its people, its process, and milliseconds to ready and to a first answer."""

    people: "WaitingPeople"
    process: int
    ready: float
    first: float = 0.0
    alone: list[Times] = field(default_factory=list)
    crowd: list[Times] = field(default_factory=list)


def measure() -> dict[str, dict[str, float]]:
    """By bot: milliseconds from an envelope to its acknowledgement and to the answer, from start to
    ready and to a first answer, and megabytes; and how many times that Parley takes."""
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(_measured(Path(folder)))
    ratios = {name: value / found[BARE][name] for name, value in found[OURS].items()}
    return {**found, f"{OURS} over {BARE}": ratios}


async def _measured(folder: Path) -> dict[str, dict[str, float]]:
    starts: dict[str, list[SlackBenchBot]] = {name: [] for name in BOTS}
    for _ in range(STARTS + 1):  # the first one compiles, and makes the store
        for name in BOTS:
            async with running(name, folder) as bot:
                bot.first = bot.ready + (await bot.people.command(0))[1]
                starts[name].append(bot)
    async with AsyncExitStack() as stack:
        bots = {name: await stack.enter_async_context(running(name, folder)) for name in BOTS}
        await asyncio.sleep(3)
        for bot in bots.values():
            await _together(bot)  # everybody is known after that
        for _ in range(COMMANDS // BLOCK):
            for bot in bots.values():
                bot.alone.append([await bot.people.command(number) for number in range(BLOCK)])
        spent = {name: processor(bot.process) for name, bot in bots.items()}
        for _ in range(COMMANDS // TOGETHER):
            for bot in bots.values():
                bot.crowd.append(await _together(bot))
        found = {name: _figures(bot, starts[name][1:]) for name, bot in bots.items()}
        for name, bot in bots.items():
            each = (processor(bot.process) - spent[name]) / COMMANDS
            found[name]["processor time a command, 50 at once, ms"] = each
        return found


async def _together(bot: SlackBenchBot) -> Times:
    return await asyncio.gather(*(bot.people.command(number) for number in range(TOGETHER)))


@asynccontextmanager
async def running(name: str, folder: Path, answers: str = "") -> AsyncIterator[SlackBenchBot]:
    """A bot as an admin would start it, connected to a server of its own. Bare bots answer as the
    file `answers` says."""
    async with fake_slack() as here:
        env = {
            **os.environ, "PARLEY_DATA": str(folder), "PARLEY_PORT": "0", "PYTHONPATH": str(ROOT),
            "BARE_ANSWERS": answers,
            "MALLOC_ARENA_MAX": "2",  # as dev.py and the image have it; for all alike
            "PARLEY_SLACK_BOT_TOKEN": BOT_TOKEN, "PARLEY_SLACK_APP_TOKEN": APP_TOKEN,
            "PARLEY_SLACK_API": here.api, "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        }  # fmt: skip
        env.pop("PYTHONDONTWRITEBYTECODE", None)  # all are compiled once, as when installed
        people = WaitingPeople(here)
        begun = time.perf_counter()
        child = await asyncio.create_subprocess_exec(
            sys.executable, *BOTS[name], env=env, cwd=ROOT, stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        try:
            await asyncio.wait_for(here.connected.wait(), 30)
            yield SlackBenchBot(people, child.pid, (time.perf_counter() - begun) * 1000)
        finally:
            child.kill()
            await child.wait()


class WaitingPeople:
    """Fifty members, each waiting for the answer that they alone see."""

    def __init__(self, here: FakeSlack) -> None:
        self.here = here
        here.watchers.append(self._posted)
        self._people = [Person(here, f"U0000{n:04d}", f"Member {n}") for n in range(TOGETHER)]
        self._answers: dict[str, asyncio.Future[float]] = {}

    async def command(self, number: int, line: str = COMMAND) -> tuple[float, float]:
        """Milliseconds to the acknowledgement, and to the answer."""
        person = self._people[number % TOGETHER]
        answer = self._answers[person.key] = asyncio.get_running_loop().create_future()
        begun = time.perf_counter()
        sent = await person.types(line)
        assert sent.seconds is not None, sent.failed
        answered = await asyncio.wait_for(answer, PATIENCE) - begun
        self._forget()
        return sent.seconds * 1000, answered * 1000

    def _posted(self, message: Message) -> None:
        waiting = self._answers.get(message.only)
        if waiting is not None and not waiting.done():
            waiting.set_result(time.perf_counter())

    def _forget(self) -> None:
        """The server is to be as quick at the end as at the beginning."""
        here = self.here
        for log in (here.deliveries, here.calls, here.triggers, here.hooks):
            if len(log) > 4 * TOGETHER:
                log.clear()
        for channel in here.team.channels.values():
            if len(channel.messages) > 4 * TOGETHER:
                channel.messages.clear()


def _figures(bot: SlackBenchBot, starts: Sequence[SlackBenchBot]) -> dict[str, float]:
    found: dict[str, float] = {}
    for how, blocks in (("one at a time", bot.alone), ("50 at once", bot.crowd)):
        for place, what in enumerate(("acknowledged", "answered")):
            for percent in (50, 95):
                found[f"{how}, {what}, p{percent} ms"] = _part(blocks, place, percent)
    return found | {
        "start to ready, ms": statistics.median(start.ready for start in starts),
        "start to the first answer, ms": statistics.median(start.first for start in starts),
        "memory, MB": resident(bot.process),
    }


def _part(blocks: Sequence[Times], place: int, percent: int) -> float:
    parts = []
    for block in blocks:
        one = sorted(times[place] for times in block)
        parts.append(one[len(one) * percent // 100])
    return statistics.median(parts)
