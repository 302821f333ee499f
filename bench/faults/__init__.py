"""Faults of every kind, made on purpose under members who act, and what came of them."""

import asyncio
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bench.faults.kills import kill_often
from bench.faults.large import try_large
from bench.faults.others import try_others
from bench.faults.platform_kills import KILLS as PLATFORM_KILLS
from bench.faults.platform_kills import try_platforms
from bench.faults.table import Row, describe_kills, write_table

KILLS = 500


def measure(kills: int = KILLS, *, write: bool = False) -> Mapping[str, object]:
    """The rows of the table, by fault; with `write` they are put into docs/trust.md."""
    with tempfile.TemporaryDirectory() as folder:
        rows = asyncio.run(_measure(Path(folder), kills))
    if write:
        write_table(rows)
    return {row.fault: f"{row.tries} tries: {row.came_of_it}" for row in rows}


async def _measure(folder: Path, kills: int) -> list[Row]:
    rows = [describe_kills(await kill_often(folder / "kills", kills))] if kills else []
    rows += await try_platforms(folder, min(kills, PLATFORM_KILLS)) if kills else []
    return [*rows, *await try_others(folder), *await try_large(folder)]
