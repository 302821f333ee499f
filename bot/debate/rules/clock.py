"""The clock of a debate, and who may speak while it runs."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec import Struct

from bot.debate import events as e
from bot.debate.commands.base import DebateTick
from bot.debate.commands.debating import AskFloor, DropFloor
from bot.debate.events import DebateEvent
from bot.debate.rules.checks import running_segment
from bot.debate.rules.format import Segment
from bot.debate.rules.quiet import after_quiet
from bot.debate.rules.stages import (
    OPEN,
    PROTECTED,
    Judging,
    OpenVote,
    PreparationTime,
    RunningSegment,
    SignUp,
    point_mark,
)
from bot.debate.rules.turn_clock import TurnClock
from bot.debate.state import Contributions, Debate
from bot.kernel.command import Command
from bot.kernel.ids import MemberId

OVERTIME = 15
"""Seconds after time in which a speaker may finish the sentence; then the turn ends by itself."""

TURN = 90
"""Seconds of a turn in an open segment whose format names none."""

VOTE_SECONDS = 120
"""Seconds for a vote in a debate that runs itself, live."""

VOTERS = "voters"
"""Marks that those who have not voted were reminded."""

CHAIR = "chair"
"""Marks that the chair was called before the room."""

PATIENCE = timedelta(seconds=60)
"""How long a chair who was told alone may take until they are called before the room."""

SOON, START = "soon", "start"
"""Mark what is announced ahead of a planned start, and at it."""

AHEAD = timedelta(minutes=15)
"""How long before the start the room is reminded."""

REMINDERS = (50, 90)
"""Per cent of a segment's hours after which those who write are reminded."""


class ClockMark(Struct, frozen=True):
    """Something announced once, so many seconds into a segment."""

    what: str
    second: int


