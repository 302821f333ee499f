"""A local server that speaks enough of Discord: the gateway over a websocket, REST beside it.

It refuses what Discord refuses, with its error shapes, and can drop the connection.
"""

import asyncio
import itertools
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from bot import clock
from tests.fakes.discord_limits import (
    walk,
    wrong_choices,
    wrong_commands,
    wrong_event,
    wrong_message,
    wrong_modal,
)
from tests.fakes.discord_world import (
    APPLICATION,
    ATTACH,
    CHANNEL,
    CONNECT,
    CREATE_EVENTS,
    FORUMS,
    GUILD,
    INVITED,
    MAKE_THREADS,
    MANAGE_THREADS,
    MODERATORS,
    NEWS,
    NEWS_THREAD,
    PIN,
    PUBLIC,
    SEND,
    SEND_IN_THREADS,
    TEXT,
    VIEW,
    VOICE,
    Channel,
    Data,
    guild,
    member,
    user,
)

__all__ = ["APPLICATION", "CHANNEL", "GUILD", "MODERATORS", "TOKEN", "FakeDiscord", "fake_discord"]

TOKEN = "MTIz.made.up"  # noqa: S105  # opens this server alone
EPHEMERAL = 1 << 6
COMMAND, COMPONENT, COMPLETION, MODAL = 2, 3, 4, 5
"""Kinds of interaction."""

IN_TIME = 3.0
"""Seconds in which the first answer to an interaction must come."""


@dataclass
class Seen:
    """A message as it stands: who alone sees it ("" for all), its components, its files."""

    id: str
    channel: str
    only: str
    payload: Data
    gone: bool = False
    edits: int = 0

    def changed(self, data: Data) -> None:
        """It is edited; who sees it stays as it was."""
        flags = self.payload.get("flags", 0) & EPHEMERAL | data.get("flags", 0)
        self.payload = {**self.payload, **data, "flags": flags}
        self.edits += 1

    @property
    def words(self) -> str:
        parts = walk(self.payload.get("components", ()))
        return "\n".join(str(p.get("content") or p.get("label") or "") for p in parts)


@dataclass
class Interaction:
    """One that was sent to the bot, and how it was answered."""

    id: str
    token: str
    member: str
    place: str
    kind: int
    sent: float
    message: Seen | None = None
    answers: list[Data] = field(default_factory=list)
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    thinking: str | None = None
    """Who alone sees the answer that was put off; None once it has come."""
    original: Seen | None = None
    """The answer that came by an edit of the one that was put off."""


