"""Discord: a light command answered, beside a bare discord.py bot on the same local server."""

import asyncio
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.fakes.discord_server import TOKEN, FakeDiscord, fake_discord

COMMANDS, TOGETHER = 2000, 50
ROOT = Path(__file__).parents[2]


def measure() -> dict[str, float]:
    """Milliseconds from an interaction to its first answer, start to ready, memory; and ratios."""
    with tempfile.TemporaryDirectory() as folder:
        bare = asyncio.run(
            _measured([sys.executable, "bench/speed/bare_discord.py", TOKEN], folder)
        )
        ours = asyncio.run(_measured([sys.executable, "-m", "bot", "run"], folder))
    found: dict[str, float] = {}
    for name in bare:
        found |= {f"bare, {name}": bare[name], f"Parley, {name}": ours[name]}
        found[f"ratio, {name}"] = ours[name] / bare[name]
    return found


async def _measured(command: list[str], folder: str) -> dict[str, float]:
    async with fake_discord() as here:
        env = {
            **os.environ, "PARLEY_DATA": folder, "PARLEY_PORT": "0", "PYTHONPATH": str(ROOT),
            "PARLEY_DISCORD_TOKEN": TOKEN, "PARLEY_DISCORD_API": f"{here.address}/api/v10",
        }  # fmt: skip
        begun = time.perf_counter()
        child = await asyncio.create_subprocess_exec(
            *command, env=env, cwd=ROOT, stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        try:
            await asyncio.wait_for(here.ready.wait(), 30)
            ready = (time.perf_counter() - begun) * 1000
            await asyncio.sleep(3)
            for _ in range(50):
                await _one(here, 0)
            alone = sorted([await _one(here, n) for n in range(COMMANDS)])
            crowd: list[float] = []
            for start in range(0, COMMANDS, TOGETHER):
                some = (_one(here, n) for n in range(start, start + TOGETHER))
                crowd += await asyncio.gather(*some)
            crowd.sort()
            memory = _resident(child.pid)
        finally:
            child.kill()
            await child.wait()
    return {
        "one at a time, p50 ms": statistics.median(alone),
        "one at a time, p95 ms": alone[len(alone) * 95 // 100],
        "50 at once, p50 ms": statistics.median(crowd),
        "50 at once, p95 ms": crowd[len(crowd) * 95 // 100],
        "start to ready, ms": ready,
        "memory, MB": memory,
    }


async def _one(here: FakeDiscord, number: int) -> float:
    data = {
        "id": "1", "name": "motion", "type": 1,
        "options": [{"name": "list", "type": 1, "options": []}],
    }  # fmt: skip
    begun = time.perf_counter()
    await here.interact(2, data, str(500 + number % 50), f"Member {number % 50}", 0)
    spent = (time.perf_counter() - begun) * 1000
    here.messages.clear()
    return spent


def _resident(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text("utf-8").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0
