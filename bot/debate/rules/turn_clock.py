"""The clock of a turn, or of preparation: a value that is started, paused, resumed and added to."""

from datetime import datetime, timedelta
from typing import Self

from msgspec import Struct
from msgspec.structs import replace


class TurnClock(Struct, frozen=True, kw_only=True):
    """A clock that gives `span` of time. `began` is an instant (UTC) that every pause moves on;
    `paused_at` is the instant at which it stands, if it stands; `resumed_at` the last at which it
    went on, if it ever stood, and `stopped_at` that at which it had come to stand: of stops that
    follow each other without an instant between them, the first."""

    span: timedelta
    began: datetime
    paused_at: datetime | None = None
    resumed_at: datetime | None = None
    stopped_at: datetime | None = None

    @classmethod
    def start(cls, span: timedelta, at: datetime) -> Self:
        """A clock that runs from an instant."""
        return cls(span=span, began=at)

    def pause(self, at: datetime) -> Self:
        """The clock standing since an instant; one that stands already stays as it is."""
        if self.paused_at is not None:
            return self
        goes_on = self.stopped_at is not None and self.resumed_at == at
        return replace(self, paused_at=at, stopped_at=self.stopped_at if goes_on else at)

    def resume(self, at: datetime) -> Self:
        """The clock running again: what it stood is no part of its time."""
        return replace(self, began=self.began + self.stood(at), paused_at=None, resumed_at=at)

    @property
    def ran_since(self) -> datetime:
        """The instant (UTC) since which it has run without a pause: what was lost before that was
        given back already."""
        return self.began if self.resumed_at is None else max(self.began, self.resumed_at)

    def add(self, time_added: timedelta) -> Self:
        """The clock with more time to give."""
        return replace(self, span=self.span + time_added)

    def stood(self, at: datetime) -> timedelta:
        """By how much the instants have moved on while it stood; negative where the machine's clock
        was set back meanwhile, and nothing for one that runs."""
        return timedelta() if self.paused_at is None else at - self.paused_at

    def gap(self, at: datetime) -> timedelta:
        """How long it has stood until an instant, stops right before this one included."""
        return timedelta() if self.stopped_at is None else at - self.stopped_at

    def elapsed(self, at: datetime) -> timedelta:
        """How much of its time is gone; never negative, more than `span` in overtime."""
        until = at if self.paused_at is None else self.paused_at
        return max(timedelta(), until - self.began)

    def remaining(self, at: datetime) -> timedelta:
        """How much of its time is left; never negative."""
        return max(timedelta(), self.span - self.elapsed(at))

    def instant(self, spent: timedelta) -> datetime:
        """When so much of its time will be gone (UTC), if it does not stand before."""
        return self.began + spent
