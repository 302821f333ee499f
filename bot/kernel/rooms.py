"""The rooms that Parley speaks to unasked: what the clock says, and boards kept up to date."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager

from msgspec import Struct

from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.plan import Plan
from bot.kernel.refusal import Refused
from bot.kernel.view import View

Publish = Callable[[PlaceId, View, str], Awaitable[None]]
"""Shows a view in a place, once for each mark (the string). A view with a key takes the place of
the one before it."""


class Room(Struct, frozen=True, kw_only=True):
    """A place for a debate. One that was `made` for it lies within another, under a name. The
    `warning` says what will be missing there, and what would bring it."""

    place: PlaceId
    within: PlaceId | None = None
    name: str = ""
    made: bool = False
    warning: str = ""


class Face:
    """A platform as a community's rooms need it. Those that offer more say so by overriding."""

    def __init__(self, publish: Publish, *, reads_messages: bool = False) -> None:
        self.publish = publish
        self.reads_messages = reads_messages
        """Is what members write in a room of the platform read, where nothing tells them so?"""

    async def tell(self, member: MemberId, view: View) -> bool:
        """Show one member something alone, wherever they are; was it possible?"""
        del member, view
        return False

    async def whisper(self, place: PlaceId, member: MemberId, view: View, mark: str) -> bool:
        """Show one member something in a place, for nobody else's eyes, once for each mark; where
        a platform has no such thing, `tell` it. Was it possible?"""
        del place, mark
        return await self.tell(member, view)

    async def call(
        self, place: PlaceId, member: MemberId, view: View, mark: str, *, over: bool
    ) -> None:
        """Whisper a view with a key in the place of the one before it that had the key; once what
        it asks is `over`, only what stands is changed. It may be shown nowhere."""
        if not over:
            await self.whisper(place, member, view, mark)

    async def room_for(self, place: PlaceId, title: str) -> Room:
        """A room for a debate that is opened in a place: one of its own, where the platform has
        such, else the place itself. Raises Refused where Parley cannot hold one."""
        del title
        return Room(place=place)

    def shows_alike(self, place: PlaceId, other: PlaceId) -> bool:
        """Do members see two places under one name, such as a channel and a thread of it?"""
        return place == other

    async def check_place(self, place: PlaceId) -> str:
        """Look whether Parley can write in a place to which a debate is taken: what will be missing
        there, "" if nothing. Raises Refused where Parley cannot write."""
        del place
        return ""

    async def take_back(self, room: Room) -> None:
        """The room that was made is not needed."""
        del room

    async def plan(self, plan: Plan) -> None:
        """Put something into the platform's calendar, if it has one, or change what stands there.
        The same again does nothing. Raises Refused (CALENDAR_FORBIDDEN), once; Unavailable."""
        del plan

    async def restate(self, place: PlaceId, view: View, mark: str) -> None:
        """Change what a place shows under a mark, or under the view's key, into the view as it is
        now; what was never shown stays so. Raises Unavailable where it may succeed later."""
        del place, view, mark

    async def retitle(self, place: PlaceId, title: str) -> None:
        """A room whose title was erased goes by another. Raises Unavailable as `restate` does."""
        del place, title

    async def forget(self, member: MemberId) -> None:
        """A member's words and name were erased: show nothing of them any more, wherever it was."""
        del member

    async def find_place(self, words: str) -> str | None:
        """The place that a member means by a name or an id."""
        del words
        return None

    async def find_group(self, words: str) -> str | None:
        """The role or group of people that a member means."""
        del words
        return None

    async def name_of(self, id_: str) -> str:
        """A place or a group in the platform's words."""
        return id_


async def _do_nothing() -> None:
    """No time is kept."""


PAUSE = 1.1
"""Seconds between two edits of a board; a little over one, for showing takes its time as well."""

RETRY, LONGEST_RETRY = 10.0, 600.0
"""Seconds after which a room that could not be reached is tried again; they double each time."""

log = logging.getLogger(__name__)