class FakeDiscord:
    """One server with one channel, and everything the bot did there."""

    def __init__(self) -> None:
        self.messages: list[Seen] = []
        self.commands: list[Data] = []
        self.syncs = 0
        self.identified = 0
        self.shards: list[tuple[int, ...]] = []
        self.resumed = 0
        self.refused: list[str] = []
        self.denied: list[str] = []
        self.channels = {CHANNEL: Channel(CHANNEL, TEXT, "general")}
        self.rights = INVITED
        self.gone_roles: list[str] = []
        self.events: dict[str, Data] = {}
        self.ungranted = 0  # privileged intents, as bits
        self.fail_next: list[int] = []
        self.fail_edits: list[int] = []
        self.slow: list[float] = []
        self.busy: dict[str, float] = {}
        self.deaf = False
        self.locale = "en-GB"
        self.limit_all = False
        self.roles: dict[str, list[str]] = {}
        self.closed: dict[str, int] = {}
        self.dms: dict[str, str] = {}
        self.patched: dict[str, Data] = {}
        self.address = ""
        self._ids = itertools.count(1000)
        self._nonces: dict[str, Seen] = {}
        self._interactions: dict[str, Interaction] = {}
        self._socket: web.WebSocketResponse | None = None
        self._sequence = 0
        self.last_sent: Data = {}
        self.ready = asyncio.Event()

    def fresh(self) -> str:
        return str(next(self._ids))

    # --- the gateway ----------------------------------------------------------------------------

    async def gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._socket = socket
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 30_000}})
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                continue
            said = json.loads(message.data)
            match said["op"]:
                case 1:
                    await socket.send_json({"op": 11})
                case 2 if said["d"]["token"] != TOKEN:
                    await socket.close(code=4004)
                case 2 if said["d"]["intents"] & self.ungranted:
                    await socket.close(code=4014)
                case 2:
                    self.identified += 1
                    self.shards.append(tuple(said["d"].get("shard", ())))
                    await self._welcome()
                case 6:
                    self.resumed += 1
                    await self.dispatch("RESUMED", {})
                    self.ready.set()
        return socket

    async def _welcome(self) -> None:
        me = user(APPLICATION, "Parley") | {"bot": True}
        address = self.address.replace("http", "ws") + "/gateway"
        ready = {
            "v": 10, "user": me, "guilds": [{"id": GUILD, "unavailable": True}],
            "session_id": "s", "resume_gateway_url": address,
            "shard": [0, 1], "application": {"id": APPLICATION, "flags": 0},
        }  # fmt: skip
        await self.dispatch("READY", ready)
        await self.dispatch("GUILD_CREATE", self._guild())
        self.ready.set()

    def _guild(self) -> Data:
        here = guild(GUILD, "Study group", list(self.channels.values()), self.rights)
        here["roles"] = [r for r in here["roles"] if r["id"] not in self.gone_roles]
        return here

    async def joins(self, key: str, name: str, owner: str) -> None:
        """Somebody adds the bot to another server."""
        joined = guild(key, name, [], INVITED, owner)
        joined["members"][0]["joined_at"] = clock.now().isoformat()
        joined.pop("unavailable")
        await self.dispatch("GUILD_CREATE", joined)

    async def leaves(self) -> None:
        """Somebody removes the bot from the server."""
        await self.dispatch("GUILD_DELETE", {"id": GUILD})

    async def comes_back(self) -> None:
        """Somebody adds the bot again."""
        back = self._guild()
        back.pop("unavailable")
        await self.dispatch("GUILD_CREATE", back)

    async def make(self, kind: int, name: str, **about: Any) -> str:
        """Somebody makes a channel, which everybody is told of."""
        made = Channel(self.fresh(), kind, name, **about)
        self.channels[made.id] = made
        await self.dispatch("CHANNEL_CREATE", made.described())
        return made.id

    async def deny(self, place: str, rights: int) -> None:
        """Somebody takes rights from the bot in a channel; 0 gives all back."""
        self.channels[place].denied = rights
        await self.dispatch("CHANNEL_UPDATE", self.channels[place].described())

    async def drop_role(self, key: str) -> None:
        """Somebody deletes a role."""
        self.gone_roles.append(key)
        await self.dispatch("GUILD_ROLE_DELETE", {"guild_id": GUILD, "role_id": key})

    async def delete(self, place: str) -> None:
        """Somebody deletes a channel or a thread; with a channel go its threads."""
        gone = self.channels.pop(place)
        for inside in [c.id for c in self.channels.values() if c.parent == place]:
            await self.delete(inside)
        kind = "THREAD_DELETE" if gone.is_thread else "CHANNEL_DELETE"
        await self.dispatch(kind, gone.described())

    @property
    def threads(self) -> dict[str, str]:
        """The threads there are, by name."""
        return {c.id: c.name for c in self.channels.values() if c.is_thread}

    async def dispatch(self, event: str, data: Data) -> None:
        self._sequence += 1
        if self._socket is not None:
            await self._socket.send_json({"op": 0, "t": event, "s": self._sequence, "d": data})

    async def drop(self) -> None:
        """The connection breaks, as it does."""
        self.ready.clear()
        if self._socket is not None:
            await self._socket.close(code=4000)

    async def orders(self, code: int) -> None:
        """The gateway orders a reconnection (7), or says that the session is invalid (9)."""
        self.ready.clear()
        if self._socket is not None:
            await self._socket.send_json({"op": code, "d": False if code == 9 else None})

    # --- what people do -------------------------------------------------------------------------

    async def interact(
        self,
        kind: int,
        data: Data,
        key: str,
        name: str,
        permissions: int,
        place: str = CHANNEL,
        message: Seen | None = None,
    ) -> Interaction:
        """Send an interaction and wait for its first answer."""
        begun = asyncio.get_running_loop().time()
        one = Interaction(self.fresh(), f"token-{self.fresh()}", key, place, kind, begun, message)
        self._interactions[one.token] = one
        self.last_sent = sent = self._interaction(one, data, name, permissions)
        await self.dispatch("INTERACTION_CREATE", sent)
        await asyncio.wait_for(one.answered.wait(), IN_TIME + 1)
        return one

    def _interaction(self, one: Interaction, data: Data, name: str, permissions: int) -> Data:
        about = member(one.member, name, self.roles.get(one.member, []))
        sent = {
            "id": one.id, "application_id": APPLICATION, "type": one.kind, "data": data,
            "guild_id": GUILD, "channel_id": one.place, "token": one.token, "version": 1,
            "channel": self._channel(one.place),
            "guild": {"id": GUILD, "features": [], "locale": "en-US"}, "locale": self.locale,
            "member": about | {"permissions": str(permissions)},
            "app_permissions": str(self.may(one.place)), "entitlements": [],
            "attachment_size_limit": 10485760,
            "authorizing_integration_owners": {"0": GUILD}, "context": 0,
        }  # fmt: skip
        if one.kind == COMPONENT:
            sent["message"] = self.as_message(one.message or self.messages[-1])
        return sent

    async def again(self) -> None:
        """The last interaction is delivered once more."""
        await self.dispatch("INTERACTION_CREATE", self.last_sent)

    def may(self, place: str) -> int:
        """The bot's rights in a channel or thread."""
        here = self.channels.get(place)
        above = self.channels.get(here.parent) if here and here.is_thread else here
        return self.rights & ~(above.denied if above else 0)

    # --- REST -----------------------------------------------------------------------------------

    async def me(self, request: web.Request) -> web.Response:
        if request.headers.get("Authorization") != f"Bot {TOKEN}":
            return reply({"message": "401: Unauthorized", "code": 0}, status=401)
        return reply(user(APPLICATION, "Parley") | {"bot": True})

    async def application(self, _: web.Request) -> web.Response:
        return reply(
            {
                "id": APPLICATION, "name": "Parley", "icon": None, "description": "",
                "bot_public": True, "bot_require_code_grant": False, "verify_key": "", "flags": 0,
                "owner": user("1", "Owner"), "team": None, "summary": "",
            }
        )  # fmt: skip

    async def gateway_bot(self, _: web.Request) -> web.Response:
        limit = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
        url = self.address.replace("http", "ws") + "/gateway"
        return reply({"url": url, "shards": 1, "session_start_limit": limit})

    async def put_commands(self, request: web.Request) -> web.Response:
        payload = await request.json()
        if wrong := wrong_commands(payload):
            return self._invalid(wrong)
        self.syncs += 1
        self.commands = payload
        kept = {"application_id": APPLICATION, "version": "1", "default_member_permissions": None}
        return reply([{"description": "", **kept, **c, "id": self.fresh()} for c in payload])

    async def callback(self, request: web.Request) -> web.Response:
        one = self._interactions[request.match_info["token"]]
        late = asyncio.get_running_loop().time() - one.sent > IN_TIME
        if late or self.deaf:
            self.denied.append("interaction not answered in time")
            return reply({"message": "Unknown interaction", "code": 10062}, status=404)
        if one.answered.is_set():
            wrong = {"message": "Interaction has already been acknowledged.", "code": 40060}
            self.denied.append("interaction answered twice")
            return reply(wrong, status=400)
        said = await body(request)
        data = said.get("data") or {}
        if wrong := _wrong_answer(one.kind, said["type"], data):
            return self._invalid(wrong)
        one.answers.append(said)
        resource: Data = {"type": said["type"]}
        only = one.member if data.get("flags", 0) & EPHEMERAL else ""
        if said["type"] == 4:
            resource["message"] = self.as_message(self._keep(data, one.place, only))
        if said["type"] == 5:
            one.thinking = only
        if said["type"] == 7 and one.message is not None:
            one.message.changed(data)
        one.answered.set()
        about = {"id": one.id, "type": 2, "response_message_id": None}
        return reply({"interaction": about, "resource": resource})

    async def followup(self, request: web.Request) -> web.Response:
        """The first one after an answer that was put off takes its place, and who sees it."""
        one = self._interactions[request.match_info["token"]]
        if not one.answered.is_set():
            return reply({"message": "Unknown Webhook", "code": 10015}, status=404)
        data = await body(request)
        if wrong := wrong_message(data):
            return self._invalid(wrong)
        only = one.member if data.get("flags", 0) & EPHEMERAL else ""
        if one.thinking is not None:
            only, one.thinking = one.thinking, None
        one.answers.append({"type": "followup", "data": data})
        return reply(self.as_message(self._keep(data, one.place, only)))

    async def original(self, request: web.Request) -> web.Response:
        """The first answer is taken back, or changed: where the pressed message was to be updated,
        that one is."""
        one = self._interactions[request.match_info["token"]]
        if request.method == "DELETE":
            one.thinking = None
            if one.original is not None:
                one.original.gone = True
            return web.Response(status=204)
        data = await body(request)
        if wrong := wrong_message({"flags": 1 << 15, **data}):
            return self._invalid(wrong)
        if one.thinking is not None:
            only, one.thinking = one.thinking, None
            one.original = self._keep({**data, "flags": 1 << 15}, one.place, only)
            return reply(self.as_message(one.original))
        if one.original is not None and not one.original.gone:
            one.original.changed(data)
            return reply(self.as_message(one.original))
        if one.answers[0]["type"] != 6 or one.message is None:
            return self._invalid("nothing to update")
        one.message.changed(data)
        return reply(self.as_message(one.message))

    async def post(self, request: web.Request) -> web.Response:
        if trouble := await self._trouble(request, self.fail_next):
            return trouble
        channel = request.match_info["channel"]
        data = await body(request)
        if channel not in self.dms and (no := self._no_post(channel, data)):
            return no
        if wrong := wrong_message(data):
            return self._invalid(wrong)
        nonce = str(data.get("nonce", ""))
        if nonce and data.get("enforce_nonce") and nonce in self._nonces:
            return reply(self.as_message(self._nonces[nonce]))
        if (there := self.channels.get(channel)) and there.archived:
            there.archived = False
            await self.dispatch("THREAD_UPDATE", there.described())
        kept = self._keep(data, channel, self.dms.get(channel, ""))
        if nonce:
            self._nonces[nonce] = kept
        if self.slow:  # it is posted, and nobody hears of it for a while
            await asyncio.sleep(self.slow.pop(0))
        return reply(self.as_message(kept))

    async def _trouble(self, request: web.Request, failing: list[int]) -> web.Response | None:
        channel = request.match_info["channel"]
        if status := self.closed.get(channel):
            return refusal(status)
        left = self.busy.get(request.method, 0) - asyncio.get_running_loop().time()
        if left > 0:
            return limited(left, everything=False)
        if not failing:
            return None
        status = failing.pop(0)
        if status == 429:
            return limited(0.1, everything=self.limit_all)
        return reply({"message": f"{status}: Server Error", "code": 0}, status=status)

    def _no_post(self, place: str, data: Data) -> web.Response | None:
        """Why the bot may not post in a channel of the server."""
        there = self.channels.get(place)
        if there is None:
            return refusal(404)
        rights = self.may(place)
        if not rights & VIEW:
            return self._denied("view", 50001, "Missing Access")
        if there.type not in (TEXT, VOICE, NEWS) and not there.is_thread:
            return reply({"message": "Cannot send messages here", "code": 50008}, status=400)
        needed = SEND_IN_THREADS if there.is_thread else SEND
        needed |= CONNECT if there.type == VOICE else 0
        needed |= ATTACH if data.get("attachments") else 0
        if rights & needed != needed:
            return self._denied("post", 50013, "Missing Permissions")
        if there.locked and not rights & MANAGE_THREADS:
            return self._denied("post in a locked thread", 50013, "Missing Permissions")
        return None

    def _denied(self, what: str, code: int, message: str) -> web.Response:
        self.denied.append(what)
        return reply({"message": message, "code": code}, status=403)

    async def make_thread(self, request: web.Request) -> web.Response:
        place = request.match_info["channel"]
        there = self.channels.get(place)
        if there is None:
            return refusal(404)
        rights, asked = self.may(place), await body(request)
        if not rights & VIEW:
            return self._denied("view", 50001, "Missing Access")
        if not rights & (SEND if there.type in FORUMS else MAKE_THREADS):
            return self._denied("make threads", 50013, "Missing Permissions")
        if wrong := self._no_thread(there, asked):
            return wrong
        tagged = [str(tag) for tag in asked.get("applied_tags") or ()]
        first = asked.get("message")
        kind = NEWS_THREAD if there.type == NEWS else PUBLIC
        made = Channel(self.fresh(), kind, asked["name"], place, tagged=tagged)
        self.channels[made.id] = made
        await self.dispatch("THREAD_CREATE", made.described() | {"newly_created": True})
        if first is None:
            return reply(made.described())
        kept = self._keep(first, made.id, "", key=made.id)
        return reply(made.described() | {"message": self.as_message(kept)})

    async def person(self, request: web.Request) -> web.Response:
        return reply(user(request.match_info["id"], "Somebody"))

    async def open_dm(self, request: web.Request) -> web.Response:
        member = str((await request.json())["recipient_id"])
        channel = self.fresh()
        self.dms[channel] = member
        return reply({"id": channel, "type": 1, "recipients": [user(member, "Somebody")]})

    def _no_thread(self, there: Channel, asked: Data) -> web.Response | None:
        """Why Discord makes no such thread or post."""
        if not 1 <= len(asked["name"]) <= 100:
            return self._invalid("thread name")
        if there.type in FORUMS:
            tagged = asked.get("applied_tags") or []
            if there.must_tag and not tagged:
                wrong = "A tag is required to create a forum post in this channel"
                self.refused.append(wrong)
                return reply({"message": wrong, "code": 40067}, status=400)
            if len(tagged) > 5 or not set(tagged) <= {str(tag["id"]) for tag in there.tags}:
                return self._invalid("applied_tags")
            wrong = wrong_message(asked.get("message") or {})
            return self._invalid(wrong) if wrong else None
        if there.type not in (TEXT, NEWS):
            shape = {"message": "Cannot execute action on this channel type", "code": 50024}
            return reply(shape, status=400)
        fits = asked.get("type") == (NEWS_THREAD if there.type == NEWS else PUBLIC)
        return None if fits else self._invalid("thread type")

    async def patch_thread(self, request: web.Request) -> web.Response:
        there = self.channels.get(request.match_info["channel"])
        if there is None:
            return refusal(404)
        asked = await request.json()
        if not 1 <= len(asked.get("name", "x")) <= 100:
            return self._invalid("thread name")
        if there.locked and not self.may(there.id) & MANAGE_THREADS:
            return self._denied("change a locked thread", 50013, "Missing Permissions")
        self.patched[there.id] = {**self.patched.get(there.id, {}), **asked}
        there.name = asked.get("name", there.name)
        there.archived = asked.get("archived", there.archived)
        await self.dispatch("THREAD_UPDATE", there.described())
        return reply(there.described())

    async def drop_thread(self, request: web.Request) -> web.Response:
        place = request.match_info["channel"]
        if place not in self.channels:
            return refusal(404)
        if not self.may(place) & MANAGE_THREADS:
            return self._denied("delete a thread", 50013, "Missing Permissions")
        gone = self.channels.pop(place)
        await self.dispatch("THREAD_DELETE", gone.described())
        return reply(gone.described())

    def _channel(self, place: str) -> Data:
        known = self.channels.get(place) or Channel(place, TEXT, "gone")
        return known.described()

    # --- pins, and the server's calendar --------------------------------------------------------

    async def pin(self, request: web.Request) -> web.Response:
        place, found = request.match_info["channel"], self._message(request)
        if found is None or place not in self.channels:
            return reply({"message": "Unknown Message", "code": 10008}, status=404)
        if not self.may(place) & PIN:
            return self._denied("pin", 50013, "Missing Permissions")
        self.channels[place].pins.append(found.id)
        about = Seen(self.fresh(), place, "", {"flags": 0, "type": 6})
        self.messages.append(about)
        await self.dispatch("MESSAGE_CREATE", {**self.as_message(about), "guild_id": GUILD})
        return web.Response(status=204)

    async def make_event(self, request: web.Request) -> web.Response:
        asked = await request.json()
        if not self.rights & CREATE_EVENTS:
            return self._denied("make events", 50013, "Missing Permissions")
        if wrong := wrong_event(asked, clock.now()):
            return self._invalid(wrong)
        made = {**asked, "id": self.fresh(), "guild_id": GUILD, "status": 1, "entity_id": None,
                "channel_id": None, "creator_id": APPLICATION}  # fmt: skip
        self.events[made["id"]] = made
        return reply(made)

    async def change_event(self, request: web.Request) -> web.Response:
        found = self.events.get(request.match_info["event"])
        if found is None:
            return reply({"message": "Unknown Guild Scheduled Event", "code": 10070}, status=404)
        if not self.rights & CREATE_EVENTS:
            return self._denied("change events", 50013, "Missing Permissions")
        if request.method == "DELETE":
            del self.events[found["id"]]
            return web.Response(status=204)
        asked = await request.json()
        status, now = found["status"], asked.get("status", found["status"])
        if status in (3, 4) or (status, now) not in ((1, 1), (1, 2), (1, 4), (2, 2), (2, 3)):
            return self._invalid(f"status {status} to {now}")
        if "scheduled_start_time" in asked and status != 1:
            return self._invalid("scheduled_start_time of an event that runs")
        found.update(asked)
        return reply(found)

    async def writes(self, member: str, name: str, content: str, place: str = CHANNEL) -> None:
        """Somebody writes a message."""
        person = user(member, name)
        await self.dispatch(
            "MESSAGE_CREATE",
            {
                "id": self.fresh(), "channel_id": place, "guild_id": GUILD, "author": person,
                "member": {"roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "deaf": False,
                           "mute": False, "flags": 0},
                "content": content, "timestamp": "2026-01-01T00:00:00+00:00",
                "edited_timestamp": None, "tts": False, "mention_everyone": False, "mentions": [],
                "mention_roles": [], "attachments": [], "embeds": [], "pinned": False, "type": 0,
                "components": [], "flags": 0,
            },
        )  # fmt: skip

    async def edit(self, request: web.Request) -> web.Response:
        found = self._message(request)
        if found is None:
            return reply({"message": "Unknown Message", "code": 10008}, status=404)
        if trouble := await self._trouble(request, self.fail_edits):
            return trouble
        if found.channel in self.channels and not self.may(found.channel) & VIEW:
            return self._denied("view", 50001, "Missing Access")
        there = self.channels.get(found.channel)
        if there is None and found.channel not in self.dms:
            return refusal(404)
        if there is not None and there.archived and request.method != "DELETE":
            return reply({"message": "Thread is archived", "code": 50083}, status=400)
        if request.method == "DELETE":
            found.gone = True
            return web.Response(status=204)
        data = await body(request)
        if wrong := wrong_message({"flags": 1 << 15, **data}):
            return self._invalid(wrong)
        found.changed(data)
        return reply(self.as_message(found))

    def _message(self, request: web.Request) -> Seen | None:
        wanted = request.match_info["message"]
        return next((m for m in self.messages if m.id == wanted and not m.gone), None)

    def _keep(self, data: Data, channel: str, only: str, key: str = "") -> Seen:
        kept = Seen(key or self.fresh(), channel, only, data)
        self.messages.append(kept)
        return kept

    def _invalid(self, why: str) -> web.Response:
        self.refused.append(why)
        shape = {"code": 50035, "message": "Invalid Form Body", "errors": {"_": why}}
        return reply(shape, status=400)

    def as_message(self, seen: Seen) -> Data:
        return {
            "id": seen.id, "channel_id": seen.channel,
            "author": user(APPLICATION, "Parley") | {"bot": True},
            "content": "", "timestamp": "2026-01-01T00:00:00+00:00", "edited_timestamp": None,
            "tts": False, "mention_everyone": False, "mentions": [], "mention_roles": [],
            "attachments": [], "embeds": [], "pinned": False,
            "type": seen.payload.get("type", 0), "flags": seen.payload.get("flags", 0),
            "components": [],
        }  # fmt: skip

    def visible(self, member: str) -> list[Seen]:
        """What a member sees in the channel, in order."""
        return [m for m in self.messages if not m.gone and m.only in ("", member)]


