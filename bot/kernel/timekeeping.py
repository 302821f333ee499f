"""Keeps time for streams of every kind: gives back what was lost, wakes what is due, shows news."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from functools import partial

from bot.kernel import clock
from bot.kernel import journal_rows as journal
from bot.kernel.erased_rooms import finish_erasures
from bot.kernel.giving_back import BEAT, LATE, TOGETHER, find_kind, give_back_all, give_back_time
from bot.kernel.ids import CommunityId
from bot.kernel.journal_rows import Stream, UnshownStream
from bot.kernel.lost_time import LostTime
from bot.kernel.metrics import METER, TICK_LATENESS, TICKS_LEFT
from bot.kernel.outbox import show_announcements
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused, Unavailable
from bot.kernel.shortening import keep_shortening
from bot.kernel.showing import TO_SHOW, TO_WATCH
from bot.kernel.start_debt import StartDebt
from bot.kernel.supervising import keep_running

LOOK = timedelta(seconds=1)
"""How often the clock looks whether time was lost, while anything runs by it."""

GIVING_BACK = "giving back time"
"""The name that a process holds while it gives time back, so that no other does so as well."""

SET = timedelta(seconds=1)
"""From how far on the machine's clock counts as set."""

SWEEP = 1.5
"""Seconds between two looks, where several processes share a store, for what a process that died
left unshown."""


log = logging.getLogger(__name__)


@asynccontextmanager
async def keeping_time(
    parts: Parts, timepiece: clock.Timepiece = clock.TIME
) -> AsyncIterator[None]:
    """Keep time for as long as the block runs. The time that was lost is given back before anybody
    is served, so that nothing that is done meanwhile can be taken for a sign that the clock ran."""
    keeper = Timekeeper(parts, timepiece)
    try:
        async with parts.db.hold(GIVING_BACK):
            at = timepiece.now()
            if await give_back_time(parts, at):
                keeper.owe_start(await journal.load_streams_with_deadline(parts.db), at)
            await parts.db.change(journal.set_heartbeat(at))
    except Unavailable as unavailable:  # nothing can be done anyway, until the store is back
        log.warning("no time was given back yet: %s", unavailable.code)
        keeper.owe_since(await journal.find_heartbeat(parts.db))
    parts.rooms.settle_time = keeper.settle
    if parts.rooms.has_faces:
        await catch_up(parts)
    ticking = clock.Clock(keeper.look, keeper.wake, timepiece.now)
    parts.rooms.alarm = ticking.look_again
    parts.db.listen(TO_SHOW, partial(_show_for_another, parts))
    parts.db.listen(TO_WATCH, partial(_show_to_watchers, parts))
    async with asyncio.TaskGroup() as group:
        running = [group.create_task(keep_running("the clock", ticking.run))]
        shortening = keep_running("shortening", partial(keep_shortening, parts))
        running.append(group.create_task(shortening))
        if parts.db.is_shared:
            sweeping = keep_running("sweeping", partial(_keep_sweeping, parts))
            running.append(group.create_task(sweeping))
        try:
            with parts.rooms.pausing(group):
                yield
        finally:
            for task in running:
                task.cancel()


async def _keep_sweeping(parts: Parts) -> None:
    """Do and show what another process did not live to do or show, time and again. What is not
    shown at two looks, and no further than at the first, nobody is showing."""
    before = set[UnshownStream]()
    while True:
        await asyncio.sleep(SWEEP)
        await parts.rooms.sweep()
        unshown = set(await journal.load_unshown_streams(parts.db))
        for community, stream, _ in sorted(unshown & before):
            if parts.rooms.face(community) is not None:
                await _show(parts, community, stream)
        before = unshown
        await show_announcements(parts)
        await finish_erasures(parts)


def _show_for_another(parts: Parts, key: str) -> None:
    """A process that does not serve a community's rooms says that a stream has news for them."""
    _show_beside(parts, key, key.partition("/")[0])


def _show_to_watchers(parts: Parts, words: str) -> None:
    """A process says that rooms of a community which it does not serve watch a stream."""
    home, _, key = words.partition("\n")
    _show_beside(parts, key, home)


def _show_beside(parts: Parts, key: str, served: str) -> None:
    """Show a stream, where the rooms of a community that want it are served here."""
    community, _, stream = key.partition("/")
    if parts.rooms.face(CommunityId(served)) is not None:
        parts.rooms.beside(f"show {stream}", partial(_show, parts, CommunityId(community), stream))


async def _show(parts: Parts, community: CommunityId, stream: str) -> None:
    kind, id_ = await find_kind(parts, stream)
    if kind is not None:
        await kind.show(parts, community, id_)