class Rooms:
    """Which face serves which community just now."""

    def __init__(self) -> None:
        self._faces: dict[CommunityId, Face] = {}
        self._showing: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._boards: dict[str, float] = {}
        self._later: dict[str, asyncio.Task[None]] = {}
        self._tries: dict[str, int] = {}
        self._troubled: set[str] = set()
        self._beside: dict[str, asyncio.Task[None]] = {}
        self._waiting: dict[str, Callable[[], Awaitable[None]]] = {}
        self._tasks: asyncio.TaskGroup | None = None
        self._sweeps: list[Callable[[], Awaitable[None]]] = []
        self.handed: dict[str, int] = {}  # by queue: the version of a board left to another process
        self.alarm: Callable[[], None] = lambda: None
        """Called when a deadline may have changed; the clock hangs on to it."""
        self.settle_time: Callable[[], Awaitable[None]] = _do_nothing
        """Called before rooms are shown what they missed: gives back what the start itself took."""

    def display_lock(self, stream: str) -> asyncio.Lock:
        """Held while a stream's events are shown, so that they come in order."""
        return self._showing[stream]

    def is_too_soon(self, stream: str, again: Callable[[], Awaitable[None]]) -> bool:
        """Was a stream's board shown within the last second? Then `again` is called after it."""
        loop = asyncio.get_running_loop()
        wait = self._boards.get(stream, -PAUSE) + PAUSE - loop.time()
        if wait <= 0:
            self._boards[stream] = loop.time()
            return False
        if self._tasks is None:
            return False
        if stream not in self._later:
            self._later[stream] = self._tasks.create_task(self._after(stream, wait, again))
        return True

    @contextmanager
    def pausing(self, tasks: asyncio.TaskGroup) -> Iterator[None]:
        """Let boards wait for their turn, in a group of tasks, for as long as the block runs."""
        self._tasks = tasks
        for stream in list(self._waiting):
            self._set_out(stream)
        try:
            yield
        finally:
            self._tasks = None
            for working in self._beside.values():
                working.cancel()
            for waiting in self._later.values():
                waiting.cancel()
            self._later.clear()

    def beside(self, stream: str, work: Callable[[], Awaitable[None]]) -> None:
        """Do what takes long for a stream beside everything else. What is asked for while it is
        done is done after it, once. Before a start it waits for that."""
        self._waiting[stream] = work
        self._set_out(stream)

    async def show_beside(
        self, queue: str, show: Callable[[], Awaitable[None]], pause: float = 0.0
    ) -> None:
        """Show something of a stream beside everything else, with a pause after it; at once before
        a start."""
        if self._tasks is None:
            await show()
        else:
            self._waiting[queue] = show
            self._set_out(queue, pause)

    def _set_out(self, stream: str, pause: float = 0.0) -> None:
        if self._tasks is not None and stream not in self._beside:
            self._beside[stream] = self._tasks.create_task(self._work(stream, pause))

    async def _work(self, stream: str, pause: float) -> None:
        try:
            while work := self._waiting.pop(stream, None):
                await _do_or_leave(stream, work)
                await asyncio.sleep(pause)
        finally:
            del self._beside[stream]

    def retry_later(self, stream: str, again: Callable[[], Awaitable[None]]) -> None:
        """Try once more after a while, if there is anybody to. The pauses grow."""
        if self._tasks is not None and stream not in self._later:
            tries = self._tries[stream] = self._tries.get(stream, 0) + 1
            wait = min(RETRY * 2 ** (tries - 1), LONGEST_RETRY)
            self._later[stream] = self._tasks.create_task(self._after(stream, wait, again))

    def is_put_off(self, stream: str) -> bool:
        """Does something of a stream wait for its next try?"""
        return stream in self._later

    def meanwhile(self, work: Coroutine[None, None, None]) -> None:
        """Do something that nobody waits for, if there is anybody to do it."""
        if self._tasks is None:
            work.close()
        else:
            self._tasks.create_task(work)

    def reached(self, stream: str) -> None:
        """A room was reached again."""
        self._tries.pop(stream, None)
        self._troubled.discard(stream)

    @property
    def waiting(self) -> int:
        """How many showings are at work, behind another one, or wait for their next try."""
        return len(self._beside) + len(self._waiting) + len(self._later)

    @property
    def has_trouble(self) -> bool:
        """Is any room closed or gone, of those that were to be shown something?"""
        return bool(self._troubled)

    def note_first_trouble(self, stream: str) -> bool:
        """Is this the first time, since a room was reached last, that it is closed or gone?"""
        first = stream not in self._troubled
        self._troubled.add(stream)
        return first

    async def _after(self, stream: str, wait: float, again: Callable[[], Awaitable[None]]) -> None:
        await asyncio.sleep(wait)
        self._later.pop(stream, None)
        try:
            await again()
        except Refused as refused:  # the store is closing; it is shown at the next start
            log.warning("a board was not shown: %s", refused.code)
        except Exception:
            log.exception("a board was not shown: stream=%s", stream)

    @contextmanager
    def served(self, community: CommunityId, face: Face) -> Iterator[None]:
        """Serve a community's rooms for as long as the block runs."""
        self._faces[community] = face
        try:
            yield
        finally:
            del self._faces[community]

    @contextmanager
    def sweeping(self, sweep: Callable[[], Awaitable[None]]) -> Iterator[None]:
        """Look every few seconds, where processes share a store, for what one that died left
        undone, for as long as the block runs."""
        self._sweeps.append(sweep)
        try:
            yield
        finally:
            self._sweeps.remove(sweep)

    async def sweep(self) -> None:
        """Look once."""
        for sweep in tuple(self._sweeps):
            try:
                await sweep()
            except Refused as refused:
                log.warning("nothing was swept: %s", refused.code)

    @property
    def has_faces(self) -> bool:
        """Is any community's room served just now?"""
        return bool(self._faces)

    def face(self, community: CommunityId) -> Face | None:
        """What reaches a community's rooms; None while nobody serves them."""
        return self._faces.get(community)


async def _do_or_leave(stream: str, work: Callable[[], Awaitable[None]]) -> None:
    """Do a piece of work; what goes wrong with it ends neither what waits behind it nor others."""
    try:
        await work()
    except Refused as refused:  # it is done at the next chance
        log.warning("work was left: stream=%s because of %s", stream, refused.code)
    except Exception:
        log.exception("work was left: stream=%s", stream)
