"""From a journal to a debate: each event changes the state, and none is ever refused."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from functools import reduce
from typing import assert_never

from msgspec.structs import replace

from bot.debate import events as e
from bot.debate.events import MOTION_ERASED, DebateEvent
from bot.debate.rules.absence import is_quiet_gap
from bot.debate.rules.decisions import find_waiting_since
from bot.debate.rules.format import Format, SegmentKind
from bot.debate.rules.quiet import read_quiet
from bot.debate.rules.speakers import find_own_news
from bot.debate.rules.stages import (
    OPEN,
    PROTECTED,
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
from bot.debate.state import CastVote, ClaimLink, Contributions, Debate, SpokenSeat
from bot.kernel.ids import MemberId

LINE = 40
"""Characters in a line on a phone."""

LINES_IN_SIGHT = 30
"""Lines that may be written in a room below the buttons, a screen and a half of a phone."""


def fold(rules: Format, events: Iterable[DebateEvent]) -> Debate:
    """The debate that a journal tells of; its first event opens it."""
    later_events = iter(events)
    first = next(later_events)
    if not isinstance(first, e.DebateOpened) or first.by is None:
        raise ValueError("a journal that does not begin with an opening")
    opened = Debate(
        format=rules,
        motion=first.motion or MOTION_ERASED,
        info=first.info,
        tempo=first.tempo,
        ballot=first.ballot,
        hours=first.hours,
        chairs=frozenset([first.by]) if first.chair else frozenset(),
        quiet=read_quiet(first.quiet),
        quorum=first.quorum,
        shares_reasons=first.shares_reasons,
        restates=first.restates,
        led=first.led,
        start=first.start,
        last_start=first.start,
        planned_at=first.at,
        seen_at=first.at,
    )
    return reduce(evolve, later_events, opened)


def evolve(state: Debate, event: DebateEvent) -> Debate:
    """The debate after an event. It never refuses."""
    after = _apply_event(state, event)
    waits_since = find_waiting_since(state, after, event.at)
    if waits_since != after.waits_since:
        after = replace(after, waits_since=waits_since)
    # Only what sets a clock going again follows the machine's clock back, where that was set back.
    is_later = event.at > state.seen_at or isinstance(event, e.DebateResumed)
    return replace(after, seen_at=event.at) if is_later else after


def _apply_event(state: Debate, event: DebateEvent) -> Debate:  # noqa: C901  # one case an event
    match event:
        case e.Scheduled(start=start, at=at):
            return _set_stage(
                replace(state, start=start, last_start=start or state.last_start, planned_at=at),
                _forget_announcement(state.stage),
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
            return _call_next(_set_stage(state, BetweenSegments()), event)
        case e.VoteExtended(until=until, at=at):
            if state.vote is None:
                return state
            return _set_stage(state, state.vote.extend(until, at))
        case e.PreparationBegun(side=side, until=until, at=at):
            clock = TurnClock.start(until - at, at)
            return _set_stage(state, PreparationTime(side=side, clock=clock))
        case e.PreparationEnded(side=side, seconds=seconds):
            used = {**state.used, side: state.used.get(side, 0) + seconds}
            return _call_next(_set_stage(replace(state, used=used), BetweenSegments()), event)
        case e.SegmentBegun(segment=segment, at=at):
            begun = _begin_segment(state, segment, at)
            return _put_buttons_under(begun, find_own_news(state, event))
        case e.Announced(what=announcement):
            return _set_stage(state, _note_announcement(state.stage, announcement))
        case e.FloorGiven(member=member, until=until):
            floor = FloorHolder(member=member, until=until)
            return _change_running(state, lambda now: _begin_turn(_leave_queue(now, member), floor))
        case e.FloorLeft():
            return _change_running(state, lambda now: _begin_turn(now, None))
        case e.Queued(member=member):
            return _change_running(state, lambda now: replace(now, queue=(*now.queue, member)))
        case e.Unqueued(member=member):
            return _change_running(state, lambda now: _leave_queue(now, member))
        case e.SpeechGiven():
            return _put_buttons_below(_add_speech(state, event), event)
        case e.SpeechContinued():
            return _put_buttons_below(_lengthen_speech(state, event), event)
        case e.SpeechChanged():
            return _change_length(state, event, event.characters)
        case e.DraftKept(member=member):
            return replace(state, drafts={**state.drafts, member: event})
        case e.OrderRaised():
            return replace(state, order=event, orders=state.orders + 1)
        case e.OrderRuled():
            return replace(state, order=None)
        case e.PointOffered(member=member):
            point = PointOnFloor(member=member, number=state.offers + 1)
            offered = replace(state, offers=point.number)
            return _change_running(offered, lambda now: replace(now, point=point))
        case e.PointAnswered(accepted=accepted, until=until):
            return _change_running(
                state, lambda now: _answer_point(now, until if accepted else None)
            )
        case e.PointMade(in_room=in_room):
            made = replace(state, points=state.points.plus(event))
            return made if in_room else _put_buttons_under(made, event)
        case e.PointEnded():
            return _change_running(state, lambda now: replace(now, point=None))
        case e.PartEnded(member=member):
            return _change_running(state, lambda now: replace(now, ended=now.ended | {member}))
        case e.SegmentEnded(segment=segment, seconds=seconds):
            spent = state.seconds.get(segment, 0) + seconds
            ended = replace(
                state,
                seconds={**state.seconds, segment: spent},
                gave={**state.gave, segment: _find_speakers(state, segment)},
            )
            return _call_next(_go_to_segment(ended, segment + 1), event)
        case e.DebatePaused(at=at):
            return _set_stage(state, _pause_stage(state.stage, at))
        case e.DebateResumed(at=at):
            resumed = _set_stage(state, _resume_stage(state.stage, at))
            return resumed if is_quiet_gap(state, event) else _put_buttons_under(resumed, event)
        case e.TimeAdded(at=at, seconds=seconds):
            warnings = state.now.warnings if state.now is not None else ()
            return _change_running(state, lambda now: _add_time(now, seconds, warnings, at))
        case e.WentBack(segment=segment):
            return _call_next(_go_to_segment(state, segment), event)
        case e.Skipped(segment=segment):
            cut = state.cut | {segment} if state.running is not None else state.cut
            return _call_next(_go_to_segment(replace(state, cut=cut), segment + 1), event)
        case e.Muted(member=member, on=on):
            return replace(state, muted=state.muted | {member} if on else state.muted - {member})
        case e.ChairAdded(member=member):
            return replace(state, chairs=state.chairs | {member})
        case e.ChairHanded(by=by, member=member):
            return replace(state, chairs=state.chairs - {by} | {member})
        case e.JudgeNamed():
            return _name_judge(state, event)
        case e.SideForfeited(side=side):
            return replace(state, forfeited=(*state.forfeited, side))
        case e.HallCounted(which=which):
            return replace(state, hall={**state.hall, which: event})
        case e.JudgingOpened():
            return replace(state, stage=Judging(), order=None)
        case e.BallotFiled():
            return replace(state, ballots=(*state.ballots, event))
        case e.ExerciseHeld():
            return replace(state, exercises=(*state.exercises, event))
        case e.ClauseNoted():
            return replace(state, clauses=(*state.clauses, event))
        case e.PointRestated():
            return replace(state, restatements=(*state.restatements, event))
        case e.RestatementAnswered(restatement=restatement):
            return replace(state, heard={**state.heard, restatement: event})
        case e.ClaimMade():
            return replace(state, claims=state.claims.plus(event))
        case e.ClaimLinked() | e.ClaimConfirmed():
            return _link_claims(state, event)
        case e.ClaimsBrought():
            return _bring_claims(state, event)
        case e.Closed(conclusion=conclusion):
            return replace(state, stage=ClosedDebate(conclusion=conclusion), order=None)
        case e.Cancelled():
            return replace(state, stage=CancelledDebate(), order=None)
        case e.DebateOpened() | e.CoinFlipped() | e.Reminded() | e.Warned() | e.Moved():
            return state
        case _:
            assert_never(event)


def _name_judge(state: Debate, event: e.JudgeNamed) -> Debate:
    judges = {m: shadow for m, shadow in state.judges.items() if m != event.member}
    presiding = None if state.presiding == event.member else state.presiding
    if event.on:
        judges[event.member] = event.shadow
    return replace(state, judges=judges, presiding=event.member if event.presides else presiding)


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
    """Nothing runs, and a segment comes next. Drafts for those before it are dropped."""
    drafts = {m: draft for m, draft in state.drafts.items() if draft.segment >= segment}
    return replace(state, stage=BetweenSegments(), segment=segment, order=None, drafts=drafts)


def _call_next(state: Debate, event: DebateEvent) -> Debate:
    """The news of an event says who speaks next."""
    called = state.actors(state.now) if state.now is not None else ()
    return _set_stage(state, BetweenSegments(news=event, called=called))


def _begin_segment(state: Debate, segment: int, at: datetime) -> Debate:
    begins = state.format.segments[segment]
    actors = state.actors(begins)
    is_free = begins.ends_by_part and begins.kind is not SegmentKind.SEALED
    running = RunningSegment(
        clock=TurnClock.start(state.span(begins), at),
        floor=FloorHolder(member=actors[0]) if actors and not is_free else None,
    )
    gave = {number: seats for number, seats in state.gave.items() if number != segment}
    return replace(
        state,
        stage=running,
        segment=segment,
        order=None,
        gave=gave,
        cut=state.cut - {segment},
    )


def _find_speakers(state: Debate, segment: int) -> tuple[SpokenSeat, ...]:
    """Who spoke in a segment that ends: those who gave words; where none did from a seat, by the
    clock, whoever sits there and had the floor to the end."""
    gave = state.gave.get(segment, ())
    ended = state.format.segments[segment]
    if not state.live or ended.kind is SegmentKind.SEALED:
        return gave
    heard = {spoken.seat for spoken in gave}
    if heard and not ended.ends_by_part:
        return gave
    silent = [
        SpokenSeat(seat, state.seats[seat])
        for seat in ended.actors
        if seat in state.seats and seat not in heard
    ]
    if state.holder is None:
        return (*gave, *silent)
    return tuple(spoken for spoken in silent if spoken.member == state.holder)[:1]


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


def _begin_turn(now: RunningSegment, floor: FloorHolder | None) -> RunningSegment:
    """Somebody else speaks, or nobody does, and nothing was said yet."""
    return replace(now, floor=floor, given=(), written=())


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
    if isinstance(stage, SignUp | OpenVote | RunningSegment | Judging):
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


def _add_time(
    now: RunningSegment, seconds: int, warnings: tuple[int, ...], at: datetime
) -> RunningSegment:
    """With more time the end is announced anew; with less, what it leaps over is not."""
    clock = now.clock.add(timedelta(seconds=seconds))
    if seconds < 0:
        left = clock.remaining(at).total_seconds()
        leapt = {f"warning:{warning}" for warning in warnings if warning > left}
        return replace(now, clock=clock, announced=now.announced | leapt)
    point_marks = frozenset(m for m in now.announced if m.partition(":")[0] in (OPEN, PROTECTED))
    return replace(now, clock=clock, announced=point_marks)


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
    pair = event.claim, event.target
    others: Sequence[ClaimLink] = state.links
    same: Sequence[ClaimLink] = ()
    if any(link.claim == event.claim for link in state.links):
        others = [link for link in state.links if (link.claim, link.target) != pair]
        same = [link for link in state.links if (link.claim, link.target) == pair]
    if isinstance(event, e.ClaimLinked):
        new = ClaimLink(
            claim=event.claim,
            target=event.target,
            relation=event.relation,
            confirmed=event.confirmed,
        )
        return replace(state, links=(*others, new))
    return replace(state, links=(*others, *(replace(link, confirmed=True) for link in same)))


def _bring_claims(state: Debate, event: e.ClaimsBrought) -> Debate:
    made = [
        e.ClaimMade(
            at=event.at, by=event.by, claim=claim, member=event.member, side=side, brought=True
        )
        for claim, side in event.claims
    ]
    links = [
        ClaimLink(claim=claim, target=target, relation=relation, confirmed=True)
        for claim, target, relation in event.links
    ]
    return replace(state, claims=state.claims.plus(*made), links=(*state.links, *links))


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
    speakers = state.spoke.get(event.segment, frozenset()) | {event.member}
    gave = state.gave.get(event.segment, ())
    spoken = SpokenSeat(event.seat, event.member)
    if event.seat and spoken not in gave:
        gave = (*gave, spoken)
    drafts = {
        member: draft
        for member, draft in state.drafts.items()
        if member != event.member or draft.segment > event.segment
    }
    after = replace(
        state,
        told={**state.told, event.member: now},
        speeches=state.speeches.plus(event),
        spoke={**state.spoke, event.segment: speakers},
        gave={**state.gave, event.segment: gave},
        drafts=drafts,
    )
    if event.segment != state.segment:
        return after
    number = len(after.speeches)
    return _change_running(after, lambda now: _note_speech(now, number, in_room=event.in_room))


def _note_speech(now: RunningSegment, number: int, *, in_room: bool) -> RunningSegment:
    """A speech of the turn, by its number; once more for each message of it."""
    given = now.given if number in now.given else (*now.given, number)
    is_written = in_room and number not in now.written
    return replace(now, given=given, written=(*now.written, number) if is_written else now.written)


def _put_buttons_below(state: Debate, event: e.SpeechGiven | e.SpeechContinued) -> Debate:
    """The buttons of what runs, below a speech that the room is shown; below one that is written
    there message by message only once they are out of sight."""
    if state.sealed or (isinstance(event, e.SpeechGiven) and event.segment != state.segment):
        return state
    if not event.in_room:
        return _put_buttons_under(state, event)
    lines = 1 + -(-event.characters // LINE)
    below = state.running.lines_below + lines if state.running is not None else 0
    if below > LINES_IN_SIGHT:
        return _put_buttons_under(state, event)
    return _change_running(state, lambda now: replace(now, lines_below=below))


def _put_buttons_under(state: Debate, event: DebateEvent) -> Debate:
    return _change_running(state, lambda now: replace(now, buttons_under=event, lines_below=0))


def _lengthen_speech(state: Debate, event: e.SpeechContinued) -> Debate:
    place = _place_of(state, event.speech)
    longer = _change_length(state, event, state.speeches[place].characters + event.characters)
    return _change_running(longer, lambda now: _note_speech(now, place + 1, in_room=event.in_room))


def _change_length(
    state: Debate, event: e.SpeechContinued | e.SpeechChanged, characters: int
) -> Debate:
    """A speech has so many characters now, and its author has said as many more or fewer."""
    place = _place_of(state, event.speech)
    speech = state.speeches[place]
    before = state.told.get(event.member, Contributions())
    said = before.characters + characters - speech.characters
    return replace(
        state,
        told={**state.told, event.member: replace(before, characters=said)},
        speeches=state.speeches.with_item(place, replace(speech, characters=characters)),
    )


def _place_of(state: Debate, speech: str) -> int:
    numbers = reversed(range(len(state.speeches)))
    return next(n for n in numbers if state.speeches[n].speech == speech)
