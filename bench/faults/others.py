"""Other faults than kills: each made on a program that runs, or between a stop and a start."""

import asyncio
import resource
import shutil
import sqlite3
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path

from bench.faults.acting import Crowd
from bench.faults.checking import count_faults, settle
from bench.faults.program import Program
from bench.faults.table import Row

HELD, HELD_LONG = 30.0, 150.0
"""Seconds for which the disk is full, or the store locked."""

FROZEN = 45.0
AROUND = 5.0
"""Seconds for which members act before and after a fault."""

CLOSE = 3.0
"""Seconds by which a deadline may be off."""

WENT_ON = "it went on, and saved again afterwards"

HOUR, DAY = 3600, 86_400

Fault = Callable[[Program], Awaitable[str]]
"""Makes a fault and takes it away again; what came of it in words, beside what is counted."""


async def try_others(folder: Path) -> list[Row]:
    """All other faults, as rows."""
    rows: list[Row] = []
    async with Program(folder / "live") as program, Crowd(program) as crowd:
        await crowd.set_up()
        for name, fault in LIVE.items():
            rows.append(await _make(program, crowd, name, fault))
        for name, fault in STOPPED.items():
            rows.append(await _make(program, crowd, name, fault))
        rows.append(await _damage(program, folder / "damaged"))
    for name, limits in LIMITS.items():
        rows.append(await _limit(folder / str(len(rows)), name, limits))
    rows.append(await _crowd(folder / "crowd"))
    return rows


async def _make(program: Program, crowd: Crowd, name: str, fault: Fault) -> Row:
    """A fault under members who act."""
    before, refused = set(crowd.done), crowd.refused
    async with _acting(crowd):
        came_of_it = await fault(program)
    if crowd.refused > refused:
        came_of_it += f"; {crowd.refused - refused} sends were refused, and taken later"
    return await _count(program, crowd, before, name, came_of_it)


@asynccontextmanager
async def _acting(crowd: Crowd) -> AsyncIterator[None]:
    crowd.is_over = False
    acting = asyncio.ensure_future(crowd.act())
    await asyncio.sleep(AROUND)
    yield
    await asyncio.sleep(AROUND)
    crowd.is_over = True
    await acting


async def _count(
    program: Program, crowd: Crowd, before: set[str], name: str, came_of_it: str
) -> Row:
    if program.has_ended:
        came_of_it = "**the program ended**"
        await program.start()
    settled = await settle(program)
    done = {mark: kind for mark, kind in crowd.done.items() if mark not in before}
    found = count_faults(program, done)
    news = found.get("news lost", 0), found.get("news doubled", 0)
    if told := found.get("told that they were interrupted", 0):
        came_of_it += f"; acts not saved, and their members told so: {told}"
    return Row(
        fault=name,
        tries=f"1, {len(done)} acts",
        lost=found.get("lines lost", 0) + found.get("acts lost", 0),
        doubled=found.get("lines doubled", 0) + found.get("acts doubled", 0),
        came_of_it=f"{came_of_it}; news not shown {news[0]}, shown twice {news[1]}"
        + ("" if settled else "; **not all was shown a minute later**"),
    )


async def fill_disk(program: Program) -> str:
    """No file of the program's may grow."""
    largest = max(file.stat().st_size for file in program.folder.iterdir())
    resource.prlimit(program.pid, resource.RLIMIT_FSIZE, (largest, resource.RLIM_INFINITY))
    await asyncio.sleep(HELD)
    everything = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
    if not program.has_ended:
        resource.prlimit(program.pid, resource.RLIMIT_FSIZE, everything)
    return WENT_ON


def lock_store(seconds: float) -> Fault:
    """Another program holds the store for itself."""

    async def fault(program: Program) -> str:
        with closing(sqlite3.connect(program.store, timeout=30)) as other:
            other.execute("BEGIN IMMEDIATE")
            await asyncio.sleep(seconds)
            other.rollback()
        return WENT_ON

    return fault


async def freeze(program: Program) -> str:
    """Nothing of the program runs, as with the lid of a laptop shut."""
    before = program.deadlines()
    await program.freeze(FROZEN)
    await asyncio.sleep(CLOSE)
    return _timed(before, program.deadlines(), FROZEN)


