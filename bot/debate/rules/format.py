"""What a debate's format is: sides, roles, segments in order, preparation, votes, scoring."""

from enum import StrEnum

from msgspec import Struct

LONGEST = 24 * 3600
"""Seconds of all segments of a format."""


class SegmentKind(StrEnum):
    """What happens in a segment."""

    SPEECH = "speech"
    REPLY = "reply"
    CROSS = "cross"  # one side questions the other: cross-examination, crossfire
    DISCUSSION = "discussion"  # the debaters speak freely, by the queue
    QUESTIONS = "questions"  # the audience, chair or judges ask
    SEALED = "sealed"  # all actors write at once, and nobody sees a word before the end
    PREPARATION = "preparation"
    REFLECTION = "reflection"  # everybody may speak, and nobody argues
    STATEMENT = "statement"  # a joint text is agreed


class FloorRule(StrEnum):
    """Who may have the floor in a segment for everybody; a chair always may."""

    EVERYBODY = "everybody"
    SEATED = "seated"  # those who sit: onlookers listen
    OPPOSED = "opposed"  # those who sit on another side than the one that spoke last
    JUDGES = "judges"  # the adjudicators, and those who sit and answer them
    CHAIR = "chair"
    CIRCLE = "circle"  # those who sit speak when they like; others ask for the free seat


class Winner(StrEnum):
    """How a winner is told."""

    SWING = "swing"  # the side that gained more among those who voted before and after
    MAJORITY = "majority"  # the side with more closing votes
    JUDGES = "judges"  # adjudicators' ballots
    RANKS = "ranks"  # teams ranked by adjudicators, 3, 2, 1, 0 points
    SPEAKERS = "speakers"  # adjudicators' points for the speakers; no side wins
    NONE = "none"


class Panel(StrEnum):
    """How a panel of adjudicators decides."""

    EACH = "each"  # a ballot each, and the majority rules
    CONSENSUS = "consensus"  # one ballot for all; a later one replaces it


class WinWith(StrEnum):
    """With what points on a ballot a side can stand before another."""

    MORE = "more"  # only with more
    EQUAL = "equal"  # with as many, too
    FEWER = "fewer"  # with any: a low-point win, which the result marks


class Preparation(StrEnum):
    """Whose preparation time it is."""

    NONE = "none"
    FIXED = "fixed"  # once, before the first segment
    POOL = "pool"  # each side's own, usable before any segment


class Interruptions(Struct, frozen=True, kw_only=True):
    """The window for points of information, in seconds from the start of a speech; outside it the
    time is protected. `longest` is what one may take."""

    opens: int
    closes: int
    longest: int = 15


class Seat(Struct, frozen=True, kw_only=True):
    """A role that somebody takes on a side; its key is unique in the format, such as "prop1"."""

    key: str
    side: str
    name: str


class Segment(Struct, frozen=True, kw_only=True):
    """One stretch of a debate.

    `actors` are the seats that may act in it, the first beginning; empty means everybody.
    `seconds` and `characters` bound it (live and in writing); for an open segment `turn` bounds one
    contribution, in seconds, and `floor` says who may have it. `warnings` are seconds before the
    end at which it is announced. Points of information may be offered in the window of
    `interruptions`, and after it in those of `more_interruptions`, in order.
    """

    key: str
    name: str
    kind: SegmentKind
    seconds: int
    characters: int
    actors: tuple[str, ...] = ()
    turn: int = 0
    floor: FloorRule = FloorRule.EVERYBODY
    interruptions: Interruptions | None = None
    warnings: tuple[int, ...] = ()
    more_interruptions: tuple[Interruptions, ...] = ()

    @property
    def windows(self) -> tuple[Interruptions, ...]:
        """All its windows for points of information, in order."""
        if self.interruptions is None:
            return self.more_interruptions
        return (self.interruptions, *self.more_interruptions)

    @property
    def ends_by_part(self) -> bool:
        """Does each who acts in it end their own part, so that nobody is cut off by another?"""
        is_joint = self.kind in (SegmentKind.SEALED, SegmentKind.DISCUSSION, SegmentKind.CROSS)
        return is_joint and len(self.actors) > 1


class Side(Struct, frozen=True, kw_only=True):
    """A side by its own name: For, Opposition, Government … `answers` is the key of the side whose
    best point it restates; where two sides debate, that is the other one. One that never `wins`
    speaks for itself, as non-aligned speakers do, and no ballot places it."""

    key: str
    name: str
    answers: str = ""
    wins: bool = True


class Criterion(Struct, frozen=True, kw_only=True):
    """What points are given for, such as style; `weight` is how often its points count."""

    name: str
    least: float
    most: float
    weight: float = 1


class Scoring(Struct, frozen=True, kw_only=True):
    """What adjudicators give a speaker; `reply` bounds that for replies, if there are any. Points
    can be given in parts where there are `criteria`. `win_with` holds a ballot's points against its
    places."""

    least: float
    most: float
    step: float = 1
    reply: tuple[float, float] | None = None
    criteria: tuple[Criterion, ...] = ()
    win_with: WinWith = WinWith.MORE


class Format(Struct, frozen=True, kw_only=True):
    """A format of debate.

    `preparation_seconds` are once for all (fixed) or for each side (pool). `advance` starts the
    next segment by itself; otherwise the next speaker or the chair starts it. `votes` tells whether
    the audience votes before and after, `late` whether a speech may be handed in when its time
    is over, and `restates` whether sides restate each other's best point before the closing vote.
    `deviations` are sentences on what differs from its `sources`, or is ours because they say
    nothing.
    """

    id: str
    name: str
    about: str
    sides: tuple[Side, ...]
    segments: tuple[Segment, ...]
    seats: tuple[Seat, ...] = ()
    preparation: Preparation = Preparation.NONE
    preparation_seconds: int = 0
    advance: bool = False
    votes: bool = True
    late: bool = True
    restates: bool = True
    winner: Winner = Winner.SWING
    scoring: Scoring | None = None
    panel: Panel = Panel.EACH
    notes: str = ""
    sources: tuple[str, ...] = ()
    deviations: tuple[str, ...] = ()

    @property
    def contenders(self) -> tuple[Side, ...]:
        """The sides that can win, in order."""
        return tuple(side for side in self.sides if side.wins)

    def side(self, key: str) -> Side:
        """A side by its key."""
        return next(side for side in self.sides if side.key == key)

    def find_answered(self, key: str) -> str:
        """The side (by key) whose best point a side restates; "" where it restates none. A side
        without seats restates nothing, and nothing of it is restated."""
        others = [side.key for side in self.sides if side.key != key]
        other = self.side(key).answers or (others[0] if len(others) == 1 else "")
        is_asked = self.restates and other and self.seats_of(key) and self.seats_of(other)
        return other if is_asked else ""

    def seat(self, key: str) -> Seat:
        """A seat by its key."""
        return next(seat for seat in self.seats if seat.key == key)

    def seats_of(self, side: str) -> tuple[Seat, ...]:
        """The seats of a side, in order."""
        return tuple(seat for seat in self.seats if seat.side == side)
