"""What becomes of an exercise's clock while Parley, or the exercise's room, is away."""

from collections.abc import Sequence
from datetime import datetime

from bot.debate.rules.absence import LONG_AWAY
from bot.exercise import events as e
from bot.exercise.events import ExerciseEvent
from bot.exercise.rules.clock import minute_at
from bot.exercise.state import Exercise, ExercisePhase
from bot.kernel.lost_time import LostTime


def halt_exercise(state: Exercise, at: datetime) -> Sequence[ExerciseEvent]:
    """What lets a live exercise wait for its chair, whose room went away at an instant (UTC)."""
    runs = state.phase is ExercisePhase.RUNNING and state.has_clock
    if not (runs and state.live and state.has_chair):
        return []
    at = max(at, state.seen_at)
    return [e.ExercisePaused(at=at, minute=minute_at(state, at))]


def give_time_back(state: Exercise, lost: LostTime) -> Sequence[ExerciseEvent]:
    """What gives an exercise the time back that nobody could use. After a long absence a live one
    waits for its chair."""
    if state.phase is not ExercisePhase.RUNNING or not state.has_clock or state.game is None:
        return []
    lost = lost.since(state.game.clock.ran_since)
    if not lost.length:
        return []
    minute = minute_at(state, lost.stopped)
    paused = e.ExercisePaused(at=lost.stopped, minute=minute)
    if state.live and state.has_chair and lost.away and lost.length > LONG_AWAY:
        return [paused]
    return [paused, e.ExerciseResumed(at=lost.at, minute=minute)]
