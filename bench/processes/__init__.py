"""Several processes over one PostgreSQL: what an act costs, and what a kill loses."""

import asyncio
import os
import random
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bench.processes.acting import Crowd
from bench.processes.checking import Watch, count_faults
from bench.processes.opening import open_debates
from bench.processes.programs import Fleet
from tests.postgres import Server, running_server

DEBATES = int(os.environ.get("BENCH_DEBATES", "1000"))
SECONDS = float(os.environ.get("BENCH_SECONDS", "40"))
KILL_EVERY = 4.0


def measure() -> Mapping[str, object]:
    """Acts a second and their cost by the number of processes, then four of which one is killed
    every few seconds."""
    with running_server() as address, tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_measure(Server(address), Path(folder)))


async def _measure(server: Server, folder: Path) -> Mapping[str, object]:
    template = await server.make_database()
    await open_debates(template, DEBATES)
    found: dict[str, object] = {"running debates": DEBATES}
    for count, kills in ((1, False), (2, False), (4, False), (4, True)):
        url = await server.copy_database(template)
        name = f"{count} processes" + (", one killed at random" if kills else "")
        figures = await _run(url, folder / name.replace(" ", "-"), count, kills=kills)
        found |= {f"{name}: {what}": value for what, value in figures.items()}
    return found


async def _run(url: str, folder: Path, count: int, *, kills: bool) -> dict[str, float]:
    async with (
        Fleet(url, folder, count) as fleet,
        Watch(url) as watch,
        Crowd(fleet, DEBATES) as crowd,
    ):
        killing = asyncio.ensure_future(_kill(fleet)) if kills else None
        await crowd.act(SECONDS)
        fleet.is_closing = True
        if killing is not None:
            await killing
        await watch.settles()
        faults = await count_faults(url, crowd.done)
        cpu = await fleet.cpu_seconds()
        return {
            "acts acknowledged": len(crowd.done),
            "acts/s": len(crowd.done) / SECONDS,
            "processor ms an act": 1000 * cpu / max(len(crowd.done), 1),
            "kills": fleet.kills,
            **faults,
            "latest tick, s": watch.latest,
            "slowest start, s": fleet.slowest_start,
        }


async def _kill(fleet: Fleet) -> None:
    lot = random.Random(1)  # noqa: S311  # chance that can be drawn again is meant
    while not fleet.is_closing:
        await asyncio.sleep(KILL_EVERY * (0.5 + lot.random()))
        await fleet.kill_and_start(lot.randrange(fleet.count))
