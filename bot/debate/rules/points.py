"""Points of information and points of order."""

from datetime import datetime, timedelta

from bot.debate import events as e
from bot.debate.commands.debating import AnswerPoint, OfferPoint, RaiseOrder, RuleOrder
from bot.debate.events import DebateEvent
from bot.debate.refusals import DebateRefusal
from bot.debate.rules.checks import running_segment
from bot.debate.rules.clock import is_protected
from bot.debate.rules.stages import OPEN, RunningSegment, count_points
from bot.debate.state import Debate
from bot.kernel.refusal import Refused


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
