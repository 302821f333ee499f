"""Durable writes, fifty writers at once, beside raw sqlite3 with one commit a write."""

import asyncio
import sqlite3
import tempfile
import time
from pathlib import Path

from bot.kernel import clock
from bot.store.engines import open_database
from bot.store.statement import make_statement, to_ms

WRITERS, EACH, RAW = 50, 200, 3000
INSERT = "INSERT INTO communities (id, created_at) VALUES (?, ?)"


def measure() -> dict[str, float]:
    """Writes a second, both with synchronous=FULL on the same file system, and their ratio."""
    with tempfile.TemporaryDirectory(dir=".") as folder:
        raw = _raw(Path(folder) / "raw.sqlite3")
        ours = asyncio.run(_ours(Path(folder) / "ours"))
    return {"raw sqlite3, writes/s": raw, "Parley, writes/s": ours, "ours over raw": ours / raw}


def _raw(path: Path) -> float:
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE communities (id TEXT PRIMARY KEY, created_at INTEGER)")
    start = time.perf_counter()
    for number in range(RAW):
        db.execute(INSERT, (f"c{number}", number))
    spent = time.perf_counter() - start
    db.close()
    return RAW / spent


async def _ours(folder: Path) -> float:
    async with open_database(folder, to_ms(clock.now())) as db:

        async def write(writer: int) -> None:
            for number in range(EACH):
                await db.write(make_statement(INSERT, f"{writer}-{number}", number))

        start = time.perf_counter()
        async with asyncio.TaskGroup() as group:
            for writer in range(WRITERS):
                group.create_task(write(writer))
        return WRITERS * EACH / (time.perf_counter() - start)
