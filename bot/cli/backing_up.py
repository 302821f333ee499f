"""A backup a day, for as long as Parley runs."""

import asyncio
import logging
import sqlite3
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from bot.kernel import clock
from bot.kernel.refusal import Refused, sentence
from bot.store.backups import back_up_daily, find_daily, open_source
from bot.store.guarding import BACKUPS

DAY = timedelta(days=1)
SETTLE = timedelta(minutes=1)
"""How long after a start the first one may be made, so that it holds nobody up."""

LATER = timedelta(minutes=30)
"""How long after one that failed it is tried again."""

LOOK = timedelta(minutes=10)
"""The longest sleep: a machine that slept through a backup makes it soon after."""

log = logging.getLogger(__name__)


class DailyBackups:
    """Makes a backup of a store a day after the last one, and goes on after one that failed."""

    def __init__(
        self, store: Path, *, settle: timedelta = SETTLE, later: timedelta = LATER
    ) -> None:
        self._store = store
        self._later = later
        self._not_before = clock.now() + settle

    async def run(self) -> None:
        """Keep making backups until cancelled; run it as a task."""
        while True:
            at = clock.now()
            due = max(await asyncio.to_thread(self._find_next, at), self._not_before)
            if due > at:
                await asyncio.sleep(min(due - at, LOOK).total_seconds())
                continue
            self._not_before = clock.now() + self._later
            await self._make(at)

    def _find_next(self, at: datetime) -> datetime:
        """When the next backup is due; one with a name from the future counts for nothing."""
        made = [made_at for _, made_at in find_daily(self._store.parent / BACKUPS) if made_at <= at]
        return max(made) + DAY if made else at

    async def _make(self, at: datetime) -> None:
        connections: list[sqlite3.Connection] = []

        def make() -> Path:
            with open_source(self._store) as db:
                connections.append(db)
                return back_up_daily(self._store, at, db)

        making = asyncio.ensure_future(asyncio.to_thread(make))
        try:
            path = await asyncio.shield(making)
            log.info("backed up to %s", path)
        except Refused as refused:
            log.warning("no backup was made, next try in %s: %s", self._later, sentence(refused))
        except Exception:
            log.exception("no backup was made, next try in %s", self._later)
        except asyncio.CancelledError:
            for db in connections:
                with suppress(sqlite3.ProgrammingError):  # closed meanwhile
                    db.interrupt()  # a large one would hold up the end of the program
            with suppress(Exception):
                await making
            raise
