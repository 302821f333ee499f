"""Time that nobody could use, which clocks give back."""

from datetime import datetime, timedelta
from typing import Self

from msgspec import Struct
from msgspec.structs import replace


class LostTime(Struct, frozen=True, kw_only=True):
    """From `stopped` to `at` (UTC) no time passed for anybody: Parley was `away`, or the machine's
    clock was set. One that was set back has `at` before `stopped`."""

    stopped: datetime
    at: datetime
    away: bool = True

    @property
    def length(self) -> timedelta:
        """By how much everything is due later; negative for a clock that was set back."""
        return self.at - self.stopped

    def since(self, began: datetime) -> Self:
        """What of it was lost to something that began at an instant (UTC)."""
        return replace(self, stopped=min(max(self.stopped, began), self.at)) if self.away else self
