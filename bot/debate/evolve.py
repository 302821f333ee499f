"""From a journal to a debate: each event changes the state, and none is ever refused."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import reduce
from typing import assert_never

from msgspec.structs import replace

from bot.debate import events as e
from bot.debate.events import DebateEvent
from bot.debate.rules.format import Format
from bot.debate.rules.quiet import read_quiet
from bot.debate.rules.stages import (
    BetweenSegments,
    CancelledDebate,
    ClosedDebate,
    FloorHolder,
    Judging,
    OpenVote,
    PointOnFloor,
    PreparationTime,
    RunningSegment,
    SignUp,
    Stage,
)
from bot.debate.rules.turn_clock import TurnClock
from bot.debate.state import CastVote, ClaimLink, Contributions, Debate
from bot.kernel.ids import MemberId


def fold(rules: Format, events: Iterable[DebateEvent]) -> Debate:
    """The debate that a journal tells of; its first event opens it."""
    later_events = iter(events)
    first = next(later_events)
    if not isinstance(first, e.DebateOpened) or first.by is None:
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
    return reduce(evolve, later_events, opened)


def evolve(state: Debate, event: DebateEvent) -> Debate:
    """The debate after an event. It never refuses."""
    after = _apply_event(state, event)
    return after if event.at <= state.seen_at else replace(after, seen_at=event.at)


def _apply_event(state: Debate, event: DebateEvent) -> Debate:  # noqa: C901  # one case an event
    match event:
        case e.Scheduled(start=start, at=at):
            return _set_stage(
                replace(state, start=start, planned_at=at), _forget_announcement(state.stage)
            )
        case e.SeatTaken(seat=seat, member=member):
            return _take_seat(state, seat, member)
        case e.SeatLeft(seat=seat):
            return _leave_seat(state, seat)
        case e.StanceVoteOpened(which=which, until=until):
            return _set_stage(state, OpenVote(which=which, until=until))
        case e.PositionTaken():
            return _take_position(state, event)
        case e.StanceVoteClosed():
            return _set_stage(state, BetweenSegments())
        case e.VoteExtended(until=until):
            return _set_stage(
                state, replace(state.vote, until=until) if state.vote else state.stage
            )
        case e.PreparationBegun(side=side, until=until, at=at):
            clock = TurnClock.start(until - at, at)
            return _set_stage(state, PreparationTime(side=side, clock=clock))
        case e.PreparationEnded(side=side, seconds=seconds):
            used = {**state.used, side: state.used.get(side, 0) + seconds}
            return _set_stage(replace(state, used=used), BetweenSegments())
        case e.SegmentBegun(segment=segment, at=at):
            return _begin_segment(state, segment, at)
        case e.Announced(what=announcement):
            return _set_stage(state, _note_announcement(state.stage, announcement))
        case e.FloorGiven(member=member, until=until):
            floor = FloorHolder(member=member, until=until)
            return _change_running(
                state, lambda now: replace(_leave_queue(now, member), floor=floor)
            )
        case e.FloorLeft():
            return _change_running(state, lambda now: replace(now, floor=None))
        case e.Queued(member=member):
            return _change_running(state, lambda now: replace(now, queue=(*now.queue, member)))
        case e.Unqueued(member=member):
            return _change_running(state, lambda now: _leave_queue(now, member))
        case e.SpeechGiven():
            return _add_speech(state, event)
        case e.DraftKept(member=member):
            return _change_running(
                state, lambda now: replace(now, drafts={**now.drafts, member: event})
            )
        case e.OrderRaised(member=member):
            return replace(state, order=member)
        case e.OrderRuled():
            return replace(state, order=None)
        case e.PointOffered(member=member):
            return _change_running(
                state, lambda now: replace(now, point=PointOnFloor(member=member))
            )
        case e.PointAnswered(accepted=accepted, until=until):
            return _change_running(
                state, lambda now: _answer_point(now, until if accepted else None)
            )
        case e.PointEnded():
            return _change_running(state, lambda now: replace(now, point=None))
        case e.SegmentEnded(segment=segment, seconds=seconds):
            spent = state.seconds.get(segment, 0) + seconds
            ended = replace(state, seconds={**state.seconds, segment: spent})
            return _go_to_segment(ended, segment + 1)
        case e.DebatePaused(at=at):
            return _set_stage(state, _pause_stage(state.stage, at))
        case e.DebateResumed(at=at):
            return _set_stage(state, _resume_stage(state.stage, at))
        case e.TimeAdded(seconds=seconds):
            return _change_running(state, lambda now: _add_time(now, seconds))
        case e.WentBack(segment=segment):
            return _go_to_segment(state, segment)
        case e.Skipped(segment=segment):
            return _go_to_segment(state, segment + 1)
        case e.Muted(member=member, on=on):
            return replace(state, muted=state.muted | {member} if on else state.muted - {member})
        case e.ChairAdded(member=member):
            return replace(state, chairs=state.chairs | {member})
        case e.ChairHanded(by=by, member=member):
            return replace(state, chairs=state.chairs - {by} | {member})
        case e.JudgeNamed(member=member, shadow=shadow, on=on):
            other_judges = {m: s for m, s in state.judges.items() if m != member}
            return replace(state, judges={**other_judges, member: shadow} if on else other_judges)
        case e.JudgingOpened():
            return replace(state, stage=Judging(), order=None)
        case e.BallotFiled():
            return replace(state, ballots=(*state.ballots, event))
        case e.ExerciseHeld():
            return replace(state, exercises=(*state.exercises, event))
        case e.ClaimMade():
            return replace(state, claims=(*state.claims, event))
        case e.ClaimLinked() | e.ClaimConfirmed():
            return _link_claims(state, event)
        case e.Closed(conclusion=conclusion):
            return replace(state, stage=ClosedDebate(conclusion=conclusion), order=None)
        case e.Cancelled():
            return replace(state, stage=CancelledDebate(), order=None)
        case e.DebateOpened() | e.CoinFlipped() | e.Reminded() | e.Warned() | e.Moved():
            return state
        case _:
            assert_never(event)


def _set_stage(state: Debate, stage: Stage) -> Debate:
    return replace(state, stage=stage)


def _change_running(state: Debate, change: Callable[[RunningSegment], RunningSegment]) -> Debate:
    """A change of what runs; there is none where nothing does."""
    running = state.running
    if running is None:
        return state
    changed = change(running)
    return state if changed is running else replace(state, stage=changed)


def _go_to_segment(state: Debate, segment: int) -> Debate:
    """Nothing runs, and a segment comes next."""
    return replace(state, stage=BetweenSegments(), segment=segment, order=None)


def _begin_segment(state: Debate, segment: int, at: datetime) -> Debate:
    begins = state.format.segments[segment]
    actors = state.actors(begins)
    running = RunningSegment(
        clock=TurnClock.start(state.span(begins), at),
        floor=FloorHolder(member=actors[0]) if actors else None,
    )
    return replace(state, stage=running, segment=segment, order=None)


def _take_seat(state: Debate, seat: str, member: MemberId) -> Debate:
    """Who is put in the seat whose turn runs gets the floor, if the last one had it or nobody."""
    before = state.seats.get(seat)
    seated = replace(state, seats={**state.seats, seat: member})
    segment = state.now
    if segment is None or seat not in segment.actors or state.holder not in (None, before):
        return seated
    return _change_running(
        seated,
        lambda now: replace(now, floor=_hand_floor(now.floor, member)),
    )


def _hand_floor(floor: FloorHolder | None, member: MemberId) -> FloorHolder:
    return FloorHolder(member=member) if floor is None else replace(floor, member=member)


def _leave_seat(state: Debate, seat: str) -> Debate:
    gone = state.seats.get(seat)
    unseated = replace(state, seats={s: m for s, m in state.seats.items() if s != seat})
    segment = state.now
    spoke = segment is not None and seat in segment.actors and state.holder == gone
    return _change_running(unseated, lambda now: replace(now, floor=None)) if spoke else unseated


def _forget_announcement(stage: Stage) -> Stage:
    """A start that is planned anew is announced anew."""
    return SignUp() if isinstance(stage, SignUp) else stage


def _note_announcement(stage: Stage, announcement: str) -> Stage:
    if isinstance(stage, SignUp | OpenVote | RunningSegment):
        return replace(stage, announced=stage.announced | {announcement})
    return stage


def _leave_queue(now: RunningSegment, member: MemberId) -> RunningSegment:
    if member not in now.queue:
        return now
    return replace(now, queue=tuple(m for m in now.queue if m != member))


def _answer_point(now: RunningSegment, until: datetime | None) -> RunningSegment:
    """A point that was taken ends at an instant; one that was not is gone."""
    if now.point is None or until is None:
        return replace(now, point=None)
    return replace(now, point=replace(now.point, until=until))


def _add_time(now: RunningSegment, seconds: int) -> RunningSegment:
    """With more time the end is announced anew."""
    point_marks = now.announced & {"open", "protected"}
    return replace(now, clock=now.clock.add(timedelta(seconds=seconds)), announced=point_marks)


def _pause_stage(stage: Stage, at: datetime) -> Stage:
    if isinstance(stage, PreparationTime | RunningSegment):
        return replace(stage, clock=stage.clock.pause(at))
    return stage


def _resume_stage(stage: Stage, at: datetime) -> Stage:
    """The clock goes on, and what ends by itself ends so much later."""
    match stage:
        case PreparationTime(clock=clock):
            return replace(stage, clock=clock.resume(at))
        case RunningSegment(clock=clock, floor=floor, point=point):
            stood = clock.stood(at)
            later = replace(stage, clock=clock.resume(at))
            if floor is not None and floor.until is not None:
                later = replace(later, floor=replace(floor, until=floor.until + stood))
            if point is not None and point.until is not None:
                later = replace(later, point=replace(point, until=point.until + stood))
            return later
        case _:
            return stage


def _link_claims(state: Debate, event: e.ClaimLinked | e.ClaimConfirmed) -> Debate:
    other_links = [k for k in state.links if (k.claim, k.target) != (event.claim, event.target)]
    if isinstance(event, e.ClaimLinked):
        new = ClaimLink(
            claim=event.claim,
            target=event.target,
            relation=event.relation,
            confirmed=event.confirmed,
        )
        return replace(state, links=(*other_links, new))
    earlier_links = [k for k in state.links if k not in other_links]
    return replace(
        state, links=(*other_links, *(replace(k, confirmed=True) for k in earlier_links))
    )


def _take_position(state: Debate, event: e.PositionTaken) -> Debate:
    vote = CastVote(position=event.position, stance=event.stance)
    latest = {**state.latest, event.member: vote}
    match event.phase:
        case "first":
            return replace(state, first={**state.first, event.member: vote}, latest=latest)
        case "closing":
            return replace(state, closing={**state.closing, event.member: vote}, latest=latest)
        case _:
            return replace(state, latest=latest)


def _add_speech(state: Debate, event: e.SpeechGiven) -> Debate:
    before = state.told.get(event.member, Contributions())
    now = Contributions(turns=before.turns + 1, characters=before.characters + event.characters)
    after_speech = replace(
        state, told={**state.told, event.member: now}, speeches=(*state.speeches, event)
    )
    return _change_running(after_speech, lambda segment: _drop_draft(segment, event.member))


def _drop_draft(now: RunningSegment, member: MemberId) -> RunningSegment:
    if member not in now.drafts:
        return now
    return replace(now, drafts={m: d for m, d in now.drafts.items() if m != member})
