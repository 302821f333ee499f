"""Segments, the floor, speeches, points of information, and what the clock does."""

from collections.abc import Iterator
from datetime import timedelta

from bot.core.command import Command
from bot.core.debate import events as e
from bot.core.debate.base import Tick
from bot.core.debate.clock import (
    TURN,
    closes_at,
    elapsed,
    in_protected_time,
    instant,
    limit,
    marks,
)
from bot.core.debate.commands import (
    AnswerPoint,
    AskFloor,
    Begin,
    DropFloor,
    EndTurn,
    OfferPoint,
    Speak,
)
from bot.core.debate.counting import characters
from bot.core.debate.events import Event
from bot.core.debate.format import Segment
from bot.core.debate.state import Debate, Phase, Told, evolve
from bot.core.debate.voting import close, open_vote
from bot.core.ids import MemberId
from bot.core.refusal import Code, Refused


def begin(state: Debate, command: Begin, *, chair: bool) -> list[Event]:
    """Begin the next segment: a chair, its first speaker, or anybody where nobody chairs."""
    if state.phase in (Phase.RUNNING, Phase.PAUSED):
        raise Refused(Code.RUNNING_ALREADY)
    if state.phase is not Phase.READY:
        raise Refused(Code.NOT_READY, phase=state.phase.value)
    segment = state.now
    if segment is None:
        return _after_last(state, command)
    actors = state.actors(segment)
    if not chair and state.chairs and command.by.member not in actors:
        raise Refused(Code.NOT_CHAIR)
    return [e.Begun(at=command.at, by=command.by.member, segment=state.segment)]


def speak(state: Debate, command: Speak, *, chair: bool) -> list[Event]:
    """Say something with the floor; in an open segment the turn is then over."""
    segment = _running(state)
    me = command.by.member
    if me in state.muted:
        raise Refused(Code.MUTED)
    size = characters(command.words)
    if not any(letter.isalnum() for letter in command.words):
        raise Refused(Code.SPEECH_EMPTY)
    if size > segment.characters:
        raise Refused(Code.SPEECH_TOO_LONG, longest=segment.characters, length=size)
    may = (
        me == state.holder or me in state.actors(segment) or (state.offered == me and _point(state))
    )
    if not (may or chair):
        raise Refused(Code.NOT_YOUR_TURN)
    given = e.SpeechGiven(
        at=command.at,
        by=me,
        speech=command.id,
        member=me,
        seat=state.seat_of(me),
        segment=state.segment,
        characters=size,
    )
    if state.offered == me and _point(state):
        return [given, e.PointEnded(at=command.at)]
    if not state.live and segment.actors:
        return [given, *_end_if_all_spoke(state, command, segment, me)]
    if not segment.actors and me == state.holder:
        return [given, *pass_floor(state, command, segment)]
    return [given]


def _point(state: Debate) -> bool:
    return state.point_until is not None


def _end_if_all_spoke(
    state: Debate, command: Command, segment: Segment, me: MemberId
) -> Iterator[Event]:
    """In writing a segment is over when all who act in it have spoken."""
    spoken = {s.member for s in state.speeches if s.segment == state.segment} | {me}
    if spoken.issuperset(state.actors(segment)):
        yield from finish(state, command)


def end_turn(state: Debate, command: EndTurn, *, chair: bool) -> list[Event]:
    """The speaker ends a turn early; a chair ends the segment."""
    segment = _running(state)
    if not segment.actors and command.by.member == state.holder:
        return pass_floor(state, command, segment)
    if command.by.member != state.holder and not chair:
        raise Refused(Code.NOT_YOUR_TURN)
    return finish(state, command)


def finish(state: Debate, command: Command) -> list[Event]:
    """The running segment ends; what follows is begun, or waits."""
    spent = round(min(elapsed(state, command.at), limit(state, _running(state)) + 60))
    by = None if isinstance(command, Tick) else command.by.member
    ended = e.Ended(at=command.at, by=by, segment=state.segment, seconds=spent)
    after = evolve(state, ended)
    if after.now is None:
        return [ended, *_after_last(after, command)]
    if after.format.advance or not after.chairs or not after.live:
        return [ended, e.Begun(at=command.at, segment=after.segment)]
    return [ended]


def _after_last(state: Debate, command: Command) -> list[Event]:
    if state.format.votes:
        return [open_vote(state, command, "closing")]
    return [e.Closed(at=command.at, by=command.by.member)]


