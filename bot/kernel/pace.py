"""How fast anybody may go: each has a bucket that fills with time and empties with use."""

import json
from collections import OrderedDict
from collections.abc import Callable, Hashable
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from bot.kernel.command import Caller
from bot.kernel.refusal import KernelRefusal, Refused
from bot.store.database import Database

_KEPT = 10_000


class Pace(Struct, frozen=True, kw_only=True):
    """How much somebody may send: so many at once, then so many a second."""

    burst: float
    per_second: float


MEMBER_PACE = Pace(burst=40, per_second=2)
"""Of one member of a community on a platform: faster than anybody types or presses."""

COMMUNITY_PACE = Pace(burst=600, per_second=30)
"""Of all members of a community together: thirty people who all vote at once are far below it."""


class _Bucket(Struct, frozen=True, kw_only=True):
    """What is left at an instant (seconds), and what was taken that other processes do not know
    of."""

    left: float
    untold: float
    at: float


class Buckets:
    """One bucket for each member or address. `time` counts seconds and never goes back."""

    def __init__(self, pace: Pace, time: Callable[[], float]) -> None:
        self._pace = pace
        self._time = time
        self._buckets: OrderedDict[Hashable, _Bucket] = OrderedDict()
        self._tell: Callable[[Hashable, float], object] | None = None

    def take(self, who: Hashable) -> int:
        """Take one and return 0, or take nothing and return the seconds to wait."""
        bucket = self._fill(who)
        if bucket.left < 1:
            return ceil((1 - bucket.left) / self._pace.per_second)
        left, untold = bucket.left - 1, bucket.untold + 1
        if self._tell is not None and left < self._pace.burst / 2:
            self._tell(who, untold)
            untold = 0.0
        self._keep(who, _Bucket(left=left, untold=untold, at=bucket.at))
        return 0

    def share(self, db: Database, topic: str) -> None:
        """Let processes of one database take from each other's buckets, where they share it. Who is
        slow is not spoken of: only what is taken from a bucket that is half empty is told, and what
        was taken before from it."""
        if not db.is_shared:
            return

        def tell(who: Hashable, many: float) -> None:
            db.tell_others(topic, json.dumps([who, many]))

        def hear(words: str) -> None:
            who, many = json.loads(words)
            self._charge(tuple(who) if isinstance(who, list) else who, many)

        self._tell = tell
        db.listen(topic, hear)

    def _charge(self, who: Hashable, many: float) -> None:
        bucket = self._fill(who)
        self._keep(who, replace(bucket, left=max(bucket.left - many, 0.0)))

    def _fill(self, who: Hashable) -> _Bucket:
        now, burst = self._time(), self._pace.burst
        bucket = self._buckets.get(who, _Bucket(left=burst, untold=0.0, at=now))
        filled = (now - bucket.at) * self._pace.per_second
        return _Bucket(
            left=min(burst, bucket.left + filled), untold=max(bucket.untold - filled, 0.0), at=now
        )

    def _keep(self, who: Hashable, bucket: _Bucket) -> None:
        self._buckets[who] = bucket
        self._buckets.move_to_end(who)
        if len(self._buckets) > _KEPT:
            self._buckets.popitem(last=False)


class CommunityPaces:
    """The paces of members and of communities on platforms that keep none themselves, over all
    processes of a database where one is given."""

    def __init__(self, time: Callable[[], float], db: Database | None = None) -> None:
        self._members = Buckets(MEMBER_PACE, time)
        self._communities = Buckets(COMMUNITY_PACE, time)
        if db is not None:
            self._members.share(db, "pace of members")
            self._communities.share(db, "pace of communities")

    def keep(self, by: Caller) -> None:
        """Count what a member sends. Raises Refused (TOO_FAST) where they, or their community, go
        too fast."""
        seconds = self._members.take((by.community, by.member))
        if seconds := seconds or self._communities.take(by.community):
            raise Refused(KernelRefusal.TOO_FAST, seconds=seconds)
