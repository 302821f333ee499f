"""What every request works with, and who is asking."""

import time
from hashlib import sha256
from typing import Self

from aiohttp import web
from msgspec import Struct

from bot.adapters.web import rows as console
from bot.adapters.web.answering import Answering
from bot.adapters.web.config import ConsoleConfig
from bot.adapters.web.live import FORGOTTEN, Live
from bot.adapters.web.posting import announced, as_post, find_shown, whispered
from bot.adapters.web.posts import Drawings
from bot.adapters.web.proxies import Visit
from bot.adapters.web.refusals import ConsoleRefusal
from bot.adapters.web.rows import Member
from bot.app import App
from bot.kernel import clock
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.pace import Buckets
from bot.kernel.refusal import KernelRefusal, Refused
from bot.kernel.rooms import Face
from bot.kernel.view import View
from bot.kernel.view_json import dump
from bot.store.database import Database

COMMUNITY = CommunityId("console")
LOBBY = PlaceId("lobby")

LONGEST_KEY = 200


class Console(Struct, frozen=True, kw_only=True):
    """The open console."""

    app: App
    db: Database
    config: ConsoleConfig
    live: Live
    answering: Answering
    drawings: Drawings
    sending: Buckets
    asking: Buckets
    trying: Buckets
    warned: set[str]

    @classmethod
    def over(cls, app: App, db: Database, config: ConsoleConfig) -> Self:
        """A console before its first request."""
        live = Live(db)
        here = cls(
            app=app,
            db=db,
            config=config,
            live=live,
            answering=Answering(app, db, live, guarded=config.guarded),
            drawings=Drawings(),
            sending=Buckets(config.sending, time.monotonic),
            asking=Buckets(config.asking, time.monotonic),
            trying=Buckets(config.trying, time.monotonic),
            warned=set(),
        )
        here.sending.share(db, "web sending")
        here.asking.share(db, "web asking")
        here.trying.share(db, "web trying")
        db.listen(FORGOTTEN, lambda member: here.forget(MemberId(member)))
        return here

    def forget(self, member: MemberId) -> None:
        """Draw everything anew, in open tabs, too, without a member's words and name."""
        self.drawings.clear()
        self.live.forget(member)

    def is_first(self, warning: str) -> bool:
        """Was nobody warned of this since the start? It need not be said with every request."""
        if warning in self.warned:
            return False
        self.warned.add(warning)
        return True

    async def sweep(self) -> None:
        """Tell those whose lines a process that died left unanswered, and who is here."""
        await self.live.neighbours.sweep()
        async with self.db.claim("sweeping the web") as is_ours:
            if is_ours:
                abandoned = await console.load_abandoned(self.db)
                await self.answering.apologise(abandoned, clock.now())

    async def member(self, key: str) -> Member:
        """The member who holds a key. Raises Refused (SIGNED_OUT)."""
        member = await console.member_by_key(self.db, hashed(key)) if _usable(key) else None
        highest = self.config.marks.get(member.admitted) if member else None
        if member is None or highest is None or member.role > highest:
            raise Refused(ConsoleRefusal.SIGNED_OUT)
        return member

    async def publish(self, place: PlaceId, view: View, mark: str) -> None:
        """Show everybody in a room a view that nobody asked for, once for each mark."""
        await self.db.change(*announced(view, place, mark, clock.now()))
        self.live.changed(place)

    async def place(self, name: str) -> PlaceId:
        """An open room by its name. Raises Refused (NO_SUCH_ROOM)."""
        if name not in await console.rooms(self.db):
            raise Refused(ConsoleRefusal.NO_SUCH_ROOM, place=name[:80])
        return PlaceId(name)


class ConsoleFace(Face):
    """The console's rooms. It knows no roles: who chairs is told by the token they came with."""

    def __init__(self, here: Console) -> None:
        super().__init__(here.publish)
        self._here = here

    async def whisper(self, place: PlaceId, member: MemberId, view: View, mark: str) -> bool:
        """A post that only the member sees."""
        await self._here.db.change(*whispered(view, place, member, mark, clock.now()))
        self._here.live.changed(place)
        return True

    async def call(
        self, place: PlaceId, member: MemberId, view: View, mark: str, *, over: bool
    ) -> None:
        """A post that only the member sees; it comes to the end with each new call."""
        del mark
        here = self._here
        called = as_post(view, place, member, clock.now(), moves=not over)
        if not over or await console.has_post(here.db, place, called.post):
            await here.db.change(*called.statements)
            here.live.changed(place)

    async def restate(self, place: PlaceId, view: View, mark: str) -> None:
        """Show a post as it is now, where it stands."""
        here = self._here
        if (post := await find_shown(here.db, place, view, mark)) is not None:
            await here.db.change(*console.edit(place, post, dump(view), at=clock.now()))
            here.live.changed(place)

    async def forget(self, member: MemberId) -> None:
        """Draw everything anew, in the open tabs of all processes."""
        self._here.forget(member)
        self._here.db.tell_others(FORGOTTEN, member)

    async def find_place(self, words: str) -> str | None:
        """An open room by its name."""
        name = words.strip().removeprefix("#").casefold()
        return next((r for r in await console.rooms(self._here.db) if r.casefold() == name), None)


CONSOLE = web.AppKey("console", Console)
VISIT = web.RequestKey("visit", Visit)
"""Who asks, on every request that is let through to us."""


def hashed(key: str) -> str:
    """What is kept of a key."""
    return sha256(key.encode(errors="replace")).hexdigest()


def key_of(request: web.Request) -> str:
    """The key that a request shows; empty if it shows none."""
    scheme, _, key = request.headers.get("Authorization", "").partition(" ")
    return key.strip() if scheme.lower() == "bearer" else ""


async def member_of(request: web.Request) -> Member:
    """Who asks, within their pace. Raises Refused (SIGNED_OUT, TOO_FAST)."""
    here = request.app[CONSOLE]
    member = await here.member(key_of(request))
    keep_pace(here.asking, member.id)
    return member


def keep_pace(buckets: Buckets, who: str) -> None:
    """Raises Refused (TOO_FAST) when somebody goes faster than the bucket fills."""
    if seconds := buckets.take(who):
        raise Refused(KernelRefusal.TOO_FAST, seconds=seconds)


def address_of(request: web.Request) -> str:
    """Where a request comes from, to keep the pace of those not yet known."""
    return f"from {request[VISIT].neighbourhood}"


def find_visitor(request: web.Request) -> str:
    """The address of whoever asks, seen through the proxies that an admin trusts."""
    return request[VISIT].address


def caller(member: Member, place: PlaceId) -> Caller:
    """A member as the app knows callers."""
    return Caller(
        community=COMMUNITY, place=place, member=member.id, name=member.name, role=member.role
    )


def root_of(request: web.Request) -> str:
    """Where the console stands on its host, for links: as it is set, or as a trusted proxy says.
    It is no relative path, for the page's address changes with the room."""
    return f"{request.app[CONSOLE].config.path or request[VISIT].prefix}/"


def _usable(key: str) -> bool:
    return 0 < len(key) <= LONGEST_KEY
