"""How far a debate has come: what means something at one stage alone stands there, as one value."""

from collections.abc import Iterable
from datetime import datetime
from typing import Self

from msgspec import Struct
from msgspec.structs import replace

from bot.debate.events import DebateEvent
from bot.debate.rules.turn_clock import TurnClock
from bot.kernel.ids import MemberId


class SignUp(Struct, frozen=True, kw_only=True):
    """People take seats; `announced` is what was said of the planned start."""

    announced: frozenset[str] = frozenset()


class OpenVote(Struct, frozen=True, kw_only=True):
    """A vote: `which` is first or closing; it closes by itself at `until` (UTC), if that is set.
    `extended_at` is the last instant (UTC) at which it was given lost time back, and `stopped_at`
    that since which nobody could use the time that was lost then."""

    which: str
    until: datetime | None = None
    extended_at: datetime | None = None
    stopped_at: datetime | None = None
    announced: frozenset[str] = frozenset()

    def extend(self, until: datetime, at: datetime) -> Self:
        """The vote open until then, since time was lost up to an instant."""
        stopped = at - (until - self.until) if self.until is not None else at
        if self.extended_at == stopped:
            stopped = self.stopped_at or stopped
        return replace(self, until=until, extended_at=at, stopped_at=stopped)


class BetweenSegments(Struct, frozen=True):
    """Nothing runs: the next segment waits to be begun, or what comes after the last. The `news` of
    an event says so, and `called` those who are to act then."""

    news: DebateEvent | None = None
    called: tuple[MemberId, ...] = ()


class PreparationTime(Struct, frozen=True, kw_only=True):
    """A side prepares ("" for everybody), by its own clock."""

    side: str
    clock: TurnClock


class FloorHolder(Struct, frozen=True, kw_only=True):
    """Who may speak; in an open segment the turn ends by itself at `until` (UTC)."""

    member: MemberId
    until: datetime | None = None


class PointOnFloor(Struct, frozen=True, kw_only=True):
    """A point of information that a member offers, by its `number` among all that were offered;
    once it is taken it ends at `until` (UTC)."""

    member: MemberId
    number: int = 0
    until: datetime | None = None


OPEN, PROTECTED = "open", "protected"
"""Mark when points of information may be offered, and when no more."""


def point_mark(kind: str, number: int) -> str:
    """The mark at which window `number` (from 0) opens or closes; the first has none behind it."""
    return f"{kind}:{number + 1}" if number else kind


def count_points(announced: Iterable[str], kind: str) -> int:
    """How many windows opened, or closed."""
    return sum(mark.partition(":")[0] == kind for mark in announced)


class RunningSegment(Struct, frozen=True, kw_only=True):
    """The segment that runs or is paused: its clock, the marks of it that were announced, who
    speaks, who waits for that in the order of asking, the point on the floor, and who has ended
    their part, where each ends their own. `given` are the speeches, by their numbers, that were
    given since the turn began, and `written` those that were written in the room. The buttons stand
    under the news of `buttons_under`; `lines_below` are the lines of a phone that were written in
    the room since."""

    clock: TurnClock
    announced: frozenset[str] = frozenset()
    floor: FloorHolder | None = None
    queue: tuple[MemberId, ...] = ()
    point: PointOnFloor | None = None
    ended: frozenset[MemberId] = frozenset()
    given: tuple[int, ...] = ()
    written: tuple[int, ...] = ()
    buttons_under: DebateEvent | None = None
    lines_below: int = 0


class Judging(Struct, frozen=True, kw_only=True):
    """The adjudicators file their ballots; `announced` is what was said meanwhile."""

    announced: frozenset[str] = frozenset()


class ClosedDebate(Struct, frozen=True, kw_only=True):
    """It is over; `conclusion` is the chair's, where it was closed early."""

    conclusion: str = ""


class CancelledDebate(Struct, frozen=True):
    """It was called off."""


Stage = (
    SignUp
    | OpenVote
    | BetweenSegments
    | PreparationTime
    | RunningSegment
    | Judging
    | ClosedDebate
    | CancelledDebate
)
