"""What happened in a debate. Events are kept for ever: a name never changes its meaning.

They hold no words that somebody may ask to have erased: speeches and reasons live in rows.
"""

from datetime import datetime
from typing import ClassVar, get_args

from msgspec import Struct

from bot.kernel.ids import MemberId

MOTION_ERASED = "The motion was erased."
"""Stands for the words of a motion that somebody had erased."""


class DebateEventBase(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """When (UTC) and by whom; None stands for the clock."""

    at: datetime
    by: MemberId | None = None


class DebateOpened(DebateEventBase, frozen=True, kw_only=True):
    """A debate `shares_reasons` if its closing ballot says that reasons are shown without names. It
    `restates` if sides restate each other's best point before that ballot. One that is `led` is a
    step of an evening, which tells its chair what comes next."""

    saved_as: ClassVar[str] = "Opened"
    motion: str
    info: str
    tempo: str
    ballot: str
    hours: int
    chair: bool
    quiet: str = ""
    quorum: int = 0
    start: datetime | None = None
    shares_reasons: bool = False
    restates: bool = True
    led: bool = False


class Scheduled(DebateEventBase, frozen=True, kw_only=True):
    """The debate is to start at `start` (UTC); None takes back what was planned."""

    start: datetime | None


class CoinFlipped(DebateEventBase, frozen=True, kw_only=True):
    """The side (by key) that won the toss."""

    side: str


class SeatTaken(DebateEventBase, frozen=True, kw_only=True):
    seat: str
    member: MemberId


class SeatLeft(DebateEventBase, frozen=True, kw_only=True):
    seat: str


class StanceVoteOpened(DebateEventBase, frozen=True, kw_only=True):
    """`which` is first or closing; it closes by itself at `until`, if that is set."""

    saved_as: ClassVar[str] = "VoteOpened"

    which: str
    until: datetime | None = None


class VoteExtended(DebateEventBase, frozen=True, kw_only=True):
    """The open vote closes by itself only at `until`."""

    until: datetime


class Reminded(DebateEventBase, frozen=True, kw_only=True):
    """Those who have not voted yet are asked to."""

    members: tuple[MemberId, ...]


class PreparationBegun(DebateEventBase, frozen=True, kw_only=True):
    """`side` is "" when everybody prepares; its time is over at `until`."""

    side: str
    until: datetime


class PreparationEnded(DebateEventBase, frozen=True, kw_only=True):
    """So many seconds of it were used."""

    side: str
    seconds: int


class PositionTaken(DebateEventBase, frozen=True, kw_only=True):
    """`phase` is first, during, closing or later; a stance of None is undecided."""

    position: str
    member: MemberId
    phase: str
    stance: int | None
    confidence: int | None = None
    moved_by: tuple[str, ...] = ()


class StanceVoteClosed(DebateEventBase, frozen=True, kw_only=True):
    saved_as: ClassVar[str] = "VoteClosed"
    which: str


class SegmentBegun(DebateEventBase, frozen=True, kw_only=True):
    saved_as: ClassVar[str] = "Begun"
    segment: int


class Announced(DebateEventBase, frozen=True, kw_only=True):
    """`what` is a mark of the clock: open, protected, warning:60, reminder:50, time."""

    what: str


class FloorGiven(DebateEventBase, frozen=True, kw_only=True):
    """In an open segment; the turn ends by itself at `until`."""

    member: MemberId
    until: datetime | None = None


class FloorLeft(DebateEventBase, frozen=True, kw_only=True):
    member: MemberId


class Queued(DebateEventBase, frozen=True, kw_only=True):
    member: MemberId


class Unqueued(DebateEventBase, frozen=True, kw_only=True):
    member: MemberId


class SpeechGiven(DebateEventBase, frozen=True, kw_only=True):
    """One that is `in_room` was written there, so that everybody has read it."""

    speech: str
    member: MemberId
    seat: str
    segment: int
    characters: int
    unfinished: bool = False
    late: bool = False
    in_room: bool = False


class SpeechContinued(DebateEventBase, frozen=True, kw_only=True):
    """The author of a speech (by id) said more of it in the same turn: one message more in the
    room, or words that the room has to be shown where it is not `in_room`."""

    speech: str
    member: MemberId
    characters: int
    in_room: bool = True


class SpeechChanged(DebateEventBase, frozen=True, kw_only=True):
    """The author of a speech (by id) changed all its words while they were under a seal; the whole
    has so many characters now."""

    speech: str
    member: MemberId
    characters: int


class DraftKept(DebateEventBase, frozen=True, kw_only=True):
    """A speech that its author has not given yet; it is given when the time is over."""

    speech: str
    member: MemberId
    segment: int
    characters: int


class OrderRaised(DebateEventBase, frozen=True, kw_only=True):
    """A point of order: somebody holds that the rules are not kept. Its words live in a row with
    the id `order`; "" where it was raised without words."""

    member: MemberId
    order: str = ""


class PointRestated(DebateEventBase, frozen=True, kw_only=True):
    """A speaker of a `side` says in their own words the best point of another (`of`); both by key.
    The words live in a row with the id `restatement`."""

    restatement: str
    member: MemberId
    side: str
    of: str


class RestatementAnswered(DebateEventBase, frozen=True, kw_only=True):
    """A speaker of the other side says whether that was their point. What it is instead lives in a
    row with the id `correction`; "" where it was."""

    restatement: str
    member: MemberId
    right: bool
    correction: str = ""


class OrderRuled(DebateEventBase, frozen=True, kw_only=True):
    """The chair's ruling on it."""

    upheld: bool


class Moved(DebateEventBase, frozen=True, kw_only=True):
    """The debate goes on in another place, which its row names."""


class Warned(DebateEventBase, frozen=True, kw_only=True):
    member: MemberId


class PointOffered(DebateEventBase, frozen=True, kw_only=True):
    member: MemberId


class PointAnswered(DebateEventBase, frozen=True, kw_only=True):
    """`until` is when the point's own time is over, if it was accepted; `member` offered it. Nobody
    answered it where the clock did."""

    accepted: bool
    until: datetime | None = None
    member: MemberId | None = None


class PointMade(DebateEventBase, frozen=True, kw_only=True):
    """The words of a point of information that was taken; they live in a row with the id `point`.
    One that is `in_room` was written there, so that everybody has read it."""

    point: str
    member: MemberId
    seat: str
    segment: int
    characters: int
    in_room: bool = False


class PointEnded(DebateEventBase, frozen=True, kw_only=True):
    pass


class PartEnded(DebateEventBase, frozen=True, kw_only=True):
    """One of those who act in the segment together has ended their own part of it."""

    member: MemberId


class SegmentEnded(DebateEventBase, frozen=True, kw_only=True):
    """A segment ended after so many seconds of its own time."""

    saved_as: ClassVar[str] = "Ended"

    segment: int
    seconds: int


class DebatePaused(DebateEventBase, frozen=True, kw_only=True):
    saved_as: ClassVar[str] = "Paused"


class DebateResumed(DebateEventBase, frozen=True, kw_only=True):
    saved_as: ClassVar[str] = "Resumed"


class TimeAdded(DebateEventBase, frozen=True, kw_only=True):
    seconds: int


class WentBack(DebateEventBase, frozen=True, kw_only=True):
    segment: int


class Skipped(DebateEventBase, frozen=True, kw_only=True):
    segment: int


class Muted(DebateEventBase, frozen=True, kw_only=True):
    member: MemberId
    on: bool


class ChairAdded(DebateEventBase, frozen=True, kw_only=True):
    member: MemberId


class ChairHanded(DebateEventBase, frozen=True, kw_only=True):
    """The author of this gave their chair to a member."""

    member: MemberId


class JudgeNamed(DebateEventBase, frozen=True, kw_only=True):
    """An adjudicator; a shadow's ballots are kept and never count. `on` False: no longer. Of one
    who `presides` over the panel the ballot decides where the others are even."""

    member: MemberId
    shadow: bool = False
    on: bool = True
    presides: bool = False


class SideForfeited(DebateEventBase, frozen=True, kw_only=True):
    """A side (by key) did not come, or gave up."""

    side: str


class HallCounted(DebateEventBase, frozen=True, kw_only=True):
    """How many people in a hall voted how; `which` is first or closing."""

    which: str
    towards: int
    against: int
    undecided: int = 0


class JudgingOpened(DebateEventBase, frozen=True, kw_only=True):
    pass


class BallotFiled(DebateEventBase, frozen=True, kw_only=True):
    """An adjudicator's ballot: sides best first, points by seat, points of replies by side. A
    second speaker of a seat has the seat's key with ".2". `parts` are points by criterion, of a
    reply by "reply:" and its side. The words of its reason live in a row; the judge alone reads a
    `reason_kept`."""

    ballot: str
    member: MemberId
    ranks: tuple[str, ...]
    scores: tuple[tuple[str, float], ...] = ()
    replies: tuple[tuple[str, float], ...] = ()
    shadow: bool = False
    parts: tuple[tuple[str, tuple[float, ...]], ...] = ()
    reason_kept: bool = False


class ClaimMade(DebateEventBase, frozen=True, kw_only=True):
    """Its words live in a row; `side` is its author's, "" for somebody without a seat. One that was
    `brought` in from a file has another author, and is of no seat."""

    claim: str
    member: MemberId
    side: str = ""
    brought: bool = False


class ClaimsBrought(DebateEventBase, frozen=True, kw_only=True):
    """A member brought claims in from a file: each by its id with the side that it speaks for, and
    how each bears on an earlier one, as (claim, target, relation). Their words live in rows."""

    member: MemberId
    claims: tuple[tuple[str, str], ...]
    links: tuple[tuple[str, str, str], ...] = ()


class ClaimLinked(DebateEventBase, frozen=True, kw_only=True):
    """A claim is said to support or attack another; its own author's word counts at once."""

    claim: str
    target: str
    relation: str
    confirmed: bool


class ClaimConfirmed(DebateEventBase, frozen=True, kw_only=True):
    """The claim's author agrees to a link that somebody else saw."""

    claim: str
    target: str


class ExerciseHeld(DebateEventBase, frozen=True, kw_only=True):
    """An exercise that belongs to the debate is over; `title` is its card's, our own words."""

    exercise: str
    title: str


class ClauseNoted(DebateEventBase, frozen=True, kw_only=True):
    """A clause of a guarantee sheet is credited; `title` is what it said, in our own words."""

    clause: str
    title: str


class Closed(DebateEventBase, frozen=True, kw_only=True):
    """`conclusion` is the chair's, when it was closed early."""

    conclusion: str = ""


class Cancelled(DebateEventBase, frozen=True, kw_only=True):
    pass


DebateEvent = (
    DebateOpened | Scheduled | CoinFlipped | SeatTaken | SeatLeft | StanceVoteOpened
    | VoteExtended | Reminded | PreparationBegun | PreparationEnded | PositionTaken
    | StanceVoteClosed | SegmentBegun | Announced | FloorGiven | FloorLeft | Queued | Unqueued
    | SpeechGiven | SpeechContinued | SpeechChanged | DraftKept | OrderRaised | OrderRuled | Moved
    | Warned | PointOffered | PointAnswered | PointMade | PointEnded | PartEnded | SegmentEnded
    | DebatePaused | DebateResumed | TimeAdded | WentBack | Skipped | Muted | ChairAdded
    | ChairHanded | JudgeNamed | SideForfeited | HallCounted | JudgingOpened | BallotFiled
    | ClaimMade | ClaimLinked | ClaimConfirmed | ClaimsBrought | PointRestated | RestatementAnswered
    | ExerciseHeld
    | ClauseNoted | Closed | Cancelled
)  # fmt: skip

EVENTS: tuple[type[DebateEvent], ...] = get_args(DebateEvent)
"""Every kind of event, as they are known by their names in a journal."""
