"""Who may speak in the segment that runs, whose part is over, and which turns a member has."""

from datetime import datetime

from bot.debate.events import DebateEvent, SegmentBegun, SpeechGiven
from bot.debate.rules.format import FloorRule, SegmentKind
from bot.debate.rules.stages import BetweenSegments
from bot.debate.state import Debate
from bot.kernel.ids import MemberId


def may_speak(state: Debate, member: MemberId) -> bool:
    """May a member speak now: with the floor, in a segment in which they act, in the inner circle,
    or with a point that was taken? A chair may at any time, which is not meant here."""
    segment, running = state.now, state.running
    if segment is None or running is None or member in running.ended:
        return False
    if member == state.holder or member in state.actors(segment):
        return True
    if segment.floor is FloorRule.CIRCLE and member in state.seats.values():
        return True
    return has_point(state, member)


def may_anybody_speak(state: Debate) -> bool:
    """May a member other than a chair speak now? Not where all must first ask for the floor."""
    if state.running is None:
        return False
    point = state.running.point
    asking = {point.member} if point is not None else set()
    return state.holder is not None or any(
        may_speak(state, member) for member in asking.union(state.seats.values())
    )


def find_own_news(state: Debate, begun: SegmentBegun) -> DebateEvent:
    """The event under whose news the buttons of a segment stand once it has begun: where a speaker
    begins their own turn, the one that called them, which says the rest; else that it begins."""
    stage = state.stage
    if not isinstance(stage, BetweenSegments) or stage.news is None or not state.live:
        return begun
    if begun.segment != state.segment or state.now is None or stage.news.at >= begun.at:
        return begun
    is_own = begun.by is not None and (begun.by,) == stage.called == state.actors(state.now)
    return stage.news if is_own else begun


def has_point(state: Debate, member: MemberId) -> bool:
    """Was a member's point of information taken, so that they may say it now?"""
    return find_point_end(state, member) is not None


def find_point_end(state: Debate, member: MemberId) -> datetime | None:
    """Until when a member may say their point of information; None where none was taken."""
    point = state.running.point if state.running is not None else None
    return point.until if point is not None and point.member == member else None


def find_own_segment(state: Debate, member: MemberId) -> int | None:
    """The segment, by its number, in which a member speaks now or next; None if there is none."""
    if member == state.holder:
        return state.segment
    segments = state.format.segments
    ahead = range(state.segment, len(segments))
    return next((n for n in ahead if member in state.actors(segments[n])), None)


def find_missed_segment(state: Debate, member: MemberId) -> int | None:
    """The last segment, by its number, that ran and ended without a word of a member, where they
    can still hand a speech in; None if there is none. Nothing goes into a round that was sealed."""
    segments = state.format.segments
    for number in reversed(range(min(state.segment, len(segments)))):
        ran = number in state.seconds or number in state.cut
        if ran and member in state.actors(segments[number]):
            is_missed = member not in state.spoke.get(number, ())
            is_sealed = segments[number].kind is SegmentKind.SEALED
            return number if is_missed and not is_sealed and state.format.late else None
    return None


def find_over(state: Debate) -> frozenset[MemberId]:
    """Whose part of the running segment is over: who has ended it, or handed in. Who speaks freely
    may speak again."""
    ended = state.running.ended if state.running is not None else frozenset()
    return ended | state.speakers if state.handed_in else ended


def find_writers(state: Debate) -> tuple[MemberId, ...]:
    """Who has still to hand in for the running segment, where words are written: under a seal, or
    over days."""
    if state.running is None or state.now is None or not state.handed_in:
        return ()
    over = find_over(state)
    return tuple(member for member in state.actors(state.now) if member not in over)


def has_handed_in(state: Debate, member: MemberId) -> bool:
    """Has a member handed in what they write under the seal that holds now?"""
    return state.sealed and member in state.speakers


def find_sealed_speech(state: Debate, member: MemberId) -> SpeechGiven | None:
    """What a member has handed in under the seal that holds now; None if nothing."""
    if not state.sealed:
        return None
    own = (given for given in reversed(state.speeches) if given.member == member)
    return next((given for given in own if given.segment == state.segment), None)
