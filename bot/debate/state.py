"""A debate as it stands: the fold of its journal."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import assert_never

from msgspec import Struct, field

from bot.debate import events as e
from bot.debate.rules.format import Format, Segment, SegmentKind
from bot.debate.rules.quiet import Quiet
from bot.debate.rules.stages import (
    BetweenSegments,
    CancelledDebate,
    ClosedDebate,
    Judging,
    OpenVote,
    PreparationTime,
    RunningSegment,
    SignUp,
    Stage,
)
from bot.kernel.growing import GrowingTuple
from bot.kernel.ids import MemberId
from bot.kernel.message import say


class DebatePhase(StrEnum):
    """Where a debate is in its life."""

    SIGN_UP = "sign-up"
    FIRST_VOTE = "first vote"
    PREPARING = "preparation"
    READY = "ready"  # the next segment waits to be begun
    RUNNING = "running"
    PAUSED = "paused"
    CLOSING_VOTE = "closing vote"
    JUDGING = "judging"
    CLOSED = "closed"
    CANCELLED = "cancelled"

    @property
    def told(self) -> str:
        """How things stand, to follow a colon."""
        return _TOLD[self]

    @property
    def possible(self) -> str:
        """What can be done now, as a sentence."""
        return _POSSIBLE[self]


_TOLD = {
    DebatePhase.SIGN_UP: say("sign-up is still open"),
    DebatePhase.FIRST_VOTE: say("the first vote is open"),
    DebatePhase.PREPARING: say("a side prepares"),
    DebatePhase.READY: say("no segment is running"),
    DebatePhase.RUNNING: say("a segment is running"),
    DebatePhase.PAUSED: say("the debate is paused"),
    DebatePhase.CLOSING_VOTE: say("the closing vote is open"),
    DebatePhase.JUDGING: say("the adjudicators judge"),
    DebatePhase.CLOSED: say("the debate is over"),
    DebatePhase.CANCELLED: say("the debate was called off"),
}

_POSSIBLE = {
    DebatePhase.SIGN_UP: say("Take a seat; a chair can start the debate."),
    DebatePhase.FIRST_VOTE: say("Vote; a chair can close the vote."),
    DebatePhase.PREPARING: say("Whoever prepares can say that they are ready."),
    DebatePhase.READY: say("The next segment can begin."),
    DebatePhase.RUNNING: say("A chair can pause it, or end it."),
    DebatePhase.PAUSED: say("A chair can let it go on."),
    DebatePhase.CLOSING_VOTE: say("Vote; a chair can close the vote."),
    DebatePhase.JUDGING: say("Adjudicators can file their ballots."),
    DebatePhase.CLOSED: say("Look at the result."),
    DebatePhase.CANCELLED: say("A new one can be opened."),
}

OVER = frozenset({DebatePhase.CLOSED, DebatePhase.CANCELLED})


class CastVote(Struct, frozen=True, kw_only=True):
    """A position as the ballot has it; `position` is its id. None is undecided."""

    position: str
    stance: int | None


class SpokenSeat(Struct, frozen=True):
    """A seat (by key), and who spoke from it."""

    seat: str
    member: MemberId


class Contributions(Struct, frozen=True, kw_only=True):
    """What a member has said so far: contributions and characters."""

    turns: int = 0
    characters: int = 0


class ClaimLink(Struct, frozen=True, kw_only=True):
    """A claim supports or attacks another (both by id), if its author has confirmed it."""

    claim: str
    target: str
    relation: str
    confirmed: bool


def phase_of(stage: Stage) -> DebatePhase:
    """The phase of a debate at a stage."""
    match stage:
        case SignUp():
            return DebatePhase.SIGN_UP
        case OpenVote(which="first"):
            return DebatePhase.FIRST_VOTE
        case OpenVote():
            return DebatePhase.CLOSING_VOTE
        case BetweenSegments():
            return DebatePhase.READY
        case PreparationTime(clock=clock):
            return DebatePhase.PREPARING if clock.paused_at is None else DebatePhase.PAUSED
        case RunningSegment(clock=clock):
            return DebatePhase.RUNNING if clock.paused_at is None else DebatePhase.PAUSED
        case Judging():
            return DebatePhase.JUDGING
        case ClosedDebate():
            return DebatePhase.CLOSED
        case CancelledDebate():
            return DebatePhase.CANCELLED
        case _:
            assert_never(stage)


class Debate(Struct, frozen=True, kw_only=True):
    """A debate by its events. `stage` is how far it has come, with all that means something only
    there; `segment` is the number of the one that runs, or comes next. `used` are the seconds of
    preparation that each side has taken; `offers` and `orders` count the points of information and
    of order so far, and `order` is the point of order that waits for a ruling;
    `judges` says of each adjudicator whether they only shadow, and `presiding` chairs their panel;
    `forfeited` are sides by key; `hall` are the votes that were counted in a hall, by which they
    are; `gave` says of each segment, by its number, who spoke in it from
    which seat, in order; `start` was planned at `planned_at`;
    `last_start` is the last that was planned, called off or not; `spoke` says of each segment, by
    its number, who has spoken in it; `cut` are the segments, by number, that were left out while
    they ran; `drafts` are speeches kept for a segment that runs or is still to come; `heard` are
    the answers to `restatements`, by id; since `waits_since` (UTC) the chair is waited for."""

    format: Format
    motion: str
    info: str
    tempo: str
    ballot: str
    hours: int
    chairs: frozenset[MemberId]
    stage: Stage = SignUp()
    start: datetime | None = None
    last_start: datetime | None = None
    planned_at: datetime | None = None
    seats: Mapping[str, MemberId] = field(default_factory=dict)
    segment: int = 0
    first: Mapping[MemberId, CastVote] = field(default_factory=dict)
    closing: Mapping[MemberId, CastVote] = field(default_factory=dict)
    latest: Mapping[MemberId, CastVote] = field(default_factory=dict)
    told: Mapping[MemberId, Contributions] = field(default_factory=dict)
    speeches: GrowingTuple[e.SpeechGiven] = GrowingTuple()
    spoke: Mapping[int, frozenset[MemberId]] = field(default_factory=dict)
    gave: Mapping[int, tuple[SpokenSeat, ...]] = field(default_factory=dict)
    drafts: Mapping[MemberId, e.DraftKept] = field(default_factory=dict)
    seconds: Mapping[int, int] = field(default_factory=dict)
    cut: frozenset[int] = frozenset()
    muted: frozenset[MemberId] = frozenset()
    used: Mapping[str, int] = field(default_factory=dict)
    order: e.OrderRaised | None = None
    offers: int = 0
    orders: int = 0
    judges: Mapping[MemberId, bool] = field(default_factory=dict)
    presiding: MemberId | None = None
    forfeited: tuple[str, ...] = ()
    ballots: tuple[e.BallotFiled, ...] = ()
    hall: Mapping[str, e.HallCounted] = field(default_factory=dict)
    claims: GrowingTuple[e.ClaimMade] = GrowingTuple()
    points: GrowingTuple[e.PointMade] = GrowingTuple()
    links: tuple[ClaimLink, ...] = ()
    restatements: tuple[e.PointRestated, ...] = ()
    heard: Mapping[str, e.RestatementAnswered] = field(default_factory=dict)
    exercises: tuple[e.ExerciseHeld, ...] = ()
    clauses: tuple[e.ClauseNoted, ...] = ()
    quiet: Quiet | None = None
    quorum: int = 0
    shares_reasons: bool = False
    restates: bool = True
    led: bool = False
    waits_since: datetime | None = None
    seen_at: datetime

    @property
    def phase(self) -> DebatePhase:
        """Where it is in its life."""
        return phase_of(self.stage)

    @property
    def running(self) -> RunningSegment | None:
        """The segment that runs or is paused."""
        return self.stage if isinstance(self.stage, RunningSegment) else None

    @property
    def vote(self) -> OpenVote | None:
        """The vote that is open."""
        return self.stage if isinstance(self.stage, OpenVote) else None

    @property
    def cast(self) -> Mapping[MemberId, CastVote]:
        """What is cast so far in the vote that is open; in the first where none is."""
        return self.first if self.vote is None or self.vote.which == "first" else self.closing

    @property
    def preparation(self) -> PreparationTime | None:
        """The preparation that goes on or is paused."""
        return self.stage if isinstance(self.stage, PreparationTime) else None

    @property
    def conclusion(self) -> str:
        """What the chair wrote who closed it early; "" if nobody did."""
        return self.stage.conclusion if isinstance(self.stage, ClosedDebate) else ""

    @property
    def holder(self) -> MemberId | None:
        """Who has the floor."""
        floor = self.running.floor if self.running is not None else None
        return floor.member if floor is not None else None

    @property
    def now(self) -> Segment | None:
        """The segment that runs, or comes next; None after the last."""
        segments = self.format.segments
        return segments[self.segment] if self.segment < len(segments) else None

    @property
    def over(self) -> bool:
        """Is it closed, or called off?"""
        return self.phase in OVER

    @property
    def live(self) -> bool:
        """Does the clock run in minutes?"""
        return self.tempo == "live"

    @property
    def sealed(self) -> bool:
        """Does a segment run whose words nobody sees before its end?"""
        segment = self.now if self.running is not None else None
        return segment is not None and segment.kind is SegmentKind.SEALED

    @property
    def handed_in(self) -> bool:
        """Are words handed in once, under a seal or over days, so that nobody speaks a second
        time?"""
        return self.sealed or not self.live

    @property
    def speakers(self) -> frozenset[MemberId]:
        """Who has spoken in the segment that runs, or comes next."""
        return self.spoke.get(self.segment, frozenset())

    def span(self, segment: Segment) -> timedelta:
        """The time that a segment is given: its own by the clock, or the hours of each in
        writing."""
        return timedelta(seconds=segment.seconds) if self.live else timedelta(hours=self.hours)

    def actors(self, segment: Segment) -> tuple[MemberId, ...]:
        """Who sits in the seats that act in a segment, in order; none for an open one."""
        return tuple(self.seats[seat] for seat in segment.actors if seat in self.seats)

    def seat_of(self, member: MemberId) -> str:
        """The seat from which a member acts now: one of the running segment, or their first."""
        own_seats = [seat for seat, sitter in self.seats.items() if sitter == member]
        acting_seats = [
            seat for seat in own_seats if self.now is not None and seat in self.now.actors
        ]
        return next(iter(acting_seats or own_seats), "")
