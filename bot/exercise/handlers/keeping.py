"""How exercises keep time, among journals of all kinds."""

from collections.abc import Callable
from datetime import datetime
from functools import reduce

from bot.exercise import events as e
from bot.exercise.commands.base import Tick
from bot.exercise.events import ExerciseEvent
from bot.exercise.evolve import evolve
from bot.exercise.handlers import acting
from bot.exercise.handlers.acting import opened
from bot.exercise.handlers.showing import show, show_board
from bot.exercise.rows import exercises
from bot.exercise.rules.clock import deadline, minute_at
from bot.exercise.state import Exercise, Phase
from bot.kernel.command import Caller
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId
from bot.kernel.keeping import CLOCK
from bot.kernel.parts import Kind, Parts
from bot.kernel.recovering import LONG_AWAY, happened


async def tick(parts: Parts, community: CommunityId, exercise: str, at: datetime) -> None:
    """Let an exercise do what has come due."""
    row = await exercises.one(parts.db, community, exercise)
    if row is None:
        return
    by = Caller(community=community, place=row.place, member=CLOCK, name="Parley")
    await acting.act(parts, Tick(by=by, at=at, id=fresh_id(), exercise=exercise), row)
    await show(parts, community, exercise)


async def give_back(
    parts: Parts, community: CommunityId, exercise: str, beat: datetime, at: datetime
) -> None:
    """Give an exercise the time back that it lost between two instants (UTC)."""
    await _happened(
        parts,
        community,
        exercise,
        lambda state: _given_back(state, max(beat, state.seen_at), at),
    )


async def halt(parts: Parts, community: CommunityId, exercise: str, at: datetime) -> None:
    """A live exercise whose room went away is paused until its chair lets it go on."""
    await _happened(parts, community, exercise, lambda state: _halted(state, at))


async def _happened(
    parts: Parts,
    community: CommunityId,
    exercise: str,
    what: Callable[[Exercise], list[ExerciseEvent]],
) -> None:
    """Write what happens to an exercise as it stands, and nobody does."""
    row = await exercises.one(parts.db, community, exercise)
    if row is None:
        return
    found = await opened(parts, community, row)
    events = what(found.state)
    if not events:
        return
    after = reduce(evolve, events, found.state)
    phase = exercises.moved_on(community, exercise, after.phase.value, None)
    version, due = len(found.events), deadline(after)
    await happened(parts, community, found.stream, version, events, due, phase)


def _halted(state: Exercise, at: datetime) -> list[ExerciseEvent]:
    runs = state.phase is Phase.RUNNING and state.clocked
    if not (runs and state.live and state.chaired):
        return []
    at = max(at, state.seen_at)
    return [e.Paused(at=at, minute=minute_at(state, at))]


def _given_back(state: Exercise, stopped: datetime, at: datetime) -> list[ExerciseEvent]:
    """What gives the time back that was lost. After a long absence a live one waits for its
    chair."""
    if state.phase is not Phase.RUNNING or not state.clocked or at <= stopped:
        return []
    minute = minute_at(state, stopped)
    paused = e.Paused(at=stopped, minute=minute)
    if state.live and state.chaired and at - stopped > LONG_AWAY:
        return [paused]
    return [paused, e.Resumed(at=at, minute=minute)]


KIND = Kind(tick=tick, give_back=give_back, show=show, halt=halt, show_board=show_board)
