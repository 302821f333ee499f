"""Who may do what: each says of a member whether something bars them, and by which refusal."""

from collections.abc import Callable

from msgspec import Struct

from bot.debate.refusals import DebateRefusal
from bot.debate.rules.format import FloorRule, Preparation
from bot.debate.rules.speakers import (
    find_missed_segment,
    find_own_segment,
    find_sealed_speech,
    has_handed_in,
    may_speak,
)
from bot.debate.state import Debate, DebatePhase
from bot.kernel.command import Caller
from bot.kernel.ids import MemberId
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


def find_participants(state: Debate) -> frozenset[MemberId]:
    """Who took part in a debate: all who voted, spoke, made a claim or sit."""
    voted = {*state.first, *state.closing}
    said = {speech.member for speech in state.speeches} | {claim.member for claim in state.claims}
    return frozenset(voted | said | set(state.seats.values()))


def is_runner(state: Debate, by: Caller) -> bool:
    """Does the member run this debate: as a chair, or by sitting in one that has none?"""
    return _runner(state, by) is None


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


def _seat_taker(state: Debate, by: Caller) -> RefusalCode | None:
    if state.phase is DebatePhase.SIGN_UP:
        return None
    if by.member in state.seats.values():
        return DebateRefusal.HAS_SEAT
    return DebateRefusal.JUDGES_HERE if by.member in state.judges else None


def _seated(state: Debate, by: Caller) -> RefusalCode | None:
    return None if by.member in state.seats.values() else DebateRefusal.NO_SEAT


def _adjudicator(state: Debate, by: Caller) -> RefusalCode | None:
    return None if by.member in state.judges else DebateRefusal.NOT_JUDGE


def _unmuted(state: Debate, by: Caller) -> RefusalCode | None:
    return DebateRefusal.MUTED if by.member in state.muted else None


def _beginner(state: Debate, by: Caller) -> RefusalCode | None:
    if state.now is None or not state.chairs or _acts(state, by) or is_chair(state, by):
        return None
    return DebateRefusal.NOT_NEXT if state.actors(state.now) else DebateRefusal.NOT_CHAIR


def _preparer(state: Debate, by: Caller) -> RefusalCode | None:
    if is_chair(state, by):
        return None
    if state.format.preparation is Preparation.POOL:
        return None if sides_of(state, by) else DebateRefusal.POOL_NOT_YOURS
    return DebateRefusal.NOT_CHAIR if state.chairs else None


def _speaker(state: Debate, by: Caller) -> RefusalCode | None:
    if by.member in state.muted:
        return DebateRefusal.MUTED
    if state.running is not None and by.member in state.running.ended:
        return DebateRefusal.PART_ENDED
    if has_handed_in(state, by.member):
        return DebateRefusal.HANDED_IN
    speaks = may_speak(state, by.member) or is_chair(state, by)
    return None if speaks else DebateRefusal.NOT_YOUR_TURN


def _drafter(state: Debate, by: Caller) -> RefusalCode | None:
    return DebateRefusal.NO_TURN if find_own_segment(state, by.member) is None else None


def _late_speaker(state: Debate, by: Caller) -> RefusalCode | None:
    if by.member in state.muted:
        return DebateRefusal.MUTED
    return DebateRefusal.NOTHING_LATE if find_missed_segment(state, by.member) is None else None


def _ender(state: Debate, by: Caller) -> RefusalCode | None:
    if state.preparation is not None:
        ends = not state.chairs or state.preparation.side in sides_of(state, by)
    elif state.now is not None and state.now.ends_by_part:
        return _part_ender(state, by)
    elif is_chair(state, by) and state.holder is None:
        return DebateRefusal.NOBODY_SPEAKS
    else:
        ends = by.member == state.holder
    return None if ends or is_chair(state, by) else DebateRefusal.NOT_YOUR_TURN


def _part_ender(state: Debate, by: Caller) -> RefusalCode | None:
    """Where each ends their own part, nobody ends another's."""
    if not _acts(state, by):
        is_desk = is_chair(state, by)
        return DebateRefusal.PART_NOT_YOURS if is_desk else DebateRefusal.NOT_YOUR_TURN
    if state.running is not None and by.member in state.running.ended:
        return DebateRefusal.PART_ENDED
    return DebateRefusal.HANDED_IN if has_handed_in(state, by.member) else None


