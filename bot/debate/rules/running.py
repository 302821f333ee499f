"""Segments begin and end, and the clock does what has come due."""

from datetime import datetime, timedelta

from bot.debate import events as e
from bot.debate.commands.base import DebateTick
from bot.debate.commands.debating import Begin, EndSegment, EndTurn, Skip
from bot.debate.events import DebateEvent
from bot.debate.evolve import evolve
from bot.debate.refusals import DebateRefusal
from bot.debate.rules import preparing, scheduling
from bot.debate.rules.checks import check_segment, running_segment
from bot.debate.rules.clock import (
    VOTERS,
    closes_at,
    find_unannounced,
    pass_floor,
    reminder_at,
)
from bot.debate.rules.decisions import call_chair
from bot.debate.rules.format import Segment
from bot.debate.rules.judging import conclude
from bot.debate.rules.points import let_point_lapse
from bot.debate.rules.speakers import find_over, find_writers
from bot.debate.rules.stages import (
    PROTECTED,
    Judging,
    OpenVote,
    PreparationTime,
    RunningSegment,
    SignUp,
)
from bot.debate.rules.vacancies import find_missing_speakers
from bot.debate.rules.voting import close_debate, missing_voters, open_vote
from bot.debate.state import Debate, DebatePhase
from bot.kernel.command import Command
from bot.kernel.ids import MemberId
from bot.kernel.message import Listed
from bot.kernel.refusal import Refused

MOST_OVERTIME = timedelta(seconds=60)
"""What is counted of a segment after its time is over."""


def begin(state: Debate, command: Begin) -> list[DebateEvent]:
    """Begin the next segment, or what comes after the last; what was prepared is over.

    Raises Refused (SPEAKER_MISSING), unless whoever asks is sure.
    """
    check_segment(state, command)
    ended = preparing.end_preparation(state, command)
    if state.now is None:
        return [*ended, *_go_on_after_last(state, command)]
    if not command.sure and (missing := find_missing_speakers(state, state.now)):
        seats = Listed(tuple(seat.name for seat in missing), "or")
        raise Refused(DebateRefusal.SPEAKER_MISSING, segment=state.now.name, seats=seats)
    return [*ended, e.SegmentBegun(at=command.at, by=command.by.member, segment=state.segment)]


def end_turn(state: Debate, command: EndTurn) -> list[DebateEvent]:
    """The speaker ends a turn early, or a chair who names them; where several act together each
    ends their own part; preparation ends early as well.

    Raises Refused (TURN_OF_ANOTHER, TURN_PASSED) where it is not the turn that is meant, and
    (TURN_EMPTY) where a speaker has said nothing, (TURN_UNSAID) where somebody else has yet to hand
    in, unless they are sure.
    """
    check_segment(state, command)
    if state.preparation is not None:
        return preparing.end_preparation(state, command)
    segment, _ = running_segment(state)
    me = command.by.member
    speaker = MemberId(command.whose) if command.whose and not segment.ends_by_part else me
    if not segment.ends_by_part and speaker != state.holder:
        is_meant = speaker != me
        raise Refused(DebateRefusal.TURN_PASSED if is_meant else DebateRefusal.TURN_OF_ANOTHER)
    if not command.sure and _has_said_nothing(state, speaker, own=speaker == me):
        raise Refused(DebateRefusal.TURN_EMPTY if speaker == me else DebateRefusal.TURN_UNSAID)
    if segment.ends_by_part:
        return _end_part(state, command, segment)
    return finish(state, command) if segment.actors else pass_floor(state, command, segment)


def _has_said_nothing(state: Debate, member: MemberId, *, own: bool) -> bool:
    """Would a turn end with no words of a member in it? By the clock a chair may see to that."""
    acts = member == state.holder or (state.now is not None and member in state.actors(state.now))
    if not (acts if own else member in find_writers(state)) or member in state.speakers:
        return False
    draft = state.drafts.get(member)
    return draft is None or draft.segment != state.segment


def _end_part(state: Debate, command: EndTurn, segment: Segment) -> list[DebateEvent]:
    me = command.by.member
    part_ended = e.PartEnded(at=command.at, by=me, member=me)
    after = evolve(state, part_ended)
    return [part_ended, *(finish(after, command) if is_every_part_over(after, segment) else ())]


def is_every_part_over(state: Debate, segment: Segment) -> bool:
    """Has each who acts in the running segment spoken, or ended their part?"""
    return find_over(state).issuperset(state.actors(segment))


def end_segment(state: Debate, command: EndSegment) -> list[DebateEvent]:
    """The chair ends the segment for everybody. Raises Refused (SEGMENT_PASSED)."""
    check_segment(state, command)
    return finish(state, command)