def ask(state: Debate, command: AskFloor) -> list[Event]:
    """Join the queue; those who have spoken least come first. A free floor is given at once."""
    segment = _running(state)
    me = command.by.member
    if segment.actors:
        raise Refused(Code.FLOOR_NOT_OPEN)
    if me in state.muted:
        raise Refused(Code.MUTED)
    if me == state.holder or me in state.queue:
        raise Refused(Code.QUEUED_ALREADY)
    if state.holder is None and not state.queue:
        return [give(state, command, segment, me)]
    return [e.Queued(at=command.at, by=me, member=me)]


def drop(state: Debate, command: DropFloor) -> list[Event]:
    """Leave the queue."""
    if command.by.member not in state.queue:
        raise Refused(Code.NOT_QUEUED)
    return [e.Unqueued(at=command.at, by=command.by.member, member=command.by.member)]


def give(state: Debate, command: Command, segment: Segment, member: MemberId) -> e.FloorGiven:
    """The floor of an open segment goes to a member, for one turn."""
    turn = timedelta(seconds=segment.turn or TURN)
    until = command.at + turn if state.live else None
    by = None if isinstance(command, Tick) else command.by.member
    return e.FloorGiven(at=command.at, by=by, member=member, until=until)


def pass_floor(state: Debate, command: Command, segment: Segment) -> list[Event]:
    """The floor goes on to whoever waits and has spoken least."""
    if state.holder is None:
        return []
    left = e.FloorLeft(at=command.at, member=state.holder)
    waiting = in_turn(state)
    return [left, give(state, command, segment, waiting[0])] if waiting else [left]


def in_turn(state: Debate) -> tuple[MemberId, ...]:
    """The queue in the order of its turns: least spoken first, then who asked first."""
    place = {member: number for number, member in enumerate(state.queue)}
    return tuple(sorted(state.queue, key=lambda m: (state.told.get(m, Told()).turns, place[m])))


def offer(state: Debate, command: OfferPoint) -> list[Event]:
    """Offer a point of information: seated on another side, outside protected time."""
    segment = _running(state)
    me = command.by.member
    if segment.interruptions is None or in_protected_time(state, command.at):
        raise Refused(Code.PROTECTED_TIME)
    if state.offered is not None:
        raise Refused(Code.POINT_WAITING)
    mine = {state.format.seat(s).side for s, m in state.seats.items() if m == me}
    theirs = {state.format.seat(s).side for s in segment.actors}
    if not mine or mine & theirs:
        raise Refused(Code.POINT_NOT_YOURS)
    return [e.PointOffered(at=command.at, by=me, member=me)]


def answer(state: Debate, command: AnswerPoint) -> list[Event]:
    """The speaker takes the point, or waves it away."""
    segment = _running(state)
    if state.offered is None or state.point_until is not None or segment.interruptions is None:
        raise Refused(Code.NO_POINT)
    if command.by.member != state.holder:
        raise Refused(Code.NOT_YOUR_TURN)
    until = command.at + timedelta(seconds=segment.interruptions.longest)
    return [
        e.PointAnswered(
            at=command.at,
            by=command.by.member,
            accepted=command.accept,
            until=until if command.accept else None,
        )
    ]


def tick(state: Debate, command: Tick) -> list[Event]:
    """Do all that has come due by now. Early, late or twice is the same."""
    if state.phase in (Phase.FIRST_VOTE, Phase.CLOSING_VOTE):
        due = state.vote_until is not None and command.at >= state.vote_until
        closed = close(state, command) if due else []
        return _go_on(state, closed, command)
    segment = state.now
    if state.phase is not Phase.RUNNING or segment is None:
        return []
    found: list[Event] = []
    for mark in marks(state, segment):
        at = instant(state, mark.second)
        if mark.what not in state.announced and at is not None and at <= command.at:
            found.append(e.Announced(at=command.at, what=mark.what))
    if state.point_until is not None and state.point_until <= command.at:
        found.append(e.PointEnded(at=command.at))
    over = closes_at(state)
    if over is not None and over <= command.at:
        return found + finish(state, command)
    if state.holder_until is not None and state.holder_until <= command.at:
        found += pass_floor(state, command, segment)
    return found


def _go_on(state: Debate, closed: list[Event], command: Tick) -> list[Event]:
    """In a debate that nobody chairs the first segment begins when the first vote is closed."""
    if closed and state.phase is Phase.FIRST_VOTE and not state.chairs:
        return [*closed, e.Begun(at=command.at, segment=state.segment)]
    return closed


def _running(state: Debate) -> Segment:
    segment = state.now
    if state.phase is Phase.PAUSED:
        raise Refused(Code.DEBATE_PAUSED)
    if state.phase is not Phase.RUNNING or segment is None:
        raise Refused(Code.NOTHING_RUNS)
    return segment
