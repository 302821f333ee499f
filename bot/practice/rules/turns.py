"""Whose turn it is in a practice debate: what the rules of debates leave to those who take part."""

from enum import Enum

from bot.debate.rules.format import Segment
from bot.debate.rules.speakers import find_over
from bot.debate.state import Debate, DebatePhase
from bot.kernel.ids import MemberId
from bot.practice.rules.setting import OPPONENT

MOST_EXCHANGES = 8
"""Answers of the opponent in one segment in which both speak."""


class OwedStep(Enum):
    """What the opponent is to do now."""

    BEGIN = "begin"
    SPEAK = "speak"


def find_owed(state: Debate) -> OwedStep | None:
    """What the opponent is to do now; None if it is not its turn."""
    segment = state.now
    if segment is None:
        return None
    actors = frozenset(state.actors(segment))
    if state.phase is DebatePhase.READY:
        return OwedStep.BEGIN if actors == {OPPONENT} else None
    if state.phase is not DebatePhase.RUNNING or OPPONENT not in actors:
        return None
    speakers = [speech.member for speech in state.speeches if speech.segment == state.segment]
    if actors == {OPPONENT}:
        return None if speakers else OwedStep.SPEAK
    if speakers.count(OPPONENT) >= MOST_EXCHANGES:
        return None
    begins = not speakers and state.actors(segment)[0] == OPPONENT
    return OwedStep.SPEAK if begins or (speakers and speakers[-1] != OPPONENT) else None


def is_exchange(state: Debate, segment: Segment) -> bool:
    """Do both speak in a segment?"""
    return len(set(state.actors(segment))) > 1


def agrees_to_end(state: Debate) -> bool:
    """Does the opponent end its part of a segment that both share, once the member ends theirs?"""
    segment = state.now
    if segment is None or state.running is None or not segment.ends_by_part:
        return False
    return OPPONENT in state.actors(segment) and OPPONENT not in find_over(state)


def may_speak(state: Debate, member: MemberId) -> bool:
    """May the member speak or end the turn now?"""
    segment = state.now
    return (
        state.phase is DebatePhase.RUNNING
        and segment is not None
        and member in state.actors(segment)
    )
