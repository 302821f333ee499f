"""The gaps in an exercise's clock that the room need not hear of."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from bot.debate.rules.absence import is_noticed
from bot.exercise import events as e
from bot.exercise.events import ExerciseEvent
from bot.exercise.state import Exercise


def find_quiet_gaps(state: Exercise, events: Sequence[ExerciseEvent]) -> frozenset[int]:
    """The versions of events of which nothing is said: the clock stood and went on by itself, so
    that no time was lost, and it was short or nobody plays."""
    plays = any(state.holders.values())
    quiet: set[int] = set()
    length = timedelta()  # of a gap that may go on: a start gives time back once more
    for version, (stop, go) in enumerate(pairwise(events), 1):
        match stop, go:
            case e.ExercisePaused(by=None), e.ExerciseResumed(by=None):
                length += abs(go.at - stop.at)
                quiet.add(version)  # that it goes on says it all
                if not plays or not is_noticed(length, live=state.live):
                    quiet.add(version + 1)
            case e.ExerciseResumed(by=None, at=at), e.ExercisePaused(by=None) if go.at == at:
                quiet.add(version)
            case _:
                length = timedelta()
    return frozenset(quiet)
