"""How fast anybody may go: each has a bucket that fills with time and empties with use."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from math import ceil

from bot.adapters.web.config import Pace

_KEPT = 10_000


class Buckets:
    """One bucket for each member or address. `time` counts seconds and never goes back."""

    def __init__(self, pace: Pace, time: Callable[[], float]) -> None:
        self._pace = pace
        self._time = time
        self._left: OrderedDict[Hashable, tuple[float, float]] = OrderedDict()

    def wait(self, who: Hashable) -> int:
        """Seconds until `who` may go on; 0 when they may now."""
        lacking = 1 - self._filled(who)
        return max(0, ceil(lacking / self._pace.per_second))

    def take(self, who: Hashable) -> int:
        """Take one and return 0, or take nothing and return the seconds to wait."""
        seconds = self.wait(who)
        if not seconds:
            self._left[who] = (self._filled(who) - 1, self._time())
            self._left.move_to_end(who)
            if len(self._left) > _KEPT:
                self._left.popitem(last=False)
        return seconds

    def _filled(self, who: Hashable) -> float:
        left, since = self._left.get(who, (self._pace.burst, self._time()))
        return min(self._pace.burst, left + (self._time() - since) * self._pace.per_second)
