"""Points of information and points of order."""

from datetime import timedelta

from bot.debate import events as e
from bot.debate.commands.debating import AnswerPoint, OfferPoint, RaiseOrder, RuleOrder
from bot.debate.events import Event
from bot.debate.rules.checks import running_segment
from bot.debate.rules.clock import in_protected_time
from bot.debate.state import Debate, Phase
from bot.kernel.refusal import Code, Refused


def offer(state: Debate, command: OfferPoint) -> list[Event]:
    """Offer a point of information: seated on another side, outside protected time."""
    segment = running_segment(state)
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
    segment = running_segment(state)
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


def raise_order(state: Debate, command: RaiseOrder) -> list[Event]:
    """A point of order: from anybody, at any moment, whatever the queue."""
    if state.phase not in (Phase.RUNNING, Phase.PAUSED, Phase.READY, Phase.PREPARING):
        raise Refused(Code.NOT_NOW, phase=state.phase.told)
    if not state.chairs:
        raise Refused(Code.NO_CHAIR)
    if state.order is not None:
        raise Refused(Code.ORDER_WAITING)
    if command.by.member in state.muted:
        raise Refused(Code.MUTED)
    return [e.OrderRaised(at=command.at, by=command.by.member, member=command.by.member)]


def rule(state: Debate, command: RuleOrder) -> list[Event]:
    """The chair rules on it."""
    if state.order is None:
        raise Refused(Code.NO_ORDER)
    return [e.OrderRuled(at=command.at, by=command.by.member, upheld=command.uphold)]
