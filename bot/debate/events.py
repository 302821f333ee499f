"""What happened in a debate. Events are kept for ever: a name never changes its meaning.

They hold no words that somebody may ask to have erased: speeches and reasons live in rows.
"""

from datetime import datetime
from typing import get_args

from bot.core.values import dataclass
from bot.kernel.ids import MemberId


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
    quiet: str = ""
    quorum: int = 0
    start: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheduled(Happened):
    """The debate is to start at `start` (UTC); None takes back what was planned."""

    start: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoinFlipped(Happened):
    """The side (by key) that won the toss."""

    side: str


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
class VoteExtended(Happened):
    """The open vote closes by itself only at `until`."""

    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded(Happened):
    """Those who have not voted yet are asked to."""

    members: tuple[MemberId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparationBegun(Happened):
    """`side` is "" when everybody prepares; its time is over at `until`."""

    side: str
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparationEnded(Happened):
    """So many seconds of it were used."""

    side: str
    seconds: int


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
    unfinished: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftKept(Happened):
    """A speech that its author has not given yet; it is given when the time is over."""

    speech: str
    member: MemberId
    segment: int
    characters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRaised(Happened):
    """A point of order: somebody holds that the rules are not kept."""

    member: MemberId


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRuled(Happened):
    """The chair's ruling on it."""

    upheld: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved(Happened):
    """The debate goes on in another place, which its row names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned(Happened):
    member: MemberId


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
class ChairHanded(Happened):
    """The author of this gave their chair to a member."""

    member: MemberId


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeNamed(Happened):
    """An adjudicator; a shadow's ballots are kept and never count. `on` False: no longer."""

    member: MemberId
    shadow: bool = False
    on: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgingOpened(Happened):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotFiled(Happened):
    """An adjudicator's ballot: sides best first, points by seat, points of replies by side. The
    words of its reason live in a row."""

    ballot: str
    member: MemberId
    ranks: tuple[str, ...]
    scores: tuple[tuple[str, float], ...] = ()
    replies: tuple[tuple[str, float], ...] = ()
    shadow: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimMade(Happened):
    """Its words live in a row; `side` is its author's, "" for somebody without a seat."""

    claim: str
    member: MemberId
    side: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLinked(Happened):
    """A claim is said to support or attack another; its own author's word counts at once."""

    claim: str
    target: str
    relation: str
    confirmed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimConfirmed(Happened):
    """The claim's author agrees to a link that somebody else saw."""

    claim: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseHeld(Happened):
    """An exercise that belongs to the debate is over; `title` is its card's, our own words."""

    exercise: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed(Happened):
    """`conclusion` is the chair's, when it was closed early."""

    conclusion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled(Happened):
    pass


Event = (
    Opened | Scheduled | CoinFlipped | SeatTaken | SeatLeft | VoteOpened | VoteExtended | Reminded
    | PreparationBegun | PreparationEnded | PositionTaken | VoteClosed | Begun | Announced
    | FloorGiven | FloorLeft | Queued | Unqueued | SpeechGiven | DraftKept | OrderRaised
    | OrderRuled | Moved | Warned | PointOffered | PointAnswered | PointEnded | Ended | Paused
    | Resumed | TimeAdded | WentBack | Skipped | Muted | ChairAdded | ChairHanded | JudgeNamed
    | JudgingOpened | BallotFiled | ClaimMade | ClaimLinked | ClaimConfirmed | ExerciseHeld
    | Closed | Cancelled
)  # fmt: skip

EVENTS: tuple[type[Event], ...] = get_args(Event)
