"""Kills at random instants, under members who act."""

import asyncio
import random
import time
from collections import Counter
from pathlib import Path

from bench.faults.acting import Crowd
from bench.faults.checking import count_faults, settle
from bench.faults.program import Program

BETWEEN = 3.0
"""Seconds between a start and the next kill, on average."""

CLOSE = 4.0
"""Seconds by which the time given back may differ from the time away, which is known to two."""


async def kill_often(folder: Path, kills: int, seed: int = 1) -> dict[str, int]:
    """So many kills; what was found."""
    lot = random.Random(seed)  # noqa: S311  # chance that can be drawn again is meant
    found = Counter[str]()
    async with Program(folder) as program, Crowd(program) as crowd:
        await crowd.set_up()
        acting = asyncio.ensure_future(crowd.act())
        for _ in range(kills):
            await asyncio.sleep(BETWEEN * 2 * lot.random())
            found += await _kill(program)
        crowd.is_over = True
        await acting
        found["not settled"] += not await settle(program)
        found["kills"] = program.kills
        found["acts acknowledged"] = len(crowd.done)
        found["starts failed"] = program.failed_starts
        found.update(count_faults(program, crowd.done))
        found["store damaged"] += program.read("PRAGMA integrity_check") != [("ok",)]
    return dict(found)


async def _kill(program: Program) -> Counter[str]:
    """Kill it and start it again; deadlines that did not move by the time away."""
    before = program.deadlines()
    at = time.time()
    await program.kill()
    program.kills += 1
    before = program.deadlines() or before
    came_up = await program.start()
    away = time.time() - at
    if not came_up:
        return Counter()
    after = program.deadlines()
    moved = [after[stream] - due for stream, due in before.items() if stream in after]
    wrong = sum(abs(by - away) > CLOSE for by in moved if by < away + 60)
    return Counter({"deadlines looked at": len(moved), "deadlines wrong": wrong})
