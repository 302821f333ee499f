"""What happened in a debate. Events are kept for ever: a name never changes its meaning.

They hold no words that somebody may ask to have erased: speeches and reasons live in rows.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.core.ids import MemberId


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """When (UTC) and by whom; None stands for the clock."""

    at: datetime
    by: MemberId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened(Happened):
    motion: str
    info: str
    tempo: str
    ballot: str
    hours: int
    chair: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatTaken(Happened):
    seat: str
    member: MemberId


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatLeft(Happened):
    seat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteOpened(Happened):
    """`which` is first or closing; it closes by itself at `until`, if that is set."""

    which: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionTaken(Happened):
    """`phase` is first, during or closing; a stance of None is undecided."""

    position: str
    member: MemberId
    phase: str
    stance: int | None
    confidence: int | None = None
    moved_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteClosed(Happened):
    which: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun(Happened):
    segment: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced(Happened):
    """`what` is a mark of the clock: open, protected, warning:60, reminder:50, time."""

    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FloorGiven(Happened):
    """In an open segment; the turn ends by itself at `until`."""

    member: MemberId
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FloorLeft(Happened):
    member: MemberId


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued(Happened):
    member: MemberId


@dataclass(frozen=True, slots=True, kw_only=True)
class Unqueued(Happened):
    member: MemberId


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechGiven(Happened):
    speech: str
    member: MemberId
    seat: str
    segment: int
    characters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PointOffered(Happened):
    member: MemberId


@dataclass(frozen=True, slots=True, kw_only=True)
class PointAnswered(Happened):
    """`until` is when the point's own time is over, if it was accepted."""

    accepted: bool
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PointEnded(Happened):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended(Happened):
    """A segment ended after so many seconds of its own time."""

    segment: int
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paused(Happened):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(Happened):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeAdded(Happened):
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WentBack(Happened):
    segment: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped(Happened):
    segment: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Muted(Happened):
    member: MemberId
    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairAdded(Happened):
    member: MemberId


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed(Happened):
    """`conclusion` is the chair's, when it was closed early."""

    conclusion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled(Happened):
    pass


Event = (
    Opened | SeatTaken | SeatLeft | VoteOpened | PositionTaken | VoteClosed | Begun | Announced
    | FloorGiven | FloorLeft | Queued | Unqueued | SpeechGiven | PointOffered | PointAnswered
    | PointEnded | Ended | Paused | Resumed | TimeAdded | WentBack | Skipped | Muted | ChairAdded
    | Closed | Cancelled
)  # fmt: skip

EVENTS: tuple[type[Event], ...] = (
    Opened, SeatTaken, SeatLeft, VoteOpened, PositionTaken, VoteClosed, Begun, Announced,
    FloorGiven, FloorLeft, Queued, Unqueued, SpeechGiven, PointOffered, PointAnswered, PointEnded,
    Ended, Paused, Resumed, TimeAdded, WentBack, Skipped, Muted, ChairAdded, Closed, Cancelled,
)  # fmt: skip