def finish(state: Debate, command: Command) -> list[DebateEvent]:
    """The running segment ends; what follows is begun, or waits."""
    _, running = running_segment(state)
    most = running.clock.span + MOST_OVERTIME
    spent = round(min(running.clock.elapsed(command.at), most).total_seconds())
    by = None if isinstance(command, DebateTick) else command.by.member
    ended = e.SegmentEnded(at=command.at, by=by, segment=state.segment, seconds=spent)
    closing = [*_give_drafts(state, command), ended]
    after = evolve(state, ended)
    if after.now is None:
        return [*closing, *_go_on_after_last(after, command)]
    if not after.chairs:
        return [*closing, *_begin_with_speakers(after, command)]
    goes_on = after.format.advance or not after.live
    if goes_on and not find_missing_speakers(after, after.now):
        return [*closing, e.SegmentBegun(at=command.at, segment=after.segment)]
    return closing


def _begin_with_speakers(state: Debate, command: Command) -> list[DebateEvent]:
    """Where nobody chairs: the next segment begins, after those in which nobody would speak."""
    events: list[DebateEvent] = []
    while state.now is not None and state.now.actors and not state.actors(state.now):
        skipped = e.Skipped(at=command.at, segment=state.segment)
        events.append(skipped)
        state = evolve(state, skipped)
    if state.now is None:
        return [*events, *_go_on_after_last(state, command)]
    return [*events, e.SegmentBegun(at=command.at, segment=state.segment)]


def _give_drafts(state: Debate, command: Command) -> list[DebateEvent]:
    """What was kept as a draft by those whose turn it was is given, and marked."""
    return [
        e.SpeechGiven(
            at=command.at,
            by=member,
            speech=draft.speech,
            member=member,
            seat=state.seat_of(member),
            segment=state.segment,
            characters=draft.characters,
            unfinished=True,
        )
        for member, draft in state.drafts.items()
        if draft.segment == state.segment
        and member not in state.speakers | state.muted
        and (state.now is None or not state.now.actors or member in state.actors(state.now))
    ]


def skip(state: Debate, command: Skip) -> list[DebateEvent]:
    """Leave a segment out; after the last one follows what follows its end. Raises Refused
    (SEGMENT_PASSED)."""
    check_segment(state, command)
    skipped = e.Skipped(at=command.at, by=command.by.member, segment=state.segment)
    after = evolve(state, skipped)
    return [skipped, *(_go_on_after_last(after, command) if after.now is None else ())]


def _go_on_after_last(state: Debate, command: Command) -> list[DebateEvent]:
    """What comes when no segment is left: the closing vote, where there is one, else the end."""
    if state.format.votes:
        return [open_vote(state, command, "closing")]
    return [conclude(state, command)]


def tick(state: Debate, command: DebateTick) -> list[DebateEvent]:
    """Do all that has come due by now. Early, late or twice is the same."""
    match state.stage:
        case SignUp():
            return scheduling.remind_voters(state, command) or call_chair(state, command)
        case OpenVote(until=None) | Judging():
            return call_chair(state, command)
        case OpenVote(until=datetime() as until):
            due = command.at >= until
            return _vote_over(state, command) if due else _remind_voters(state, command)
        case PreparationTime(clock=clock) if clock.paused_at is None:
            return [] if clock.remaining(command.at) else _end_preparation(state, command)
        case RunningSegment() as running if running.clock.paused_at is None:
            return _in_segment(state, running, command)
        case _:
            return []


def _in_segment(state: Debate, running: RunningSegment, command: DebateTick) -> list[DebateEvent]:
    """What the clock does while a segment runs."""
    segment, _ = running_segment(state)
    events: list[DebateEvent] = [
        e.Announced(at=command.at, what=announcement)
        for announcement, at in find_unannounced(state, segment, running)
        if at <= command.at
    ]
    if any(
        isinstance(event, e.Announced) and event.what.partition(":")[0] == PROTECTED
        for event in events
    ):
        events += let_point_lapse(running, command.at)
    point, floor = running.point, running.floor
    if point is not None and point.until is not None and point.until <= command.at:
        events.append(e.PointEnded(at=command.at))
    if closes_at(state, running) <= command.at:
        return events + finish(state, command)
    if floor is not None and floor.until is not None and floor.until <= command.at:
        events += pass_floor(state, command, segment)
    return events


def _remind_voters(state: Debate, command: DebateTick) -> list[DebateEvent]:
    """Shortly before a vote closes by itself, those who have not voted are named."""
    at = reminder_at(state)
    if at is None or at > command.at:
        return []
    noted = e.Announced(at=command.at, what=VOTERS)
    missing = missing_voters(state)
    return [noted, e.Reminded(at=command.at, members=missing)] if missing else [noted]


def _end_preparation(state: Debate, command: DebateTick) -> list[DebateEvent]:
    """Preparation whose time is over ends; in a debate that nobody chairs the segment begins."""
    ended = preparing.end_preparation(state, command)
    if state.chairs:
        return ended
    return [*ended, *_begin_with_speakers(state, command)]


def _vote_over(state: Debate, command: DebateTick) -> list[DebateEvent]:
    """A vote whose time is over is closed. In a debate that nobody chairs the first segment begins
    when the first vote is closed, or everybody prepares for it."""
    closed = close_debate(state, command)
    if state.phase is DebatePhase.FIRST_VOTE and not state.chairs:
        if preparation := preparing.prepare_first(state, command):
            return [*closed, preparation]
        return [*closed, *_begin_with_speakers(state, command)]
    return closed
