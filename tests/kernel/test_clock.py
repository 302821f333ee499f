"""The clock wakes what is due, and looks again when told to."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from bot.kernel.clock import AGAIN, Clock, now

MOMENT = timedelta(milliseconds=20)


class Alarms:
    """Deadlines that are done with once they were woken, and when that was."""

    def __init__(self, *deadlines: datetime) -> None:
        self.deadlines = list(deadlines)
        self.woken: list[datetime] = []
        self.looked = asyncio.Event()
        self.rang = asyncio.Event()
        self.clock = Clock(self.earliest, self.wake)

    async def earliest(self) -> datetime | None:
        self.looked.set()
        return min(self.deadlines, default=None)

    async def wake(self, at: datetime) -> None:
        self.woken.append(at)
        self.deadlines = [deadline for deadline in self.deadlines if deadline > at]
        self.rang.set()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        async with asyncio.timeout(5), asyncio.TaskGroup() as tasks:
            task = tasks.create_task(self.clock.run())
            await self.looked.wait()
            yield
            task.cancel()


def test_now_is_this_instant_in_utc():
    assert abs(now() - datetime.now(UTC)) < timedelta(seconds=5)  # noqa: TID251
    assert now().tzinfo is UTC


async def test_what_is_overdue_is_woken_at_once_and_together():
    long_ago = now() - timedelta(days=1)
    alarms = Alarms(long_ago, long_ago + MOMENT)

    async with alarms.running():
        await alarms.rang.wait()

    assert (len(alarms.woken), alarms.deadlines) == (1, [])


async def test_nothing_is_woken_before_its_time():
    due = now() + 2 * MOMENT
    alarms = Alarms(due)

    async with alarms.running():
        await alarms.rang.wait()

    assert len(alarms.woken) == 1
    assert due <= alarms.woken[0] < due + timedelta(seconds=4)


async def test_each_deadline_is_woken_in_its_turn():
    first, second = now() + MOMENT, now() + 3 * MOMENT
    alarms = Alarms(second, first)

    async with alarms.running():
        while alarms.deadlines:
            alarms.rang.clear()
            await alarms.rang.wait()

    assert [first <= alarms.woken[0], second <= alarms.woken[-1]] == [True, True]


async def test_a_deadline_that_comes_while_the_clock_sleeps_is_seen_when_it_is_told():
    alarms = Alarms(now() + timedelta(hours=1))

    async with alarms.running():
        alarms.deadlines.append(now() + MOMENT)
        alarms.clock.look_again()
        await alarms.rang.wait()

    assert len(alarms.woken) == 1


async def test_a_clock_without_deadlines_sleeps_until_it_is_told():
    alarms = Alarms()

    async with alarms.running():
        await asyncio.sleep(MOMENT.total_seconds())
        slept_through = list(alarms.woken)
        alarms.deadlines.append(now())
        alarms.clock.look_again()
        await alarms.rang.wait()

    assert (slept_through, len(alarms.woken)) == ([], 1)


async def test_a_deadline_of_which_nothing_came_is_tried_again_without_haste():
    tried: list[datetime] = []
    overdue = now()
    twice = asyncio.Event()

    async def earliest() -> datetime:
        return overdue

    async def fail(at: datetime) -> None:
        tried.append(at)
        if len(tried) == 2:
            twice.set()

    async with asyncio.timeout(5), asyncio.TaskGroup() as tasks:
        keeping = tasks.create_task(Clock(earliest, fail).run())
        await twice.wait()
        keeping.cancel()

    assert tried[1] - tried[0] > 0.9 * AGAIN


async def test_a_deadline_that_was_taken_back_is_not_woken():
    alarms = Alarms(now() + 2 * MOMENT)

    async with alarms.running():
        alarms.deadlines.clear()
        alarms.clock.look_again()
        await asyncio.sleep(4 * MOMENT.total_seconds())

    assert alarms.woken == []
