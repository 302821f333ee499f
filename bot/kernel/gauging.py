"""What stands at a value just now, looked up when somebody asks for the metrics."""

import sys
from collections.abc import Iterator

import bot
from bot.kernel import clock
from bot.kernel import journal_rows as journal
from bot.kernel.metrics import (
    BACKUP_AGE,
    BUILD,
    OVERDUE,
    PLATFORM_UP,
    READY,
    SHOWING_WAITING,
    STORE_BYTES,
    STORE_FREE_BYTES,
    STORE_WAITING,
    UNSHOWN,
    Labels,
    Metric,
)
from bot.kernel.parts import Parts
from bot.kernel.readiness import Troubles, find_overdue
from bot.kernel.refusal import Unavailable

Gauge = tuple[Metric, Labels, float]


async def read_gauges(parts: Parts, troubles: Troubles) -> list[Gauge]:
    """Every gauge that is looked up; without those of the store where it cannot be read."""
    gauges = [*_own(parts, troubles)]
    try:
        gauges.append((OVERDUE, (), (await find_overdue(parts)).total_seconds()))
        gauges.append((UNSHOWN, (), len(await journal.load_unshown_streams(parts.db))))
        store = await parts.db.measure()
    except Unavailable:
        return gauges
    gauges.append((STORE_BYTES, (), store.size))
    if store.free is not None:
        gauges.append((STORE_FREE_BYTES, (), store.free))
    if store.newest_backup is not None:
        age = clock.now().timestamp() - store.newest_backup
        gauges.append((BACKUP_AGE, (), max(0.0, age)))
    return gauges


def _own(parts: Parts, troubles: Troubles) -> Iterator[Gauge]:
    """Those that need no store."""
    python = ".".join(map(str, sys.version_info[:3]))
    yield BUILD, (bot.__version__, python, parts.db.name), 1
    yield READY, (), not troubles
    yield STORE_WAITING, (), parts.db.waiting
    yield SHOWING_WAITING, (), parts.rooms.waiting
    for platform in parts.platforms.all():
        yield PLATFORM_UP, (platform.name,), platform.trouble is None