def refusal(status: int) -> web.Response:
    if status == 403:
        return reply({"message": "Missing Access", "code": 50001}, status=403)
    return reply({"message": "Unknown Channel", "code": 10003}, status=404)


def limited(seconds: float, *, everything: bool) -> web.Response:
    """Too many requests, with the time to wait."""
    told = {
        "message": "You are being rate limited.", "retry_after": seconds, "global": everything
    }  # fmt: skip
    headers = {
        "Retry-After": str(seconds), "Via": "1.1 google",
        "X-RateLimit-Scope": "global" if everything else "user",
    }  # fmt: skip
    if everything:
        headers["X-RateLimit-Global"] = "true"
    return reply(told, status=429, headers=headers)


def _wrong_answer(kind: int, answer: int, data: Data) -> str:
    """What is wrong with a first answer to such an interaction; "" if nothing is."""
    match answer:
        case 4:
            return wrong_message(data) if kind != COMPLETION else "a message to a completion"
        case 5:
            return "" if kind != COMPLETION else "a completion put off"
        case 6 if kind in (COMPONENT, MODAL):
            return ""
        case 7 if kind in (COMPONENT, MODAL):
            return wrong_message({"flags": 1 << 15, **data})
        case 6 | 7:
            return "nothing to update"
        case 8:
            return wrong_choices(data) if kind == COMPLETION else "choices to no completion"
        case 9:
            return wrong_modal(data) if kind in (COMMAND, COMPONENT) else "a form after a form"
        case _:
            return f"answer of type {answer}"


