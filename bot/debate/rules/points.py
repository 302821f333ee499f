"""Points of information and points of order."""

from datetime import datetime, timedelta

from bot.debate import events as e
from bot.debate.commands.debating import AnswerPoint, OfferPoint, RaiseOrder, RuleOrder
from bot.debate.events import DebateEvent
from bot.debate.refusals import DebateRefusal
from bot.debate.rules.checks import running_segment
from bot.debate.rules.clock import is_protected
from bot.debate.rules.stages import OPEN, PROTECTED, RunningSegment, count_points
from bot.debate.state import Debate
from bot.kernel.command import Caller
from bot.kernel.refusal import RefusalCode, Refused


def points_at_all(state: Debate, by: Caller | None) -> RefusalCode | None:
    """A debate with points of information, and a seat in it: what no waiting changes."""
    if not any(segment.windows for segment in state.format.segments):
        return DebateRefusal.NO_POINTS_IN_FORMAT
    if not state.live:
        return DebateRefusal.NO_POINTS_IN_WRITING
    seatless = by is not None and by.member not in state.seats.values()
    return DebateRefusal.POINT_NEEDS_SEAT if seatless else None


def points_in_segment(state: Debate) -> RefusalCode | None:
    """A speech by the clock with points of information."""
    runs = state.now is not None and state.now.windows and state.running is not None
    return None if runs else DebateRefusal.NO_POINTS_NOW


def room_for_a_point(state: Debate) -> RefusalCode | None:
    """A moment in which points of information are open, and none on the floor."""
    if state.now is None or state.running is None:
        return DebateRefusal.NO_POINTS_NOW
    announced = state.running.announced
    closed = count_points(announced, PROTECTED)
    if closed == len(state.now.windows):
        return DebateRefusal.PROTECTED_TIME
    if count_points(announced, OPEN) == closed:
        return DebateRefusal.POINTS_NOT_YET
    return DebateRefusal.POINT_WAITING if state.running.point else None


def offer_point(state: Debate, command: OfferPoint) -> list[DebateEvent]:
    """Offer a point of information: seated on another side, outside protected time, also where the
    clock has not announced that yet."""
    me = command.by.member
    if is_protected(state, command.at):
        raise Refused(DebateRefusal.PROTECTED_TIME)
    return [e.PointOffered(at=command.at, by=me, member=me)]


def let_point_lapse(running: RunningSegment, at: datetime) -> list[DebateEvent]:
    """In protected time no answer to a point is waited for any more."""
    point = running.point
    if point is None or point.until is not None:
        return []
    return [e.PointAnswered(at=at, accepted=False, member=point.member)]


def answer_point(state: Debate, command: AnswerPoint) -> list[DebateEvent]:
    """The speaker takes the point, or waves it away."""
    segment, running = running_segment(state)
    if not segment.windows or running.point is None:
        raise Refused(DebateRefusal.NO_POINT)
    if command.point not in ("", str(running.point.number)):
        raise Refused(DebateRefusal.POINT_PASSED)
    passed = count_points(running.announced, OPEN)
    window = segment.windows[min(max(passed, 1), len(segment.windows)) - 1]
    until = command.at + timedelta(seconds=window.longest)
    return [
        e.PointAnswered(
            at=command.at,
            by=command.by.member,
            accepted=command.accept,
            until=until if command.accept else None,
            member=running.point.member,
        )
    ]


def raise_order(command: RaiseOrder) -> list[DebateEvent]:
    """A point of order: from anybody, at any moment, whatever the queue."""
    if not any(letter.isalnum() for letter in command.words):
        raise Refused(DebateRefusal.SPEECH_EMPTY)
    me = command.by.member
    return [e.OrderRaised(at=command.at, by=me, member=me, order=command.id)]


def rule_order(state: Debate, command: RuleOrder) -> list[DebateEvent]:
    """The chair rules on it. Raises Refused (ORDER_PASSED) where another one was meant."""
    if command.order not in ("", str(state.orders)):
        raise Refused(DebateRefusal.ORDER_PASSED)
    return [e.OrderRuled(at=command.at, by=command.by.member, upheld=command.uphold)]