def set_clock(seconds: float) -> Fault:
    """The clock of the machine is set."""

    async def fault(program: Program) -> str:
        before = program.deadlines()
        program.set_clock(seconds)
        await asyncio.sleep(2 * CLOSE)
        moved = _timed(before, program.deadlines(), seconds)
        program.set_clock(0)
        await asyncio.sleep(2 * CLOSE)
        return moved

    return fault


def _timed(before: dict[str, float], after: dict[str, float], seconds: float) -> str:
    # One that fell due meanwhile has another deadline now, and is left out.
    moved = [after[stream] - due for stream, due in before.items() if stream in after]
    right = sum(abs(by - seconds) < CLOSE for by in moved)
    return f"{right} of {len(before)} running clocks lost and won no time"


async def cut_log(program: Program) -> str:
    """The end of what was written last is missing, as after a bad disk."""
    await program.kill()
    log = program.store.with_name(program.store.name + "-wal")
    size = log.stat().st_size
    with log.open("r+b") as file:
        file.truncate(max(size - 1000, 0))
    came_up = await program.start()
    whole = program.read("PRAGMA integrity_check") == [("ok",)]
    started, stands = "started" if came_up else "did not start", "whole" if whole else "damaged"
    return f"it {started}; the store is {stands}"


async def _damage(program: Program, folder: Path) -> Row:
    """A page of a copy of the store is overwritten."""
    await program.stop()
    shutil.copytree(program.folder, folder)
    copy = Program(folder)
    content = bytearray(copy.store.read_bytes())
    content[4096 * 3 : 4096 * 4] = b"\xa5" * 4096
    copy.store.write_bytes(content)
    came_up = await copy.start()
    same = copy.store.read_bytes() == bytes(content)
    await copy.kill()
    words = "started" if came_up else "refused to start, in a sentence that says what to do"
    return Row(
        fault="A page of the store is overwritten",
        tries="1",
        lost=0,
        doubled=0,
        came_of_it=f"it {words}; the file was {'left as it was' if same else '**changed**'}",
    )


async def _limit(folder: Path, name: str, limits: dict[int, int]) -> Row:
    """A program that has little of something from its start."""
    async with Program(folder, limits) as program, Crowd(program) as crowd:
        await crowd.set_up()
        async with _acting(crowd):
            await asyncio.sleep(AROUND)
        return await _count(program, crowd, set(), name, WENT_ON)


MANY = 500


async def _crowd(folder: Path) -> Row:
    """Many members speak at once."""
    async with Program(folder) as program, Crowd(program) as crowd:
        names = [f"Member {number}" for number in range(MANY)]
        await crowd.join_all(names)
        tries = (
            crowd.insist(name, "lobby", f"I say zq{name[7:]}y.", f"zq{name[7:]}y") for name in names
        )
        taken = await asyncio.gather(*tries)
        lines = [str(nonce) for (nonce,) in program.read("SELECT nonce FROM console_posts")]
        missing = sum(lines.count(f"zq{name[7:]}y") == 0 for name in names)
        return Row(
            fault=f"{MANY} members speak at once",
            tries=f"1, {sum(taken)} acts",
            lost=missing,
            doubled=sum(lines.count(f"zq{name[7:]}y") > 1 for name in names),
            came_of_it=f"{sum(taken)} of {MANY} were answered",
        )


LIVE: dict[str, Fault] = {
    f"The disk is full for {HELD:.0f} seconds": fill_disk,
    f"Another program holds the store for {HELD:.0f} seconds": lock_store(HELD),
    f"Another program holds the store for {HELD_LONG:.0f} seconds": lock_store(HELD_LONG),
    f"The program is frozen for {FROZEN:.0f} seconds": freeze,
    "The machine's clock is set an hour ahead, and back again": set_clock(HOUR),
    "The machine's clock is set an hour back, and ahead again": set_clock(-HOUR),
    "The machine's clock is set a day ahead, and back again": set_clock(DAY),
}
STOPPED: dict[str, Fault] = {
    "The program is killed, and the last thousand bytes it wrote are cut off": cut_log,
}
LIMITS: dict[str, dict[int, int]] = {
    "64 files and connections at most": {resource.RLIMIT_NOFILE: 64},
    "300 MB of memory of its own at most": {resource.RLIMIT_DATA: 300 * 2**20},
}

if sys.platform != "linux":
    LIVE.pop(next(iter(LIVE)))
