"""Keeps time for debates: gives back what was lost, wakes what is due, shows what was not shown."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from bot import clock
from bot.core.command import Caller
from bot.core.debate.base import Tick
from bot.core.ids import MemberId
from bot.core.refusal import Refused
from bot.debates import acting
from bot.debates.recovering import give_back_time
from bot.debates.showing import catch_up, show
from bot.identity import fresh_id
from bot.parts import Parts
from bot.store import debates, journal
from bot.store.journal import Stream

BEAT = timedelta(seconds=20)
"""How often it is noted that the clock runs."""

TOGETHER = 32
"""Debates that are ticked at once, so that they share what a commit costs."""

CLOCK = MemberId("parley")

log = logging.getLogger(__name__)


@asynccontextmanager
async def keeping_time(parts: Parts) -> AsyncIterator[None]:
    """Keep time for as long as the block runs."""
    at = clock.now()
    await give_back_time(parts, at)
    await parts.db.change(journal.beat(at))
    await catch_up(parts)
    keeper = _Keeper(parts, at)
    ticking = clock.Clock(keeper.earliest, keeper.wake)
    parts.rooms.alarm = ticking.look_again
    async with asyncio.TaskGroup() as group:
        running = group.create_task(ticking.run())
        try:
            with parts.rooms.pausing(group):
                yield
        finally:
            running.cancel()


class _Keeper:
    def __init__(self, parts: Parts, at: datetime) -> None:
        self._parts = parts
        self._beat = at

    async def earliest(self) -> datetime | None:
        """The next deadline, or the next beat while any debate has one."""
        due = await journal.next_deadline(self._parts.db)
        return None if due is None else min(due, self._beat + BEAT)

    async def wake(self, at: datetime) -> None:
        """Note that the clock runs, and tick whatever is due."""
        if at >= self._beat + BEAT:
            self._beat = at
            await self._parts.db.change(journal.beat(at))
        due = await journal.due_by(self._parts.db, at)
        for start in range(0, len(due), TOGETHER):
            some = due[start : start + TOGETHER]
            await asyncio.gather(*(tick(self._parts, each, at) for each in some))


async def tick(parts: Parts, due: Stream, at: datetime) -> None:
    """Let a debate do what has come due. A debate in trouble does not hold up the others."""
    debate = due.stream.partition(":")[2]
    row = await debates.one(parts.db, due.community, debate)
    if row is None:
        return
    by = Caller(community=due.community, place=row.place, member=CLOCK, name="Parley")
    try:
        await acting.act(parts, Tick(by=by, at=at, id=fresh_id(), debate=debate))
        await show(parts, due.community, debate)
    except Refused as refused:
        log.warning("the clock could not move debate=%s: %s", debate, refused.code)
