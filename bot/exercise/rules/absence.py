"""What becomes of an exercise's clock while Parley, or the exercise's room, is away."""

from collections.abc import Sequence
from datetime import datetime

from bot.debate.rules.absence import LONG_AWAY
from bot.exercise import events as e
from bot.exercise.events import ExerciseEvent
from bot.exercise.rules.clock import minute_at
from bot.exercise.state import Exercise, ExercisePhase


def halt_exercise(state: Exercise, at: datetime) -> Sequence[ExerciseEvent]:
    """What lets a live exercise wait for its chair, whose room went away at an instant (UTC)."""
    runs = state.phase is ExercisePhase.RUNNING and state.has_clock
    if not (runs and state.live and state.has_chair):
        return []
    at = max(at, state.seen_at)
    return [e.ExercisePaused(at=at, minute=minute_at(state, at))]


def give_time_back(state: Exercise, stopped: datetime, at: datetime) -> Sequence[ExerciseEvent]:
    """What gives the time back that was lost between two instants (UTC). After a long absence a
    live one waits for its chair."""
    stopped = max(stopped, state.seen_at)
    if state.phase is not ExercisePhase.RUNNING or not state.has_clock or at <= stopped:
        return []
    minute = minute_at(state, stopped)
    paused = e.ExercisePaused(at=stopped, minute=minute)
    if state.live and state.has_chair and at - stopped > LONG_AWAY:
        return [paused]
    return [paused, e.ExerciseResumed(at=at, minute=minute)]
