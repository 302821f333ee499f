"""Segments begin and end, and the clock does what has come due."""

from datetime import timedelta

from bot.debate import events as e
from bot.debate.commands.base import DebateTick
from bot.debate.commands.debating import Begin, EndTurn
from bot.debate.events import DebateEvent
from bot.debate.evolve import evolve
from bot.debate.rules import preparing, scheduling
from bot.debate.rules.checks import running_segment
from bot.debate.rules.clock import VOTERS, closes_at, find_unannounced, pass_floor, reminder_at
from bot.debate.rules.judging import conclude
from bot.debate.rules.stages import OpenVote, PreparationTime, RunningSegment, SignUp
from bot.debate.rules.voting import close_debate, missing_voters, open_vote
from bot.debate.state import Debate, DebatePhase
from bot.kernel.command import Command

MOST_OVERTIME = timedelta(seconds=60)
"""What is counted of a segment after its time is over."""


def begin(state: Debate, command: Begin) -> list[DebateEvent]:
    """Begin the next segment, or what comes after the last; what was prepared is over."""
    ended = preparing.end_preparation(state, command)
    if state.now is None:
        return [*ended, *_after_last(state, command)]
    return [*ended, e.SegmentBegun(at=command.at, by=command.by.member, segment=state.segment)]


def end_turn(state: Debate, command: EndTurn) -> list[DebateEvent]:
    """The speaker ends a turn early; a chair ends the segment; preparation ends early as well."""
    if state.preparation is not None:
        return preparing.end_preparation(state, command)
    segment, _ = running_segment(state)
    if not segment.actors and command.by.member == state.holder:
        return pass_floor(state, command, segment)
    return finish(state, command)


def finish(state: Debate, command: Command) -> list[DebateEvent]:
    """The running segment ends; what follows is begun, or waits."""
    _, running = running_segment(state)
    most = running.clock.span + MOST_OVERTIME
    spent = round(min(running.clock.elapsed(command.at), most).total_seconds())
    by = None if isinstance(command, DebateTick) else command.by.member
    ended = e.SegmentEnded(at=command.at, by=by, segment=state.segment, seconds=spent)
    closing = [*_give_drafts(state, running, command), ended]
    after = evolve(state, ended)
    if after.now is None:
        return [*closing, *_after_last(after, command)]
    if after.format.advance or not after.chairs or not after.live:
        return [*closing, e.SegmentBegun(at=command.at, segment=after.segment)]
    return closing


def _give_drafts(state: Debate, running: RunningSegment, command: Command) -> list[DebateEvent]:
    """What was kept as a draft by those whose turn it was is given, and marked."""
    spoke = {s.member for s in state.speeches if s.segment == state.segment}
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
        for member, draft in running.drafts.items()
        if member not in spoke | state.muted
    ]


def _after_last(state: Debate, command: Command) -> list[DebateEvent]:
    if state.format.votes:
        return [open_vote(state, command, "closing")]
    return [conclude(state, command)]


def tick(state: Debate, command: DebateTick) -> list[DebateEvent]:
    """Do all that has come due by now. Early, late or twice is the same."""
    match state.stage:
        case SignUp():
            return scheduling.remind_voters(state, command)
        case OpenVote(until=until):
            due = until is not None and command.at >= until
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
    return [*ended, e.SegmentBegun(at=command.at, segment=state.segment)]


def _vote_over(state: Debate, command: DebateTick) -> list[DebateEvent]:
    """A vote whose time is over is closed. In a debate that nobody chairs the first segment begins
    when the first vote is closed, or everybody prepares for it."""
    closed = close_debate(state, command)
    if state.phase is DebatePhase.FIRST_VOTE and not state.chairs:
        return [*closed, preparing.prepare_or_begin(state, command)]
    return closed
