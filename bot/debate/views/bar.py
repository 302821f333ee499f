"""The bar that stays in sight beside a debate: its motion, what happens now and until when, who is
next, and what this reader may do."""

from collections.abc import Mapping

from msgspec.structs import replace

from bot.debate.commands.debating import Speak
from bot.debate.rules.allowed import may
from bot.debate.rules.clock import ends_at, order_queue
from bot.debate.rules.decisions import find_decision
from bot.debate.rules.format import Segment
from bot.debate.rules.judging import missing_judges
from bot.debate.rules.speakers import find_over, find_point_end, has_point, may_speak
from bot.debate.rules.stages import OpenVote, PreparationTime, RunningSegment, SignUp
from bot.debate.rules.who import is_chair
from bot.debate.state import OVER, Debate, DebatePhase
from bot.debate.views.board import Names, actors, person
from bot.debate.views.calling import ask_to_decide
from bot.debate.views.steps import steps
from bot.kernel.bar import Bar, BarClock
from bot.kernel.command import Caller
from bot.kernel.message import Message, count_of, row_of, say
from bot.kernel.view import Button, Strong, Text, Tone, text

_UNDER_WAY = (DebatePhase.RUNNING, DebatePhase.PAUSED)


def debate_bar(debate: str, state: Debate, names: Names, by: Caller) -> Bar:
    """How a debate stands, for one member, with the buttons that they may press."""
    board = Button(say("See the debate"), f"/debate show debate:{debate}")
    call = _call(state, by)
    # While others speak, and once a member has voted, nothing that they may press stands out.
    mine = bool(call) or (state.phase is not DebatePhase.RUNNING and state.vote is None)
    buttons = (b if mine else replace(b, tone=Tone.PLAIN) for b in steps(state, by))
    return Bar(
        title=state.motion,
        now=text(_now(state, by)),
        clock=_clock(state, by),
        rows=tuple(_rows(state, names)),
        buttons=(*buttons, board),
        call=call,
        writes=_writes(state, by),
        over=state.phase in OVER,
    )


PHASES: Mapping[DebatePhase, str] = {
    DebatePhase.SIGN_UP: say("Sign-up is open"),
    DebatePhase.FIRST_VOTE: say("First vote"),
    DebatePhase.CLOSING_VOTE: say("Closing vote"),
    DebatePhase.READY: say("All speeches are done"),
    DebatePhase.JUDGING: say("The adjudicators decide"),
    DebatePhase.CLOSED: say("The debate is over"),
    DebatePhase.CANCELLED: say("The debate is over"),
}
"""What happens in a phase in which nobody speaks or prepares."""


def _now(state: Debate, by: Caller) -> str:
    if state.preparation is not None:
        return _paused(state, _preparing(state))
    if has_point(state, by.member) and state.phase is DebatePhase.RUNNING:
        return say("Your point of information")
    if state.running is not None and state.now is not None:
        return _paused(state, state.now.name)
    if state.phase is DebatePhase.READY and state.now is not None:
        return say("Between speeches")
    return PHASES[state.phase]


def _paused(state: Debate, what: str) -> str:
    return say("{what} (paused)", what=what) if state.phase is DebatePhase.PAUSED else what


def _preparing(state: Debate) -> str:
    side = state.preparation.side if state.preparation is not None else ""
    return say("{side} prepares", side=state.format.side(side).name) if side else say("Preparation")


def _clock(state: Debate, by: Caller) -> BarClock | None:
    match state.stage:
        case (RunningSegment() | PreparationTime()) as stage if stage.clock.paused_at is not None:
            left = stage.clock.remaining(stage.clock.paused_at)
            return BarClock(label=say("Time left"), seconds_left=round(left.total_seconds()))
        case RunningSegment() if (end := find_point_end(state, by.member)) is not None:
            return BarClock(label=say("Time left"), until=end)
        case RunningSegment(floor=floor):
            ends = (ends_at(state), floor.until if floor is not None else None)
            until = min(end for end in ends if end is not None)
            return BarClock(label=say("Time left"), until=until)
        case PreparationTime(clock=clock):
            return BarClock(label=say("Time left"), until=clock.instant(clock.span))
        case OpenVote(until=until) if until is not None:
            return BarClock(label=say("Closes in"), until=until)
        case SignUp() if state.start is not None:
            return BarClock(label=say("Starts in"), until=state.start)
        case _:
            return None


