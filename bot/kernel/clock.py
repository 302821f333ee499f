"""The only reader of the time: it says what the time is, and wakes what is due."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

LONGEST_SLEEP = timedelta(minutes=1)
"""The machine's clock may be set while we sleep, so we look at least this often."""

AHEAD = timedelta(milliseconds=50)
"""How far instants that come in at once may run ahead of the time."""

AGAIN = timedelta(seconds=1)
"""Between two wakings for one deadline, so that a store that takes no writes keeps us waiting."""


def _read_wall() -> datetime:
    """What the machine's clock says (UTC); it can be set."""
    return datetime.now(UTC)  # noqa: TID251  # the one place that reads the time


def _read_steady() -> float:
    """Seconds on a clock that nobody sets, and that goes on while the machine sleeps where the
    system has such a one."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot is None else time.clock_gettime(boot)


class Timepiece:
    """The time in UTC: taken from the machine's clock once, and carried on by one that nobody
    sets, so that no turn gets shorter or longer when the machine's clock is set."""

    def __init__(
        self,
        wall: Callable[[], datetime] = _read_wall,
        steady: Callable[[], float] = _read_steady,
    ) -> None:
        self._wall, self._steady = wall, steady
        self._set_at, self._began = steady(), wall()

    def now(self) -> datetime:
        """This instant, in UTC."""
        return self._began + timedelta(seconds=self._steady() - self._set_at)

    def find_jump(self) -> timedelta:
        """How far the machine's clock was set ahead of this time; negative if it was set back."""
        return self._wall() - self.now()

    def follow(self) -> None:
        """Take the time from the machine's clock anew."""
        self._set_at, self._began = self._steady(), self._wall()


TIME = Timepiece()
"""The time that the whole program goes by."""


def now() -> datetime:
    """This instant, in UTC."""
    return TIME.now()


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


INSTANTS = Instants()
"""Gives all that comes in or falls due in this process an instant of its own: what happened at one
instant is told in one view, which may have been shown already, so that nothing may join it."""


class Clock:
    """Sleeps until the earliest deadline and wakes its owner.

    `earliest` tells the next deadline (UTC), or None; `wake` looks after all that is due at an
    instant, of which there are those that `read` gives. Waking may come early, late or twice:
    whoever is woken looks again.
    """

    def __init__(
        self,
        earliest: Callable[[], Awaitable[datetime | None]],
        wake: Callable[[datetime], Awaitable[None]],
        read: Callable[[], datetime] = now,
    ) -> None:
        self._earliest = earliest
        self._wake = wake
        self._read = read
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
            at = self._read()
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
