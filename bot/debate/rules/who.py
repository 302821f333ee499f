"""Who may do what: each says of a member whether something bars them, and by which refusal."""

from collections.abc import Callable

from msgspec import Struct

from bot.debate.refusals import DebateRefusal
from bot.debate.rules.format import Preparation
from bot.debate.state import Debate
from bot.kernel.command import Caller
from bot.kernel.permission import Role
from bot.kernel.refusal import RefusalCode


class DebateActors(Struct, frozen=True):
    """Those whom nothing `bars`. What depends on a member's `office` is asked before the phase, and
    what depends on the moment after it."""

    bars: Callable[[Debate, Caller], RefusalCode | None]
    office: bool = False


def is_chair(state: Debate, by: Caller) -> bool:
    """Is the member a chair of this debate, or an admin?"""
    return by.member in state.chairs or by.role >= Role.ADMIN


def sides_of(state: Debate, by: Caller) -> frozenset[str]:
    """The sides (by key) on which a member sits."""
    sits = (seat for seat, member in state.seats.items() if member == by.member)
    return frozenset(state.format.seat(seat).side for seat in sits)


def _acts(state: Debate, by: Caller) -> bool:
    """Does the member sit in a seat of the segment that runs, or comes next?"""
    return state.now is not None and by.member in state.actors(state.now)


def _anybody(_: Debate, __: Caller) -> None:
    return None


def _chair(state: Debate, by: Caller) -> RefusalCode | None:
    return None if is_chair(state, by) else DebateRefusal.NOT_CHAIR


def _runner(state: Debate, by: Caller) -> RefusalCode | None:
    alone = not state.chairs and by.member in state.seats.values()
    return None if alone else _chair(state, by)


def _seated(state: Debate, by: Caller) -> RefusalCode | None:
    return None if by.member in state.seats.values() else DebateRefusal.NO_SEAT


def _adjudicator(state: Debate, by: Caller) -> RefusalCode | None:
    return None if by.member in state.judges else DebateRefusal.NOT_JUDGE


def _unmuted(state: Debate, by: Caller) -> RefusalCode | None:
    return DebateRefusal.MUTED if by.member in state.muted else None


def _beginner(state: Debate, by: Caller) -> RefusalCode | None:
    if state.now is None or not state.chairs or _acts(state, by):
        return None
    return _chair(state, by)


def _preparer(state: Debate, by: Caller) -> RefusalCode | None:
    if is_chair(state, by):
        return None
    if state.format.preparation is Preparation.POOL:
        return None if sides_of(state, by) else DebateRefusal.POOL_NOT_YOURS
    return DebateRefusal.NOT_CHAIR if state.chairs else None


def _speaker(state: Debate, by: Caller) -> RefusalCode | None:
    if by.member in state.muted:
        return DebateRefusal.MUTED
    point = state.running.point if state.running is not None else None
    point_taken = point is not None and point.member == by.member and point.until is not None
    speaks = by.member == state.holder or _acts(state, by) or point_taken
    return None if speaks or is_chair(state, by) else DebateRefusal.NOT_YOUR_TURN


def _drafter(state: Debate, by: Caller) -> RefusalCode | None:
    return None if by.member == state.holder or _acts(state, by) else DebateRefusal.NOT_YOUR_TURN


def _ender(state: Debate, by: Caller) -> RefusalCode | None:
    if state.preparation is not None:
        ends = not state.chairs or state.preparation.side in sides_of(state, by)
    else:
        ends = by.member == state.holder
    return None if ends or is_chair(state, by) else DebateRefusal.NOT_YOUR_TURN


def _asker(state: Debate, by: Caller) -> RefusalCode | None:
    if by.member in state.muted:
        return DebateRefusal.MUTED
    waits = state.running is not None and by.member in state.running.queue
    return DebateRefusal.QUEUED_ALREADY if waits or by.member == state.holder else None


def _waiter(state: Debate, by: Caller) -> RefusalCode | None:
    waits = state.running is not None and by.member in state.running.queue
    return None if waits else DebateRefusal.NOT_QUEUED


def _holder(state: Debate, by: Caller) -> RefusalCode | None:
    return None if by.member == state.holder else DebateRefusal.NOT_YOUR_TURN


def _opponent(state: Debate, by: Caller) -> RefusalCode | None:
    own_sides = sides_of(state, by)
    acting = state.now.actors if state.now is not None else ()
    acting_sides = {state.format.seat(seat).side for seat in acting}
    return None if own_sides and not own_sides & acting_sides else DebateRefusal.POINT_NOT_YOURS


ANYBODY = DebateActors(_anybody)
CHAIR = DebateActors(_chair, office=True)
"""A chair of the debate, or an admin."""
RUNNER = DebateActors(_runner, office=True)
"""A chair; where nobody chairs, whoever sits."""
ADJUDICATOR = DebateActors(_adjudicator, office=True)
SEATED = DebateActors(_seated)
UNMUTED = DebateActors(_unmuted)
BEGINNER = DebateActors(_beginner)
"""A chair, or who speaks next; anybody where nobody chairs, and after the last segment."""
PREPARER = DebateActors(_preparer)
"""Whoever has a pool of time; a chair of what everybody prepares, or anybody where none is."""
SPEAKER = DebateActors(_speaker)
"""Whoever acts, has the floor or a point that was taken, and a chair; nobody who is muted."""
DRAFTER = DebateActors(_drafter)
"""Whoever acts or has the floor."""
ENDER = DebateActors(_ender)
"""Who has the floor or prepares, and a chair."""
ASKER = DebateActors(_asker)
"""Whoever neither has the floor, nor waits for it, nor is muted."""
WAITER = DebateActors(_waiter)
"""Who waits for the floor."""
HOLDER = DebateActors(_holder)
"""Who has the floor."""
OPPONENT = DebateActors(_opponent)
"""Who sits on a side that does not speak now."""