def _changer(state: Debate, by: Caller) -> RefusalCode | None:
    if by.member in state.muted:
        return DebateRefusal.MUTED
    has_words = find_sealed_speech(state, by.member) is not None
    return None if has_words else DebateRefusal.NOTHING_TO_CHANGE


def _asker(state: Debate, by: Caller) -> RefusalCode | None:
    if by.member in state.muted:
        return DebateRefusal.MUTED
    waits = state.running is not None and by.member in state.running.queue
    if waits or by.member == state.holder:
        return DebateRefusal.QUEUED_ALREADY
    return _outsider(state, by)


def _outsider(state: Debate, by: Caller) -> RefusalCode | None:
    """Does the format keep the floor of the running segment from a member?"""
    is_seated = by.member in state.seats.values()
    match state.now.floor if state.now is not None else FloorRule.EVERYBODY:
        case FloorRule.CIRCLE if is_seated:
            return DebateRefusal.SPEAKS_FREELY
        case FloorRule.SEATED if not (is_seated or is_chair(state, by)):
            return DebateRefusal.FLOOR_FOR_SEATED
        case FloorRule.OPPOSED if not (_opposes(state, by) or is_chair(state, by)):
            return DebateRefusal.FLOOR_FOR_OPPOSED
        case FloorRule.JUDGES if not (
            is_seated or by.member in state.judges or is_chair(state, by)
        ):
            return DebateRefusal.FLOOR_FOR_JUDGES
        case FloorRule.CHAIR if not is_chair(state, by):
            return DebateRefusal.FLOOR_FOR_CHAIR
        case _:
            return None


def _opposes(state: Debate, by: Caller) -> bool:
    """Does a member sit on another side than the one that spoke last by the format's order?"""
    earlier = state.format.segments[: state.segment]
    speakers = next((part.actors for part in reversed(earlier) if part.actors), ())
    spoke = {state.format.seat(seat).side for seat in speakers}
    own_sides = sides_of(state, by)
    return bool(own_sides) and not own_sides & spoke


def _waiter(state: Debate, by: Caller) -> RefusalCode | None:
    waits = state.running is not None and by.member in state.running.queue
    return None if waits else DebateRefusal.NOT_QUEUED


def _holder(state: Debate, by: Caller) -> RefusalCode | None:
    return None if by.member == state.holder else DebateRefusal.NOT_YOUR_TURN


def _opponent(state: Debate, by: Caller) -> RefusalCode | None:
    if by.member == state.holder:
        return DebateRefusal.POINT_OWN_SPEECH
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
SEAT_TAKER = DebateActors(_seat_taker)
"""Anybody while people sign up; after that whoever neither sits nor adjudicates."""
SEATED = DebateActors(_seated)
UNMUTED = DebateActors(_unmuted)
BEGINNER = DebateActors(_beginner)
"""A chair, or who speaks next; anybody where nobody chairs, and after the last segment."""
PREPARER = DebateActors(_preparer)
"""Whoever has a pool of time; a chair of what everybody prepares, or anybody where none is."""
SPEAKER = DebateActors(_speaker)
"""Whoever acts, has the floor or a point that was taken, and a chair; nobody who is muted."""
DRAFTER = DebateActors(_drafter)
"""Whoever has the floor, or acts now or later."""
LATE_SPEAKER = DebateActors(_late_speaker)
"""Who let their last turn run out without a word, where a speech may be late."""
CHANGER = DebateActors(_changer)
"""Who has handed words in that are sealed still; nobody who is muted."""
ENDER = DebateActors(_ender)
"""Who has the floor or prepares, and a chair; where several act together, each of them."""
ASKER = DebateActors(_asker)
"""Whoever neither has the floor, nor waits for it, nor is muted, as far as the format lets them."""
WAITER = DebateActors(_waiter)
"""Who waits for the floor."""
HOLDER = DebateActors(_holder)
"""Who has the floor."""
OPPONENT = DebateActors(_opponent)
"""Who sits on a side that does not speak now."""
