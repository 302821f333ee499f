"""A debate as it stands: the fold of its journal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import reduce

from bot.core.debate import events as e
from bot.core.debate.events import Event
from bot.core.debate.format import Format, Segment
from bot.core.ids import MemberId


class Phase(StrEnum):
    """Where a debate is in its life."""

    SIGN_UP = "sign-up"
    FIRST_VOTE = "first vote"
    READY = "ready"  # the next segment waits to be begun
    RUNNING = "running"
    PAUSED = "paused"
    CLOSING_VOTE = "closing vote"
    CLOSED = "closed"
    CANCELLED = "cancelled"


OVER = frozenset({Phase.CLOSED, Phase.CANCELLED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """A position as the ballot has it; `position` is its id. None is undecided."""

    position: str
    stance: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a member has said so far: contributions and characters."""

    turns: int = 0
    characters: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Debate:
    """A debate by its events. `segment` is the one that runs, or comes next; `holder` has the
    floor; `paused_for` is the time the running segment has stood still."""

    format: Format
    motion: str
    info: str
    tempo: str
    ballot: str
    hours: int
    chairs: frozenset[MemberId]
    phase: Phase = Phase.SIGN_UP
    seats: Mapping[str, MemberId] = field(default_factory=dict)
    segment: int = 0
    begun_at: datetime | None = None
    paused_at: datetime | None = None
    paused_for: timedelta = timedelta()
    added: int = 0
    announced: frozenset[str] = frozenset()
    holder: MemberId | None = None
    holder_until: datetime | None = None
    queue: tuple[MemberId, ...] = ()
    offered: MemberId | None = None
    point_until: datetime | None = None
    vote_until: datetime | None = None
    first: Mapping[MemberId, Vote] = field(default_factory=dict)
    closing: Mapping[MemberId, Vote] = field(default_factory=dict)
    latest: Mapping[MemberId, Vote] = field(default_factory=dict)
    told: Mapping[MemberId, Told] = field(default_factory=dict)
    speeches: tuple[e.SpeechGiven, ...] = ()
    seconds: Mapping[int, int] = field(default_factory=dict)
    muted: frozenset[MemberId] = frozenset()
    conclusion: str = ""
    seen_at: datetime

    @property
    def now(self) -> Segment | None:
        """The segment that runs, or comes next; None after the last."""
        segments = self.format.segments
        return segments[self.segment] if self.segment < len(segments) else None

    @property
    def live(self) -> bool:
        """Does the clock run in minutes?"""
        return self.tempo == "live"

    def actors(self, segment: Segment) -> tuple[MemberId, ...]:
        """Who sits in the seats that act in a segment, in order; none for an open one."""
        return tuple(self.seats[seat] for seat in segment.actors if seat in self.seats)

    def seat_of(self, member: MemberId) -> str:
        """The seat from which a member acts now: one of the running segment, or their first."""
        mine = [seat for seat, sitter in self.seats.items() if sitter == member]
        here = [seat for seat in mine if self.now is not None and seat in self.now.actors]
        return next(iter(here or mine), "")


def fold(rules: Format, events: Iterable[Event]) -> Debate:
    """The debate that a journal tells of; its first event opens it."""
    rest = iter(events)
    first = next(rest)
    if not isinstance(first, e.Opened) or first.by is None:
        raise ValueError("a journal that does not begin with an opening")
    opened = Debate(
        format=rules,
        motion=first.motion,
        info=first.info,
        tempo=first.tempo,
        ballot=first.ballot,
        hours=first.hours,
        chairs=frozenset([first.by]) if first.chair else frozenset(),
        seen_at=first.at,
    )
    return reduce(evolve, rest, opened)


def evolve(state: Debate, event: Event) -> Debate:
    """The debate after an event. It never refuses."""
    return _evolved(replace(state, seen_at=max(state.seen_at, event.at)), event)


