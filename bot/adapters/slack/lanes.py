"""Work in lanes: in order within one, side by side in several."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Hashable

Work = Callable[[], Awaitable[None]]

log = logging.getLogger(__name__)


class Lanes:
    """Hands work to a group of tasks, a task a lane while there is any."""

    def __init__(self, tasks: asyncio.TaskGroup) -> None:
        self._tasks = tasks
        self._waiting: dict[Hashable, deque[Work]] = {}
        self._running: set[asyncio.Task[None]] = set()

    def put(self, lane: Hashable, work: Work) -> None:
        """Do a piece of work after those that were put in the same lane before."""
        if lane in self._waiting:
            self._waiting[lane].append(work)
            return
        self._waiting[lane] = deque([work])
        task = self._tasks.create_task(self._drive(lane))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def finish(self, seconds: float) -> None:
        """Wait for what is under way, so long at most; give up the rest."""
        if self._running:
            await asyncio.wait(tuple(self._running), timeout=seconds)
        for task in tuple(self._running):
            task.cancel()

    async def _drive(self, lane: Hashable) -> None:
        waiting = self._waiting[lane]
        try:
            while waiting:
                work = waiting.popleft()
                try:
                    await work()
                except Exception:  # one piece of work must not end the others
                    log.exception("a piece of work for Slack failed")
        finally:
            del self._waiting[lane]