class Timekeeper:
    """Notices, while anything runs by the clock, what time nobody could use, and gives it back: the
    process was frozen, the machine slept, the store took nothing, the machine's clock was set."""

    def __init__(self, parts: Parts, timepiece: clock.Timepiece) -> None:
        self._parts = parts
        self._time = timepiece
        self._looked = self._beat = timepiece.now()
        self._runs = False
        self._start = StartDebt()
        self._settling = asyncio.Lock()

    def owe_start(self, running: Sequence[Stream], at: datetime) -> None:
        """What the start takes from an instant (UTC) on is still to be given back to what runs, as
        soon as its community is served."""
        if not self._parts.db.is_shared:  # else others serve, and keep time
            self._start = StartDebt(at, {stream.community for stream in running})

    async def settle(self) -> None:
        """Give the communities that are served now what the start took; once."""
        async with self._settling:
            at = self._time.now()
            is_served = self._parts.rooms.face
            settled = self._start.find_due(at, lambda community: is_served(community) is not None)
            if settled and (lost := self._start.find_lost(at)) is not None:
                await give_back_all(self._parts, lost, settled.__contains__)
            self._start = self._start.without(settled)

    def owe_since(self, beat: datetime | None) -> None:
        """What was lost since the last heartbeat (UTC) before the start is still to be given back,
        by the first look that can."""
        if beat is not None:
            self._looked, self._runs = min(beat, self._looked), True

    async def look(self) -> datetime | None:
        """Give back what was lost since the last look; the instant (UTC) of the next deadline, or
        of the next look while there is one."""
        await self._follow_machine()
        await self.settle()
        at = self._time.now()
        if self._runs and at - self._looked > LOOK + LATE:
            async with self._parts.db.hold(GIVING_BACK):
                if (lost := await self._time_lost(at)) is not None:
                    await self._give_back(lost)
        due = await journal.find_next_deadline(self._parts.db)
        beats = due is not None and not self._start.communities  # a kill would forget the debt
        if beats and (not self._runs or at >= self._beat + BEAT):
            await self._parts.db.change(journal.set_heartbeat(at))
            self._beat = at
        self._looked, self._runs = at, due is not None
        if due is None and not self._parts.db.is_shared:  # else another process may set one
            return None
        return min(due or at + LOOK, at + LOOK)

    async def _time_lost(self, at: datetime) -> LostTime | None:
        """The time since this process looked last, if no other kept time meanwhile."""
        stopped = self._looked
        if self._parts.db.is_shared:
            beat = await journal.find_heartbeat(self._parts.db)
            stopped = max(stopped, beat or stopped)
            if at - stopped <= BEAT + LATE:
                return None
            await self._parts.db.change(journal.set_heartbeat(at))
        return LostTime(stopped=stopped, at=at)

    async def _follow_machine(self) -> None:
        """Go by the machine's clock again where it was set. No deadline comes nearer by that; where
        other machines keep time as well, it is this one that was wrong."""
        jump = self._time.find_jump()
        if abs(jump) < SET:
            return
        at = self._time.now()
        log.warning("the machine's clock was set by %.1f seconds", jump.total_seconds())
        if not self._parts.db.is_shared:
            await give_back_all(self._parts, LostTime(stopped=at, at=at + jump, away=False))
            await self._show_all()
        self._time.follow()
        self._start = self._start.moved(jump)
        self._looked += jump
        self._beat += jump
        await self._parts.db.change(journal.set_heartbeat(self._time.now()))

    async def _give_back(self, lost: LostTime) -> None:
        owed = self._start.communities
        await give_back_all(self._parts, lost, lambda community: community not in owed)
        await self._show_all()

    async def _show_all(self) -> None:
        for community, stream, _ in await journal.load_unshown_streams(self._parts.db):
            show = partial(_show, self._parts, community, stream)
            await self._parts.rooms.show_beside(f"show {stream}", show)

    async def wake(self, at: datetime) -> None:
        """Tick whatever is due."""
        due = await journal.load_due_streams(self._parts.db, at)
        owed = self._start.communities  # nothing ends that nobody could use yet
        due = [stream for stream in due if stream.community not in owed]
        at = clock.INSTANTS.next(at) if due else at
        for start in range(0, len(due), TOGETHER):
            some = due[start : start + TOGETHER]
            await asyncio.gather(*(tick(self._parts, each, at) for each in some))


async def tick(parts: Parts, due: Stream, at: datetime) -> None:
    """Let a stream do what has come due. One in trouble does not hold up the others."""
    kind, id_ = await find_kind(parts, due.stream)
    if kind is None:
        return
    try:
        async with parts.db.claim(f"tick {due.stream}") as claimed:
            if claimed:
                METER.observe(TICK_LATENESS, max(0.0, (at - due.deadline).total_seconds()))
                await kind.tick_on(parts, due.community, id_, at)
    except Refused as refused:
        METER.count(TICKS_LEFT, str(refused.code))
        log.warning("the clock could not move stream=%s: %s", due.stream, refused.code)


async def halt(parts: Parts, community: CommunityId, at: datetime) -> None:
    """A community has put Parley out: what runs there by the clock waits until it is back."""
    for due in await journal.load_streams_with_deadline(parts.db):
        kind, id_ = await find_kind(parts, due.stream)
        if due.community != community or kind is None:
            continue
        try:
            await kind.halt(parts, community, id_, at)
        except Refused as refused:
            log.warning("the clock was not stopped: stream=%s because of %s", due.stream, refused)


async def show_board(parts: Parts, community: CommunityId, stream: str) -> None:
    """The board of a stream is gone from its room: show it once more."""
    kind, id_ = await find_kind(parts, stream)
    if kind is not None:
        await kind.show_board(parts, community, id_)


async def catch_up(parts: Parts) -> None:
    """Show everything that was saved and not yet shown: after a start, or when a face is back."""
    await settle_time(parts)
    for community, stream, _ in await journal.load_unshown_streams(parts.db):
        await _show(parts, community, stream)
    await show_announcements(parts)
    await finish_erasures(parts, at_once=True)


async def settle_time(parts: Parts) -> None:
    """Serving begins: give the communities that are served what the start itself took."""
    try:
        await parts.rooms.settle_time()
    except Refused as refused:  # the clock tries again at its next look
        log.warning("what the start took was not given back yet: %s", refused.code)