def _evolved(state: Debate, event: Event) -> Debate:  # noqa: C901  # one case an event
    match event:
        case e.SeatTaken(seat=seat, member=member):
            return replace(state, seats={**state.seats, seat: member})
        case e.SeatLeft(seat=seat):
            return replace(state, seats={s: m for s, m in state.seats.items() if s != seat})
        case e.VoteOpened(which=which, until=until):
            phase = Phase.FIRST_VOTE if which == "first" else Phase.CLOSING_VOTE
            return replace(state, phase=phase, vote_until=until)
        case e.PositionTaken():
            return _position(state, event)
        case e.VoteClosed(which=which):
            return replace(state, phase=Phase.READY, vote_until=None)
        case e.Begun(segment=segment, at=at):
            return _begun(state, segment, at)
        case e.Announced(what=what):
            return replace(state, announced=state.announced | {what})
        case e.FloorGiven(member=member, until=until):
            queue = tuple(m for m in state.queue if m != member)
            return replace(state, holder=member, holder_until=until, queue=queue)
        case e.FloorLeft():
            return replace(state, holder=None, holder_until=None)
        case e.Queued(member=member):
            return replace(state, queue=(*state.queue, member))
        case e.Unqueued(member=member):
            return replace(state, queue=tuple(m for m in state.queue if m != member))
        case e.SpeechGiven():
            return _spoken(state, event)
        case e.PointOffered(member=member):
            return replace(state, offered=member)
        case e.PointAnswered(accepted=accepted, until=until):
            return replace(state, offered=state.offered if accepted else None, point_until=until)
        case e.PointEnded():
            return replace(state, offered=None, point_until=None)
        case e.Ended(segment=segment, seconds=seconds):
            spent = state.seconds.get(segment, 0) + seconds
            ended = _still(replace(state, seconds={**state.seconds, segment: spent}))
            return replace(ended, segment=segment + 1)
        case e.Paused(at=at):
            return replace(state, phase=Phase.PAUSED, paused_at=at)
        case e.Resumed(at=at):
            return _resumed(state, at)
        case e.TimeAdded(seconds=seconds):
            again = frozenset(mark for mark in state.announced if mark in ("open", "protected"))
            return replace(state, added=state.added + seconds, announced=again)
        case e.WentBack(segment=segment) | e.Skipped(segment=segment):
            there = segment if isinstance(event, e.WentBack) else segment + 1
            return replace(_still(state), segment=there)
        case e.Muted(member=member, on=on):
            return replace(state, muted=state.muted | {member} if on else state.muted - {member})
        case e.ChairAdded(member=member):
            return replace(state, chairs=state.chairs | {member})
        case e.Closed(conclusion=conclusion):
            return replace(_still(state), phase=Phase.CLOSED, conclusion=conclusion)
        case e.Cancelled():
            return replace(_still(state), phase=Phase.CANCELLED, vote_until=None)
        case e.Opened():
            return state


def _begun(state: Debate, segment: int, at: datetime) -> Debate:
    there = replace(_still(state), phase=Phase.RUNNING, segment=segment, begun_at=at)
    actors = there.actors(there.format.segments[segment])
    return replace(there, holder=actors[0] if actors else None)


def _still(state: Debate) -> Debate:
    """Nothing runs: no clock, no floor, no point."""
    return replace(
        state,
        phase=Phase.READY,
        begun_at=None,
        paused_at=None,
        paused_for=timedelta(),
        added=0,
        announced=frozenset(),
        holder=None,
        holder_until=None,
        queue=(),
        offered=None,
        point_until=None,
    )


def _resumed(state: Debate, at: datetime) -> Debate:
    stood = at - state.paused_at if state.paused_at is not None else timedelta()
    return replace(
        state,
        phase=Phase.RUNNING,
        paused_at=None,
        paused_for=state.paused_for + stood,
        holder_until=None if state.holder_until is None else state.holder_until + stood,
        point_until=None if state.point_until is None else state.point_until + stood,
    )


def _position(state: Debate, event: e.PositionTaken) -> Debate:
    vote = Vote(position=event.position, stance=event.stance)
    latest = {**state.latest, event.member: vote}
    match event.phase:
        case "first":
            return replace(state, first={**state.first, event.member: vote}, latest=latest)
        case "closing":
            return replace(state, closing={**state.closing, event.member: vote}, latest=latest)
        case _:
            return replace(state, latest=latest)


def _spoken(state: Debate, event: e.SpeechGiven) -> Debate:
    before = state.told.get(event.member, Told())
    now = Told(turns=before.turns + 1, characters=before.characters + event.characters)
    return replace(state, told={**state.told, event.member: now}, speeches=(*state.speeches, event))
