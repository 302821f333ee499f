"""The only reader of the time: it says what the time is, and wakes what is due."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

LONGEST_SLEEP = timedelta(minutes=1)
"""A machine's clock may be set while we sleep, so we look at least this often."""

AHEAD = timedelta(milliseconds=50)
"""How far instants that come in at once may run ahead of the time."""

AGAIN = timedelta(seconds=1)
"""Between two wakings for one deadline, so that a store that takes no writes keeps us waiting."""


def now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)  # noqa: TID251  # the one place that reads the time


class Instants:
    """Instants for what comes in, each later than the one before by the millisecond in which they
    are kept, so that who was first stays first."""

    def __init__(self) -> None:
        self._last: datetime | None = None

    def next(self, at: datetime) -> datetime:
        """This instant, or one shortly after where that was given already. A clock that was set
        back is believed."""
        last, step = self._last, timedelta(milliseconds=1)
        if last is not None and last - AHEAD < at < last + step:
            at = last + step
        self._last = at
        return at


class Clock:
    """Sleeps until the earliest deadline and wakes its owner.

    `earliest` tells the next deadline (UTC), or None; `wake` looks after all that is due at an
    instant. Waking may come early, late or twice: whoever is woken looks again.
    """

    def __init__(
        self,
        earliest: Callable[[], Awaitable[datetime | None]],
        wake: Callable[[datetime], Awaitable[None]],
    ) -> None:
        self._earliest = earliest
        self._wake = wake
        self._changed = asyncio.Event()

    def look_again(self) -> None:
        """Tell the clock that the earliest deadline may have changed."""
        self._changed.set()

    async def run(self) -> None:
        """Keep time until cancelled; run it as a task."""
        woken: datetime | None = None
        while True:
            self._changed.clear()
            due = await self._earliest()
            at = now()
            if due is not None and due <= at and due != woken:
                woken = due
                await self._wake(at)
                continue
            pause = LONGEST_SLEEP if due is None else min(due - at, LONGEST_SLEEP)
            if due is not None and due == woken:
                woken, pause = None, AGAIN
            try:
                async with asyncio.timeout(pause.total_seconds()):
                    await self._changed.wait()
            except TimeoutError:
                pass