async def body(request: web.Request) -> Data:
    """A payload as JSON, or as a part beside files."""
    if request.content_type == "application/json":
        return dict(await request.json())
    parts: Mapping[str, Any] = await request.post()
    return dict(json.loads(parts["payload_json"]))


def reply(
    data: object, status: int = 200, headers: Mapping[str, str] | None = None
) -> web.Response:
    """JSON as Discord sends it: the type without a charset."""
    found = {**(headers or {}), "Content-Type": "application/json"}
    return web.Response(body=json.dumps(data).encode(), status=status, headers=found)


@asynccontextmanager
async def fake_discord() -> AsyncIterator[FakeDiscord]:
    """The server, on a port of its own."""
    here = FakeDiscord()
    application = web.Application(client_max_size=20_000_000)
    api = "/api/v10"
    routes: list[tuple[str, str, Callable[..., Any]]] = [
        ("GET", "/gateway", here.gateway),
        ("GET", f"{api}/users/@me", here.me),
        ("GET", f"{api}/oauth2/applications/@me", here.application),
        ("GET", f"{api}/gateway/bot", here.gateway_bot),
        ("PUT", f"{api}/applications/{{id}}/commands", here.put_commands),
        ("POST", f"{api}/interactions/{{id}}/{{token}}/callback", here.callback),
        ("POST", f"{api}/webhooks/{{id}}/{{token}}", here.followup),
        ("DELETE", f"{api}/webhooks/{{id}}/{{token}}/messages/@original", here.original),
        ("PATCH", f"{api}/webhooks/{{id}}/{{token}}/messages/@original", here.original),
        ("PUT", f"{api}/channels/{{channel}}/messages/pins/{{message}}", here.pin),
        ("POST", f"{api}/guilds/{{guild}}/scheduled-events", here.make_event),
        ("PATCH", f"{api}/guilds/{{guild}}/scheduled-events/{{event}}", here.change_event),
        ("DELETE", f"{api}/guilds/{{guild}}/scheduled-events/{{event}}", here.change_event),
        ("POST", f"{api}/channels/{{channel}}/messages", here.post),
        ("POST", f"{api}/channels/{{channel}}/threads", here.make_thread),
        ("DELETE", f"{api}/channels/{{channel}}", here.drop_thread),
        ("PATCH", f"{api}/channels/{{channel}}", here.patch_thread),
        ("GET", f"{api}/users/{{id}}", here.person),
        ("POST", f"{api}/users/@me/channels", here.open_dm),
        ("PATCH", f"{api}/channels/{{channel}}/messages/{{message}}", here.edit),
        ("DELETE", f"{api}/channels/{{channel}}/messages/{{message}}", here.edit),
    ]
    for method, path, handler in routes:
        application.router.add_route(method, path, handler)
    runner = web.AppRunner(application)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        here.address = f"http://127.0.0.1:{runner.addresses[0][1]}"
        yield here
    finally:
        await runner.cleanup()