def _rows(state: Debate, names: Names) -> list[tuple[str, Text]]:
    rows: list[tuple[str, Text]] = []
    if state.phase is DebatePhase.SIGN_UP:
        rows += [
            (side.name, text(_seats(state, side.key, names)))
            for side in state.format.sides
            if state.format.seats_of(side.key)
        ]
    if state.phase in _UNDER_WAY and (speaking := _speaking(state, names)):
        rows.append((say("Floor"), text(speaking)))
    if state.running is not None and (point := state.running.point) is not None:
        rows.append((say("Point of information"), text(person(point.member, names))))
    if state.order is not None:
        rows.append((say("Point of order"), text(person(state.order.member, names))))
    if state.phase in {*_UNDER_WAY, DebatePhase.READY, DebatePhase.PREPARING}:
        rows.append((say("Next"), text(_next(state, names))))
    if state.vote is not None:
        rows.append((say("Votes in"), text(Strong(str(len(state.cast))))))
    if state.phase is DebatePhase.JUDGING and (missing := missing_judges(state)):
        waiting = (person(judge, names) for judge in sorted(missing))
        rows.append((say("Missing"), text(row_of(waiting))))
    return rows


def _seats(state: Debate, side: str, names: Names) -> Message:
    """Who sits on a side, and how many seats are free."""
    seats = [state.seats.get(seat.key) for seat in state.format.seats_of(side)]
    people = [person(member, names) for member in seats if member is not None]
    free = seats.count(None)
    return row_of([*people, *([count_of(free, "{n} seat free", "{n} seats free")] if free else [])])


def _speaking(state: Debate, names: Names) -> Message | None:
    """Who has the floor; those of one side who write under a seal."""
    if state.sealed and state.now is not None and (writers := state.actors(state.now)):
        return row_of(person(member, names) for member in writers)
    return row_of((person(state.holder, names),)) if state.holder is not None else None


def _next(state: Debate, names: Names) -> Message:
    """Who comes next: who waits for the floor, the next segment, or the closing vote."""
    if queue := order_queue(state):
        return row_of((person(queue[0], names),))
    following = state.segment + (1 if state.phase in _UNDER_WAY and state.running else 0)
    segments = state.format.segments
    if following < len(segments):
        return _segment(state, segments[following], names)
    return say("Closing vote") if state.format.votes else say("The result")


def _segment(state: Debate, segment: Segment, names: Names) -> Message:
    if people := actors(state, segment, names):
        return say("{people}: {segment}", people=people, segment=segment.name)
    if segment.actors:
        return say("{segment} (nobody sits there)", segment=segment.name)
    return row_of((segment.name,))


def _call(state: Debate, by: Caller) -> str:
    """What this member is asked to do now; "" if nothing."""
    me = by.member
    if state.order is not None and is_chair(state, by):
        return say("A point of order waits for you.")
    if state.phase is DebatePhase.RUNNING:
        return _turn(state, by)
    if is_chair(state, by) and (decision := find_decision(state)) is not None:
        return ask_to_decide(decision)
    if state.phase is DebatePhase.READY and state.now is not None:
        return say("You are next.") if me in state.actors(state.now) else ""
    if state.vote is not None and me not in state.cast:
        return say("Your vote is open.")
    if state.phase is DebatePhase.JUDGING and me in missing_judges(state):
        return say("Your ballot is open.")
    return ""


def _turn(state: Debate, by: Caller) -> str:
    """What a member is asked to do while a segment runs."""
    point = state.running.point if state.running is not None else None
    if point is not None and point.until is not None:
        return say("Make your point now.") if point.member == by.member else ""
    if point is not None and state.holder == by.member:
        return say("A point is offered to you.")
    return say("It is your turn.") if _speaks(state, by) else ""


def _writes(state: Debate, by: Caller) -> str:
    """What plain words of a member are taken for now; "" where they are talk."""
    if state.phase is not DebatePhase.RUNNING or not may_speak(state, by.member):
        return ""
    return say("Your point") if has_point(state, by.member) else say("Your speech")


def _speaks(state: Debate, by: Caller) -> bool:
    """Has a member the floor, or do they write under a seal, and is their part not over?"""
    if by.member in find_over(state):
        return False
    writes = state.sealed and state.now is not None and by.member in state.actors(state.now)
    return state.holder == by.member or (writes and may(state, Speak, by))
