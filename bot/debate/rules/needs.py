"""What an act needs beside its phase and its member: each gives the refusal where it is missing."""

from bot.debate.rules.format import Preparation
from bot.debate.state import Debate
from bot.kernel.refusal import Code


def nothing(_: Debate) -> None:
    """No more is needed."""
    return


def preparation(state: Debate) -> Code | None:
    """A segment ahead, by the clock, for which the format lets people prepare."""
    if not state.live or state.now is None:
        return Code.NOT_NOW
    match state.format.preparation:
        case Preparation.POOL:
            return None
        case Preparation.FIXED if state.segment == 0:
            return None
        case _:
            return Code.NO_PREPARATION


def open_floor(state: Debate) -> Code | None:
    """A segment in which everybody may speak."""
    return Code.FLOOR_NOT_OPEN if state.now is not None and state.now.actors else None


def room_for_a_point(state: Debate) -> Code | None:
    """A segment with points of information, and none on the floor."""
    if state.now is None or state.now.interruptions is None:
        return Code.PROTECTED_TIME
    return Code.POINT_WAITING if state.running and state.running.point else None


def point_offered(state: Debate) -> Code | None:
    """A point of information that waits for its answer."""
    point = state.running.point if state.running is not None else None
    return Code.NO_POINT if point is None or point.until is not None else None


def ruling_chair(state: Debate) -> Code | None:
    """A chair who can rule on a point of order, and none that waits for that."""
    if not state.chairs:
        return Code.NO_CHAIR
    return Code.ORDER_WAITING if state.order is not None else None


def order_raised(state: Debate) -> Code | None:
    """A point of order that waits for its ruling."""
    return Code.NO_ORDER if state.order is None else None


def segment_under_way(state: Debate) -> Code | None:
    """A segment, not a preparation, that runs or is paused."""
    return None if state.running is not None else Code.NOT_NOW


def segment_before(state: Debate) -> Code | None:
    """A segment to go back to, and nobody who prepares."""
    return None if state.segment > 0 and state.preparation is None else Code.NOT_NOW


def segment_to_leave_out(state: Debate) -> Code | None:
    """A segment that runs or comes next, and nobody who prepares."""
    return None if state.now is not None and state.preparation is None else Code.NOT_NOW
