"""How exercises keep time, among journals of all kinds."""

from datetime import datetime, timedelta
from functools import reduce

from bot.core.command import Caller
from bot.core.exercise import events as e
from bot.core.exercise.base import Tick
from bot.core.exercise.clock import deadline, minute_at
from bot.core.exercise.events import Event
from bot.core.exercise.evolving import evolve
from bot.core.exercise.state import Exercise, Phase
from bot.core.ids import CommunityId
from bot.exercises import acting
from bot.exercises.acting import opened
from bot.exercises.showing import show
from bot.identity import fresh_id
from bot.journals.deciding import key_of
from bot.journals.keeping import CLOCK
from bot.parts import Kind, Parts
from bot.store import exercises, journal
from bot.store.event_json import record_of

LONG_AWAY = timedelta(minutes=30)
"""After a longer absence nobody is in the room any more, so that the clock waits for a chair."""


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
    row = await exercises.one(parts.db, community, exercise)
    if row is None:
        return
    found = await opened(parts, community, row)
    events = _given_back(found.state, max(beat, found.state.seen_at), at)
    if not events:
        return
    after = reduce(evolve, events, found.state)
    records = [record_of(event) for event in events]
    moved = journal.append(community, found.stream, len(found.events), records, deadline(after))
    phase = exercises.moved_on(community, exercise, after.phase.value, None)
    try:
        await parts.db.change(*moved, phase)
    finally:
        parts.streams.forget(key_of(community, found.stream))


def _given_back(state: Exercise, stopped: datetime, at: datetime) -> list[Event]:
    """What gives the time back that was lost. After a long absence a live one waits for its
    chair."""
    if state.phase is not Phase.RUNNING or not state.clocked or at <= stopped:
        return []
    minute = minute_at(state, stopped)
    paused = e.Paused(at=stopped, minute=minute)
    if state.live and state.chaired and at - stopped > LONG_AWAY:
        return [paused]
    return [paused, e.Resumed(at=at, minute=minute)]


KIND = Kind(tick=tick, give_back=give_back, show=show)
