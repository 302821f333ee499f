"""Keeps time for streams of every kind: gives back what was lost, wakes what is due, shows what was
not shown."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Protocol

from bot.kernel import clock
from bot.kernel import journal_rows as journal
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.journal_rows import Stream
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused

BEAT = timedelta(seconds=20)
"""How often it is noted that the clock runs."""

TOGETHER = 32
"""Journals that are looked at together, so that they share what a commit costs."""


class StreamKind(Protocol):
    """What is done for the streams of one kind, such as `debate:`; a stream is named by its
    community and by the rest of its name. A Journal is one."""

    async def tick_on(self, parts: Parts, community: CommunityId, id_: str, at: datetime) -> None:
        """Do what has come due at an instant (UTC), and show it. Raises Refused."""

    async def give_back(
        self, parts: Parts, community: CommunityId, id_: str, stopped: datetime, at: datetime
    ) -> None:
        """Parley was away between two instants (UTC): give that time back. Raises Refused."""

    async def halt(self, parts: Parts, community: CommunityId, id_: str, at: datetime) -> None:
        """Its rooms went away at an instant (UTC): let it wait for somebody to go on. Raises
        Refused."""

    async def show(self, parts: Parts, community: CommunityId, id_: str) -> None:
        """Show what has happened and was not shown yet."""

    async def show_board(self, parts: Parts, community: CommunityId, id_: str) -> None:
        """Show its board once more, where it is not over: somebody deleted it."""

    async def redact_rooms(self, parts: Parts, community: CommunityId, member: MemberId) -> None:
        """Show without a member's words and name what rooms have seen, as far as that can be."""


log = logging.getLogger(__name__)


@asynccontextmanager
async def keeping_time(parts: Parts) -> AsyncIterator[None]:
    """Keep time for as long as the block runs."""
    at = clock.now()
    await give_back_time(parts, at)
    await parts.db.change(journal.set_heartbeat(at))
    await catch_up(parts)
    keeper = _Keeper(parts, at)
    ticking = clock.Clock(keeper.earliest, keeper.wake)
    parts.rooms.alarm = ticking.look_again
    async with asyncio.TaskGroup() as group:
        running = group.create_task(ticking.run())
        try:
            with parts.rooms.pausing(group):
                yield
        finally:
            running.cancel()


class _Keeper:
    def __init__(self, parts: Parts, at: datetime) -> None:
        self._parts = parts
        self._beat = at

    async def earliest(self) -> datetime | None:
        """The next deadline, or the next beat while any journal has one."""
        due = await journal.find_next_deadline(self._parts.db)
        return None if due is None else min(due, self._beat + BEAT)

    async def wake(self, at: datetime) -> None:
        """Note that the clock runs, and tick whatever is due."""
        if at >= self._beat + BEAT:
            self._beat = at
            await self._parts.db.change(journal.set_heartbeat(at))
        due = await journal.load_due_streams(self._parts.db, at)
        for start in range(0, len(due), TOGETHER):
            some = due[start : start + TOGETHER]
            await asyncio.gather(*(tick(self._parts, each, at) for each in some))


async def tick(parts: Parts, due: Stream, at: datetime) -> None:
    """Let a stream do what has come due. One in trouble does not hold up the others."""
    kind, id_ = await _kind(parts, due.stream)
    if kind is None:
        return
    try:
        await kind.tick_on(parts, due.community, id_, at)
    except Refused as refused:
        log.warning("the clock could not move stream=%s: %s", due.stream, refused.code)


async def give_back_time(parts: Parts, at: datetime) -> None:
    """After a start: what ran when Parley stopped gets its lost time back."""
    beat = await journal.find_heartbeat(parts.db)
    if beat is None or beat >= at:
        return
    running = await journal.load_streams_with_deadline(parts.db)
    for start in range(0, len(running), TOGETHER):
        group = running[start : start + TOGETHER]
        await asyncio.gather(*(_give_back(parts, due, beat, at) for due in group))


async def _give_back(parts: Parts, due: Stream, beat: datetime, at: datetime) -> None:
    kind, id_ = await _kind(parts, due.stream)
    if kind is None:
        return
    try:
        await kind.give_back(parts, due.community, id_, beat, at)
    except Refused as refused:
        log.warning("no time was given back to stream=%s: %s", due.stream, refused.code)


async def halt(parts: Parts, community: CommunityId, at: datetime) -> None:
    """A community has put Parley out: what runs there by the clock waits until it is back."""
    for due in await journal.load_streams_with_deadline(parts.db):
        kind, id_ = await _kind(parts, due.stream)
        if due.community != community or kind is None:
            continue
        try:
            await kind.halt(parts, community, id_, at)
        except Refused as refused:
            log.warning("the clock was not stopped: stream=%s because of %s", due.stream, refused)


async def show_board(parts: Parts, community: CommunityId, stream: str) -> None:
    """The board of a stream is gone from its room: show it once more."""
    kind, id_ = await _kind(parts, stream)
    if kind is not None:
        await kind.show_board(parts, community, id_)


async def catch_up(parts: Parts) -> None:
    """Show everything that was saved and not yet shown: after a start, or when a face is back."""
    for community, stream, _ in await journal.load_unshown_streams(parts.db):
        kind, id_ = await _kind(parts, stream)
        if kind is not None:
            await kind.show(parts, community, id_)


async def redact_rooms(parts: Parts, community: CommunityId, member: MemberId) -> None:
    """Show without a member's words and name what rooms have seen, as far as the platform lets its
    old messages be changed."""
    for name in parts.features.kinds:
        kind, _ = await _kind(parts, f"{name}:")
        if kind is not None:
            await kind.redact_rooms(parts, community, member)


async def _kind(parts: Parts, stream: str) -> tuple[StreamKind | None, str]:
    """What is done for a stream, and the id that it has among those of its kind."""
    name, _, id_ = stream.partition(":")
    return await parts.features.journal(name), id_
