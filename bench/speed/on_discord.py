"""Discord: a light command answered, beside bare discord.py bots on the same kind of local server.

All bots run at the same time, each on a server of its own, and take turns in short blocks: what
else the machine does meanwhile falls on all of them alike. A bot that waits takes no time. Each
percentile is taken of every block, and told as the median over the blocks.
"""

import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.speed.timing import processor, resident
from tests.fakes.discord_guilds import crowd
from tests.fakes.discord_server import TOKEN, FakeDiscord, fake_discord

COMMANDS, TOGETHER, BLOCK = 2000, 50, 100
STARTS = 9
SERVERS = 1000
ROOT = Path(__file__).parents[2]

PLAIN, SAME, OURS = "bare", "bare, same answer", "Parley"
BOTS: Mapping[str, Sequence[str]] = {
    PLAIN: ["bench/speed/bare_discord.py", TOKEN],
    SAME: ["bench/speed/bare_discord.py", TOKEN, "same"],
    OURS: ["-m", "bench.speed.any_pace"],
}


@dataclass(frozen=True, slots=True)
class BenchBot:
    here: FakeDiscord
    process: int
    ready: float
    """Milliseconds from its start."""
    alone: list[list[float]] = field(default_factory=list)
    crowd: list[list[float]] = field(default_factory=list)
    """Milliseconds until each answer, block by block."""


def measure() -> dict[str, dict[str, float]]:
    """By bot: milliseconds from an interaction to its first answer, and from start to ready, and
    megabytes; and how many times what a bare bot takes Parley takes."""
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(_measured(Path(folder)))
    for other in (PLAIN, SAME):
        both = found[OURS].keys() & found[other].keys()
        ratios = {
            name: found[OURS][name] / found[other][name] for name in found[OURS] if name in both
        }
        found[f"Parley over {other}"] = ratios
    return found


async def _measured(folder: Path) -> dict[str, dict[str, float]]:
    starts: dict[str, list[float]] = {name: [] for name in BOTS}
    for _ in range(STARTS + 1):  # the first one compiles, and makes the store
        for name in BOTS:
            async with running(name, folder) as bot:
                starts[name].append(bot.ready)
    async with AsyncExitStack() as stack:
        bots = {name: await stack.enter_async_context(running(name, folder)) for name in BOTS}
        await asyncio.sleep(3)
        for bot in bots.values():
            await _block(bot, BLOCK)
        for _ in range(COMMANDS // BLOCK):
            for bot in bots.values():
                bot.alone.append(await _block(bot, BLOCK))
        spent = {name: processor(bot.process) for name, bot in bots.items()}
        for _ in range(COMMANDS // TOGETHER):
            for bot in bots.values():
                bot.crowd.append(await asyncio.gather(*(_one(bot, n) for n in range(TOGETHER))))
        found = {name: _figures(bot, starts[name][1:]) for name, bot in bots.items()}
        for name, bot in bots.items():
            each = (processor(bot.process) - spent[name]) / COMMANDS
            found[name]["processor time an answer, 50 at once, ms"] = each
        for name, bot in bots.items():
            found[name][f"a server more of {SERVERS} idle ones, kB"] = await _idle(bot)
        await _question(bots[OURS])
        found[OURS]["memory after a question, MB"] = resident(bots[OURS].process)
    return found


def _figures(bot: BenchBot, starts: Sequence[float]) -> dict[str, float]:
    return {
        "one at a time, p50 ms": _part(bot.alone, 50),
        "one at a time, p95 ms": _part(bot.alone, 95),
        "50 at once, p50 ms": _part(bot.crowd, 50),
        "50 at once, p95 ms": _part(bot.crowd, 95),
        "start to ready, ms": statistics.median(starts),
        "memory, MB": resident(bot.process),
    }


def _part(blocks: Sequence[Sequence[float]], percent: int) -> float:
    return statistics.median(sorted(block)[len(block) * percent // 100] for block in blocks)


@asynccontextmanager
async def running(name: str, folder: Path, answers: str = "") -> AsyncIterator[BenchBot]:
    """A bot as an admin would start it, ready on a server of its own. Bare bots answer as the
    file `answers` says."""
    async with fake_discord() as here:
        env = {
            **os.environ, "PARLEY_DATA": str(folder), "PARLEY_PORT": "0", "PYTHONPATH": str(ROOT),
            "BARE_ANSWERS": answers,
            "MALLOC_ARENA_MAX": "2",  # as dev.py and the image have it; for all alike
            "PARLEY_DISCORD_TOKEN": TOKEN, "PARLEY_DISCORD_API": f"{here.address}/api/v10",
            "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        }  # fmt: skip
        env.pop("PYTHONDONTWRITEBYTECODE", None)  # all are compiled once, as when installed
        begun = time.perf_counter()
        child = await asyncio.create_subprocess_exec(
            sys.executable, *BOTS[name], env=env, cwd=ROOT, stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        try:
            await asyncio.wait_for(here.ready.wait(), 30)
            yield BenchBot(here, child.pid, (time.perf_counter() - begun) * 1000)
        finally:
            if child.returncode is None:
                child.kill()
            await child.wait()


async def _block(bot: BenchBot, commands: int) -> list[float]:
    return [await _one(bot, number) for number in range(commands)]


async def _one(bot: BenchBot, number: int) -> float:
    """Milliseconds until a light command is answered; fifty members take turns."""
    data = {
        "id": "1", "name": "motion", "type": 1,
        "options": [{"name": "list", "type": 1, "options": []}],
    }  # fmt: skip
    member = number % TOGETHER
    begun = time.perf_counter()
    await bot.here.interact(2, data, str(500 + member), f"Member {member}", 0)
    spent = (time.perf_counter() - begun) * 1000
    bot.here.messages.clear()
    return spent


async def _idle(bot: BenchBot) -> float:
    """Kilobytes that each of many servers takes in which nothing happens."""
    before = resident(bot.process)
    for guild in crowd(SERVERS):
        await bot.here.dispatch("GUILD_CREATE", guild)
    await _one(bot, 0)  # what came before it has been taken in
    return (resident(bot.process) - before) * 1024 / SERVERS


async def _question(bot: BenchBot) -> None:
    option = {"name": "question", "type": 3, "value": "What is a security guarantee?"}
    await bot.here.interact(
        2, {"id": "2", "name": "ask", "type": 1, "options": [option]}, "500", "Member 0", 0
    )
