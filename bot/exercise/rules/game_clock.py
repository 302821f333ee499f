"""The clock of the game: a value that is started, paused, resumed and moved on."""

from datetime import datetime, timedelta
from typing import Self

from msgspec import Struct
from msgspec.structs import replace

DAY = 24 * 60
"""Minutes of the game in a day of the game."""

GRAIN = timedelta(milliseconds=2)
"""Deadlines are kept in whole milliseconds, so that the clock may look this much early."""


class GameClock(Struct, frozen=True, kw_only=True):
    """A clock that takes `day_seconds` real seconds for a day of the game; with 0 no time passes by
    itself. `began` is an instant (UTC) that every pause moves on; `paused_at` is the instant at
    which it stands, if it stands, and `resumed_at` the last at which it went on. `ahead` are the
    minutes of the game that were skipped."""

    day_seconds: int
    began: datetime
    paused_at: datetime | None = None
    resumed_at: datetime | None = None
    ahead: int = 0

    @classmethod
    def start(cls, day_seconds: int, at: datetime) -> Self:
        """A clock that runs from an instant."""
        return cls(day_seconds=day_seconds, began=at)

    def pause(self, at: datetime) -> Self:
        """The clock standing since an instant; one that stands already stays as it is."""
        return self if self.paused_at is not None else replace(self, paused_at=at)

    def resume(self, at: datetime) -> Self:
        """The clock running again: what it stood is no part of its time."""
        began = self.began + self.standing_time(at)
        return replace(self, began=began, paused_at=None, resumed_at=at)

    @property
    def ran_since(self) -> datetime:
        """The instant (UTC) since which it has run without a pause: what was lost before that was
        given back already."""
        return self.began if self.resumed_at is None else max(self.began, self.resumed_at)

    def add(self, minutes: int) -> Self:
        """The clock so many minutes of the game further; it never goes back."""
        return replace(self, ahead=self.ahead + max(0, minutes))

    def standing_time(self, at: datetime) -> timedelta:
        """By how much the instants have moved on while it stood; negative where the machine's clock
        was set back meanwhile, and nothing for one that runs."""
        return timedelta() if self.paused_at is None else at - self.paused_at

    def minute(self, at: datetime) -> int:
        """The minute of the game at an instant; never negative."""
        if not self.day_seconds:
            return self.ahead
        until = at if self.paused_at is None else self.paused_at
        elapsed = max(timedelta(), until - self.began) + GRAIN
        return self.ahead + elapsed * DAY // timedelta(seconds=self.day_seconds)

    def remaining(self, minute: int, at: datetime) -> int:
        """How many minutes of the game are left until that one; never negative."""
        return max(0, minute - self.minute(at))

    def instant(self, minute: int) -> datetime | None:
        """When (UTC) it will reach a minute of the game, if it does not stand before; None if no
        time passes by itself."""
        if not self.day_seconds:
            return None
        return self.began + timedelta(seconds=(minute - self.ahead) * self.day_seconds / DAY)
