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

from tests.fakes.discord_limits import walk, wrong_commands, wrong_message, wrong_modal

TOKEN = "MTIz.made.up"  # noqa: S105  # opens this server alone
APPLICATION, GUILD, CHANNEL, MODERATORS = "100", "200", "300", "250"
EPHEMERAL = 1 << 6
Data = dict[str, Any]


@dataclass
class Seen:
    """A message as it stands: who alone sees it ("" for all), its components, its files."""

    id: str
    channel: str
    only: str
    payload: Data
    gone: bool = False

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
    answers: list[Data] = field(default_factory=list)
    answered: asyncio.Event = field(default_factory=asyncio.Event)


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
        self.threads: dict[str, str] = {}
        self.forbid_threads = False
        self.fail_next: list[int] = []
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
        channel = {"id": CHANNEL, "type": 0, "name": "general", "position": 0,
                   "permission_overwrites": [], "nsfw": False, "parent_id": None}  # fmt: skip
        guild = self._guild(GUILD, "Study group", [channel])
        await self.dispatch("GUILD_CREATE", guild)
        self.ready.set()

    def _guild(self, key: str, name: str, channels: list[Data], owner: str = "1") -> Data:
        return {
            "id": key, "name": name, "owner_id": owner,
            "roles": [everyone(), MODERATORS_ROLE],
            "channels": channels, "threads": [], "members": [], "member_count": 5, "emojis": [],
            "features": [], "stickers": [], "presences": [], "voice_states": [], "large": False,
            "stage_instances": [], "guild_scheduled_events": [], "soundboard_sounds": [],
            "preferred_locale": "en-US", "verification_level": 0, "explicit_content_filter": 0,
            "default_message_notifications": 0, "mfa_level": 0, "nsfw_level": 0, "premium_tier": 0,
            "system_channel_flags": 0, "unavailable": False,
        }  # fmt: skip

    async def joins(self, key: str, name: str, owner: str) -> None:
        """Somebody adds the bot to another server."""
        guild = self._guild(key, name, [], owner)
        guild.pop("unavailable")
        await self.dispatch("GUILD_CREATE", guild)

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
        self, kind: int, data: Data, member: str, name: str, permissions: int, place: str = CHANNEL
    ) -> Interaction:
        """Send an interaction and wait for its first answer."""
        one = Interaction(self.fresh(), f"token-{self.fresh()}", member, place)
        self._interactions[one.token] = one
        person = user(member, name)
        sent = {
            "id": one.id, "application_id": APPLICATION, "type": kind, "data": data,
            "guild_id": GUILD, "channel_id": place, "token": one.token, "version": 1,
            "channel": self._channel(place),
            "guild": {"id": GUILD, "features": [], "locale": "en-US"}, "locale": self.locale,
            "member": {
                "user": person, "roles": self.roles.get(member, []),
                "joined_at": "2026-01-01T00:00:00+00:00",
                "deaf": False, "mute": False, "permissions": str(permissions), "flags": 0,
            },
            "app_permissions": str(1 << 11), "entitlements": [], "attachment_size_limit": 10485760,
            "authorizing_integration_owners": {"0": GUILD}, "context": 0,
        }  # fmt: skip
        if kind == 3:
            sent["message"] = self.as_message(self.messages[-1])
        await self.dispatch("INTERACTION_CREATE", sent)
        await asyncio.wait_for(one.answered.wait(), 3)
        return one

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
        if one.answered.is_set():
            wrong = {"message": "Interaction has already been acknowledged.", "code": 40060}
            return reply(wrong, status=400)
        said = await body(request)
        data = said.get("data") or {}
        if said["type"] == 4 and (wrong := wrong_message(data)):
            return self._invalid(wrong)
        if said["type"] == 9 and (wrong := wrong_modal(data)):
            return self._invalid(wrong)
        one.answers.append(said)
        resource: Data = {"type": said["type"]}
        if said["type"] == 4:
            only = one.member if data.get("flags", 0) & EPHEMERAL else ""
            resource["message"] = self.as_message(self._keep(data, one.place, only))
        one.answered.set()
        about = {"id": one.id, "type": 2, "response_message_id": None}
        return reply({"interaction": about, "resource": resource})

    async def followup(self, request: web.Request) -> web.Response:
        one = self._interactions[request.match_info["token"]]
        data = await body(request)
        if wrong := wrong_message(data):
            return self._invalid(wrong)
        only = one.member if data.get("flags", 0) & EPHEMERAL else ""
        one.answers.append({"type": "followup", "data": data})
        return reply(self.as_message(self._keep(data, one.place, only)))

    async def post(self, request: web.Request) -> web.Response:
        if status := self.closed.get(request.match_info["channel"]):
            return refusal(status)
        if self.fail_next:
            status = self.fail_next.pop(0)
            scope = "global" if self.limit_all else "user"
            headers = {"Retry-After": "0.1", "X-RateLimit-Scope": scope} if status == 429 else {}
            if self.limit_all:
                headers["X-RateLimit-Global"] = "true"
            limited = {
                "message": "You are being rate limited.",
                "retry_after": 0.1,
                "global": self.limit_all,
            }
            return reply(limited, status=status, headers=headers)
        data = await body(request)
        if wrong := wrong_message(data):
            return self._invalid(wrong)
        nonce = str(data.get("nonce", ""))
        if nonce and data.get("enforce_nonce") and nonce in self._nonces:
            return reply(self.as_message(self._nonces[nonce]))
        channel = request.match_info["channel"]
        kept = self._keep(data, channel, self.dms.get(channel, ""))
        if nonce:
            self._nonces[nonce] = kept
        return reply(self.as_message(kept))

    async def make_thread(self, request: web.Request) -> web.Response:
        if self.forbid_threads:
            return reply({"message": "Missing Permissions", "code": 50013}, status=403)
        asked = await request.json()
        if not 1 <= len(asked["name"]) <= 100:
            return self._invalid("thread name")
        made = self.fresh()
        self.threads[made] = asked["name"]
        return reply(self._channel(made))

    async def person(self, request: web.Request) -> web.Response:
        return reply(user(request.match_info["id"], "Somebody"))

    async def open_dm(self, request: web.Request) -> web.Response:
        member = str((await request.json())["recipient_id"])
        channel = self.fresh()
        self.dms[channel] = member
        return reply({"id": channel, "type": 1, "recipients": [user(member, "Somebody")]})

    async def patch_thread(self, request: web.Request) -> web.Response:
        channel = request.match_info["channel"]
        asked = await request.json()
        if not 1 <= len(asked.get("name", "x")) <= 100:
            return self._invalid("thread name")
        self.patched[channel] = {**self.patched.get(channel, {}), **asked}
        self.threads[channel] = asked.get("name", self.threads.get(channel, ""))
        return reply(self._channel(channel))

    async def drop_thread(self, request: web.Request) -> web.Response:
        self.threads.pop(request.match_info["channel"], None)
        return reply({})

    def _channel(self, place: str) -> Data:
        if place not in self.threads:
            return {"id": place, "type": 0, "name": "general", "guild_id": GUILD, "position": 0}
        return {
            "id": place, "type": 11, "name": self.threads[place], "guild_id": GUILD,
            "parent_id": CHANNEL, "owner_id": APPLICATION, "member_count": 1, "message_count": 0,
            "thread_metadata": {
                "archived": False, "auto_archive_duration": 10080, "locked": False,
                "archive_timestamp": "2026-01-01T00:00:00+00:00",
            },
        }  # fmt: skip

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
        if self.patched.get(found.channel, {}).get("archived"):
            return reply({"message": "Thread is archived", "code": 50083}, status=400)
        if request.method == "DELETE":
            found.gone = True
            return web.Response(status=204)
        data = await body(request)
        if wrong := wrong_message({"flags": 1 << 15, **data}):
            return self._invalid(wrong)
        found.payload = {**found.payload, **data}
        return reply(self.as_message(found))

    def _message(self, request: web.Request) -> Seen | None:
        wanted = request.match_info["message"]
        return next((m for m in self.messages if m.id == wanted and not m.gone), None)

    def _keep(self, data: Data, channel: str, only: str) -> Seen:
        kept = Seen(self.fresh(), channel, only, data)
        self.messages.append(kept)
        return kept

    def _invalid(self, why: str) -> web.Response:
        self.refused.append(why)
        shape = {"code": 50035, "message": "Invalid Form Body", "errors": {"_": why}}
        return reply(shape, status=400)

    def as_message(self, seen: Seen) -> Data:
        return {
            "id": seen.id, "channel_id": seen.channel, "author": user(APPLICATION, "Parley"),
            "content": "", "timestamp": "2026-01-01T00:00:00+00:00", "edited_timestamp": None,
            "tts": False, "mention_everyone": False, "mentions": [], "mention_roles": [],
            "attachments": [], "embeds": [], "pinned": False, "type": 0,
            "flags": seen.payload.get("flags", 0), "components": [],
        }  # fmt: skip

    def visible(self, member: str) -> list[Seen]:
        """What a member sees in the channel, in order."""
        return [m for m in self.messages if not m.gone and m.only in ("", member)]


def refusal(status: int) -> web.Response:
    if status == 403:
        return reply({"message": "Missing Access", "code": 50001}, status=403)
    return reply({"message": "Unknown Channel", "code": 10003}, status=404)


def user(key: str, name: str) -> Data:
    return {"id": key, "username": name.lower(), "global_name": name, "discriminator": "0",
            "avatar": None}  # fmt: skip


def everyone() -> Data:
    return {"id": GUILD, "name": "@everyone", "permissions": "0", "position": 0, "color": 0,
            "hoist": False, "managed": False, "mentionable": False, "flags": 0,
            "colors": {"primary_color": 0}}  # fmt: skip


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


MODERATORS_ROLE = everyone() | {"id": MODERATORS, "name": "Moderators"}
