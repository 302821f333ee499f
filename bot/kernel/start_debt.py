"""What a start itself takes, which communities get back once they are served."""

from collections.abc import Callable, Set
from datetime import datetime, timedelta
from typing import Self

from msgspec import Struct
from msgspec.structs import replace

from bot.kernel.ids import CommunityId
from bot.kernel.lost_time import LostTime

LONGEST_WAIT = timedelta(minutes=1)
"""For how long a community is waited for whose platform does not connect; then its clocks run."""

LEAST = timedelta(seconds=1)
"""What is shorter is not worth giving back: the heartbeat before the stop may be older."""


class StartDebt(Struct, frozen=True):
    """Since when (UTC) these communities wait to be served after a start."""

    since: datetime | None = None
    communities: Set[CommunityId] = frozenset()

    def find_due(
        self, at: datetime, is_served: Callable[[CommunityId], bool]
    ) -> frozenset[CommunityId]:
        """The communities that get back now what the start took: those that are served, and all
        when they have waited long enough."""
        waited = self.since is not None and at - self.since >= LONGEST_WAIT
        return frozenset(c for c in self.communities if waited or is_served(c))

    def find_lost(self, at: datetime) -> LostTime | None:
        """The time from the first giving back until now; None where that is next to nothing."""
        if self.since is None or at - self.since < LEAST:
            return None
        return LostTime(stopped=self.since, at=at)

    def without(self, settled: Set[CommunityId]) -> Self:
        """What is left when these have got it."""
        return replace(self, communities=self.communities - settled) if settled else self

    def moved(self, jump: timedelta) -> Self:
        """The same after the machine's clock was set."""
        return self if self.since is None else replace(self, since=self.since + jump)
