"""From a journal to a debate: each event changes the state, and none is ever refused."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import reduce

from msgspec.structs import replace

from bot.debate import events as e
from bot.debate.events import Event
from bot.debate.rules.clock import SOON, START
from bot.debate.rules.format import Format
from bot.debate.rules.quiet import read_quiet
from bot.debate.state import Debate, Link, Phase, Told, Vote
from bot.kernel.ids import MemberId


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
        quiet=read_quiet(first.quiet),
        quorum=first.quorum,
        start=first.start,
        planned_at=first.at,
        seen_at=first.at,
    )
    return reduce(evolve, rest, opened)


def evolve(state: Debate, event: Event) -> Debate:
    """The debate after an event. It never refuses."""
    after = _evolved(state, event)
    return after if event.at <= state.seen_at else replace(after, seen_at=event.at)


def _evolved(state: Debate, event: Event) -> Debate:  # noqa: C901  # one case an event
    match event:
        case e.Scheduled(start=start, at=at):
            unsaid = state.announced - {SOON, START}
            return replace(state, start=start, planned_at=at, announced=unsaid)
        case e.SeatTaken(seat=seat, member=member):
            return _seated(state, seat, member)
        case e.SeatLeft(seat=seat):
            return _unseated(state, seat)
        case e.VoteOpened(which=which, until=until):
            phase = Phase.FIRST_VOTE if which == "first" else Phase.CLOSING_VOTE
            return replace(state, phase=phase, vote_until=until)
        case e.PositionTaken():
            return _position(state, event)
        case e.VoteClosed(which=which):
            seen = frozenset[str]()
            return replace(state, phase=Phase.READY, vote_until=None, announced=seen)
        case e.VoteExtended(until=until):
            return replace(state, vote_until=until)
        case e.PreparationBegun(side=side, until=until, at=at):
            begun = replace(state, phase=Phase.PREPARING, preparing=side)
            return replace(begun, preparing_since=at, preparing_until=until)
        case e.PreparationEnded(side=side, seconds=seconds):
            used = {**state.used, side: state.used.get(side, 0) + seconds}
            return replace(_unprepared(state), used=used)
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
        case e.DraftKept(member=member):
            return replace(state, drafts={**state.drafts, member: event})
        case e.OrderRaised(member=member):
            return replace(state, order=member)
        case e.OrderRuled():
            return replace(state, order=None)
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
        case e.ChairHanded(by=by, member=member):
            return replace(state, chairs=state.chairs - {by} | {member})
        case e.JudgeNamed(member=member, shadow=shadow, on=on):
            others = {m: s for m, s in state.judges.items() if m != member}
            return replace(state, judges={**others, member: shadow} if on else others)
        case e.JudgingOpened():
            return replace(_still(state), phase=Phase.JUDGING)
        case e.BallotFiled():
            return replace(state, ballots=(*state.ballots, event))
        case e.ExerciseHeld():
            return replace(state, exercises=(*state.exercises, event))
        case e.ClaimMade():
            return replace(state, claims=(*state.claims, event))
        case e.ClaimLinked() | e.ClaimConfirmed():
            return _linked(state, event)
        case e.Closed(conclusion=conclusion):
            over = replace(_still(state), phase=Phase.CLOSED, vote_until=None)
            return replace(over, conclusion=conclusion)
        case e.Cancelled():
            return replace(_still(state), phase=Phase.CANCELLED, vote_until=None)
        case e.Opened() | e.CoinFlipped() | e.Reminded() | e.Warned() | e.Moved():
            return state


def _seated(state: Debate, seat: str, member: MemberId) -> Debate:
    """Who is put in the seat whose turn runs gets the floor, if the last one had it or nobody."""
    before = state.seats.get(seat)
    there = replace(state, seats={**state.seats, seat: member})
    segment = state.now
    acts = state.begun_at is not None and segment is not None and seat in segment.actors
    return replace(there, holder=member) if acts and state.holder in (None, before) else there


def _unseated(state: Debate, seat: str) -> Debate:
    seats = {s: m for s, m in state.seats.items() if s != seat}
    gone = state.seats.get(seat)
    segment = state.now
    spoke = segment is not None and seat in segment.actors and state.holder == gone
    return replace(state, seats=seats, holder=None if spoke else state.holder)


def _linked(state: Debate, event: e.ClaimLinked | e.ClaimConfirmed) -> Debate:
    others = [k for k in state.links if (k.claim, k.target) != (event.claim, event.target)]
    if isinstance(event, e.ClaimLinked):
        new = Link(
            claim=event.claim,
            target=event.target,
            relation=event.relation,
            confirmed=event.confirmed,
        )
        return replace(state, links=(*others, new))
    known = [k for k in state.links if k not in others]
    return replace(state, links=(*others, *(replace(k, confirmed=True) for k in known)))


def _unprepared(state: Debate) -> Debate:
    ready = replace(state, phase=Phase.READY, preparing=None, paused_at=None)
    return replace(ready, preparing_since=None, preparing_until=None)


def _begun(state: Debate, segment: int, at: datetime) -> Debate:
    there = replace(_still(state), phase=Phase.RUNNING, segment=segment, begun_at=at)
    actors = there.actors(there.format.segments[segment])
    return replace(there, holder=actors[0] if actors else None)


def _still(state: Debate) -> Debate:
    """Nothing runs: no clock, no floor, no point."""
    return replace(
        state,
        phase=Phase.READY,
        preparing=None,
        preparing_since=None,
        preparing_until=None,
        drafts={},
        order=None,
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
    if state.preparing_since is not None and state.preparing_until is not None:
        return replace(
            state,
            phase=Phase.PREPARING,
            paused_at=None,
            preparing_since=state.preparing_since + stood,
            preparing_until=state.preparing_until + stood,
        )
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
    return replace(
        state,
        told={**state.told, event.member: now},
        speeches=(*state.speeches, event),
        drafts={m: d for m, d in state.drafts.items() if m != event.member},
    )
