"""What an act needs beside its phase and its member: each gives the refusal where it is missing."""

from bot.debate.refusals import DebateRefusal
from bot.debate.rules.format import Preparation
from bot.debate.state import Debate
from bot.kernel.refusal import RefusalCode


def nothing(_: Debate) -> None:
    """No more is needed."""
    return


def preparation(state: Debate) -> RefusalCode | None:
    """A segment ahead, by the clock, for which the format lets people prepare."""
    if not state.live or state.now is None:
        return DebateRefusal.NOT_NOW
    match state.format.preparation:
        case Preparation.POOL:
            return None
        case Preparation.FIXED if state.segment == 0:
            return None
        case _:
            return DebateRefusal.NO_PREPARATION


def open_floor(state: Debate) -> RefusalCode | None:
    """A segment in which everybody may speak."""
    return DebateRefusal.FLOOR_NOT_OPEN if state.now is not None and state.now.actors else None


def room_for_a_point(state: Debate) -> RefusalCode | None:
    """A segment with points of information, and none on the floor."""
    if state.now is None or state.now.interruptions is None:
        return DebateRefusal.PROTECTED_TIME
    return DebateRefusal.POINT_WAITING if state.running and state.running.point else None


def point_offered(state: Debate) -> RefusalCode | None:
    """A point of information that waits for its answer."""
    point = state.running.point if state.running is not None else None
    return DebateRefusal.NO_POINT if point is None or point.until is not None else None


def ruling_chair(state: Debate) -> RefusalCode | None:
    """A chair who can rule on a point of order, and none that waits for that."""
    if not state.chairs:
        return DebateRefusal.NO_CHAIR
    return DebateRefusal.ORDER_WAITING if state.order is not None else None


def order_raised(state: Debate) -> RefusalCode | None:
    """A point of order that waits for its ruling."""
    return DebateRefusal.NO_ORDER if state.order is None else None


def segment_under_way(state: Debate) -> RefusalCode | None:
    """A segment, not a preparation, that runs or is paused."""
    return None if state.running is not None else DebateRefusal.NOT_NOW


def segment_before(state: Debate) -> RefusalCode | None:
    """A segment to go back to, and nobody who prepares."""
    return None if state.segment > 0 and state.preparation is None else DebateRefusal.NOT_NOW


def segment_to_leave_out(state: Debate) -> RefusalCode | None:
    """A segment that runs or comes next, and nobody who prepares."""
    return None if state.now is not None and state.preparation is None else DebateRefusal.NOT_NOW