def marks(state: Debate, segment: Segment, clock: TurnClock) -> Iterator[ClockMark]:
    """All that is announced in the running segment, in order, its time last."""
    whole = round(clock.span.total_seconds())
    clock_marks = [ClockMark("time", whole)]
    if state.live:
        clock_marks += [ClockMark(f"warning:{w}", whole - w) for w in segment.warnings if w < whole]
        for number, window in enumerate(segment.windows):
            clock_marks += [
                ClockMark(point_mark(OPEN, number), window.opens),
                ClockMark(point_mark(PROTECTED, number), window.closes),
            ]
    else:
        clock_marks += [ClockMark(f"reminder:{share}", whole * share // 100) for share in REMINDERS]
    yield from sorted(clock_marks, key=lambda mark: (mark.second, mark.what == "time"))


def instant(state: Debate, clock: TurnClock, spent: timedelta) -> datetime:
    """When so much of the running segment's time will be gone (UTC), if it does not stand before;
    in writing no instant falls into the quiet hours."""
    at = clock.instant(spent)
    return at if state.live else after_quiet(at, state.quiet)


def find_unannounced(
    state: Debate, segment: Segment, running: RunningSegment
) -> Iterator[tuple[str, datetime]]:
    """What is still to be announced in the running segment, and when (UTC)."""
    for mark in marks(state, segment, running.clock):
        if mark.what not in running.announced:
            yield mark.what, instant(state, running.clock, timedelta(seconds=mark.second))


def ends_at(state: Debate) -> datetime | None:
    """When the running segment's time is over (UTC), overtime not counted; None if none runs."""
    running = state.running
    return None if running is None else instant(state, running.clock, running.clock.span)


def closes_at(state: Debate, running: RunningSegment) -> datetime:
    """When the running segment ends by itself (UTC)."""
    grace = timedelta(seconds=OVERTIME if state.live else 0)
    return instant(state, running.clock, running.clock.span + grace)


def is_protected(state: Debate, at: datetime) -> bool:
    """Is the speaker safe from points of information?"""
    if state.now is None or state.running is None:
        return True
    elapsed = state.running.clock.elapsed(at).total_seconds()
    return not any(window.opens <= elapsed < window.closes for window in state.now.windows)


def reminder_at(state: Debate) -> datetime | None:
    """When those who have not voted are reminded (UTC), in a vote that closes by itself; None once
    they were."""
    vote = state.vote
    if vote is None or vote.until is None or VOTERS in vote.announced:
        return None
    return vote.until - timedelta(seconds=30 if state.live else 2 * 3600)


def find_start_due(state: Debate) -> datetime | None:
    """When something about the planned start is announced next (UTC); None if nothing is."""
    stage = state.stage
    if not isinstance(stage, SignUp) or state.start is None or START in stage.announced:
        return None
    reminds = state.start - AHEAD
    # Planned at short notice, it needs no reminder.
    is_announced = (
        SOON in stage.announced or state.planned_at is None or reminds <= state.planned_at
    )
    return state.start if is_announced else reminds


def find_call(state: Debate) -> datetime | None:
    """When (UTC) the chair who lets the debate wait is called before the room; None if never, or
    once they were."""
    stage = state.stage
    if state.waits_since is None or not isinstance(stage, SignUp | OpenVote | Judging):
        return None
    if CHAIR in stage.announced:
        return None
    at = state.waits_since + PATIENCE
    return at if state.live else after_quiet(at, state.quiet)


def deadline(state: Debate) -> datetime | None:
    """The earliest instant (UTC) at which something comes due; None while nothing can."""
    match state.stage:
        case SignUp():
            return find_start_due(state) or find_call(state)
        case OpenVote(until=until) if until is not None:
            return reminder_at(state) or until
        case OpenVote() | Judging():
            return find_call(state)
        case PreparationTime(clock=clock) if clock.paused_at is None:
            return clock.instant(clock.span)
        case RunningSegment() as running if running.clock.paused_at is None:
            return _next_due(state, running)
        case _:
            return None


def _next_due(state: Debate, running: RunningSegment) -> datetime | None:
    """The earliest instant (UTC) at which something comes due in a segment that runs."""
    if state.now is None:
        return None
    due = [at for _, at in find_unannounced(state, state.now, running)]
    due.append(closes_at(state, running))
    if running.floor is not None and running.floor.until is not None:
        due.append(running.floor.until)
    if running.point is not None and running.point.until is not None:
        due.append(running.point.until)
    return min(due)


def ask_floor(state: Debate, command: AskFloor) -> list[DebateEvent]:
    """Join the queue; those who have spoken least come first. A free floor is given at once."""
    segment, running = running_segment(state)
    me = command.by.member
    if running.floor is None and not running.queue:
        return [give_floor(state, command, segment, me)]
    return [e.Queued(at=command.at, by=me, member=me)]


def drop_floor(command: DropFloor) -> list[DebateEvent]:
    """Leave the queue."""
    return [e.Unqueued(at=command.at, by=command.by.member, member=command.by.member)]


def give_floor(state: Debate, command: Command, segment: Segment, member: MemberId) -> e.FloorGiven:
    """The floor of an open segment goes to a member, for one turn."""
    turn = timedelta(seconds=segment.turn or TURN)
    until = command.at + turn if state.live else None
    by = None if isinstance(command, DebateTick) else command.by.member
    return e.FloorGiven(at=command.at, by=by, member=member, until=until)


def pass_floor(state: Debate, command: Command, segment: Segment) -> list[DebateEvent]:
    """The floor goes on to whoever waits and has spoken least."""
    if state.holder is None:
        return []
    by = None if isinstance(command, DebateTick) else command.by.member
    floor_left = e.FloorLeft(at=command.at, by=by, member=state.holder)
    waiting = order_queue(state)
    return (
        [floor_left, give_floor(state, command, segment, waiting[0])] if waiting else [floor_left]
    )


def order_queue(state: Debate) -> tuple[MemberId, ...]:
    """The queue in the order of its turns: least spoken first, then who asked first."""
    queue = state.running.queue if state.running is not None else ()
    place = {member: number for number, member in enumerate(queue)}
    return tuple(sorted(queue, key=lambda m: (state.told.get(m, Contributions()).turns, place[m])))
