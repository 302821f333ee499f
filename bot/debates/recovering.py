"""After a start: the time that was lost while Parley was away is given back."""

import asyncio
import logging
from datetime import datetime, timedelta
from functools import reduce

from bot.core.debate import events as e
from bot.core.debate.clock import deadline
from bot.core.debate.events import Event
from bot.core.debate.evolving import evolve
from bot.core.debate.state import Debate, Phase
from bot.core.refusal import Refused
from bot.debates.acting import key_of, opened
from bot.parts import Parts
from bot.store import debates, journal
from bot.store.event_json import record_of
from bot.store.journal import Stream

TOGETHER = 64
"""Debates that are looked at together after a start."""

log = logging.getLogger(__name__)

LONG_AWAY = timedelta(minutes=30)
"""After a longer absence nobody is in the room any more, so that the clock waits for a chair."""


async def give_back_time(parts: Parts, at: datetime) -> None:
    """After a start: the segments that ran when Parley stopped get their lost time back."""
    beat = await journal.last_beat(parts.db)
    if beat is None or beat >= at:
        return
    running = await journal.with_deadline(parts.db)
    for start in range(0, len(running), TOGETHER):
        some = running[start : start + TOGETHER]
        await asyncio.gather(*(_give_back(parts, due, beat, at) for due in some))


async def _give_back(parts: Parts, due: Stream, beat: datetime, at: datetime) -> None:
    """Give one debate its time back. A debate in trouble does not hold up the others."""
    debate = due.stream.partition(":")[2]
    row = await debates.one(parts.db, due.community, debate)
    if row is None:
        return
    found = await opened(parts, due.community, row)
    events = _given_back(found.state, max(beat, found.state.seen_at), at)
    if not events:
        return
    after = reduce(evolve, events, found.state)
    records = [record_of(event) for event in events]
    moved = journal.append(due.community, found.stream, len(found.events), records, deadline(after))
    try:
        await parts.db.change(*moved)
    except Refused as refused:
        log.warning("no time was given back to debate=%s: %s", debate, refused.code)
    parts.streams.forget(key_of(due.community, debate))


def _given_back(state: Debate, stopped: datetime, at: datetime) -> list[Event]:
    """What gives a debate the time back that was lost. After a long absence a live one waits for
    its chair."""
    if state.vote_until is not None and state.phase in (Phase.FIRST_VOTE, Phase.CLOSING_VOTE):
        return [e.VoteExtended(at=at, until=state.vote_until + (at - stopped))]
    if state.phase not in (Phase.RUNNING, Phase.PREPARING):
        return []
    paused = e.Paused(at=stopped)
    if state.live and state.chairs and at - stopped > LONG_AWAY:
        return [paused]
    return [paused, e.Resumed(at=at)]
