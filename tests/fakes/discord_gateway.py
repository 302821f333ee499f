"""The gateway of the local server, and what people do there."""

import asyncio
import json
from collections.abc import Sequence
from typing import Any

from aiohttp import WSMsgType, web

from bot.kernel import clock
from tests.fakes.discord_replies import COMPONENT, IN_TIME, Interaction, Seen
from tests.fakes.discord_state import State
from tests.fakes.discord_world import (
    APPLICATION,
    CHANNEL,
    GUILD,
    INVITED,
    Channel,
    Data,
    guild,
    member,
    user,
)

TOKEN = "MTIz.made.up"  # noqa: S105  # opens this server alone


class Gateway(State):
    """Who is connected, and what is told to them."""

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
            "v": 10, "user": me,
            "guilds": [] if self.put_out else [{"id": GUILD, "unavailable": True}],
            "session_id": "s", "resume_gateway_url": address,
            "shard": [0, 1], "application": {"id": self.application_id, "flags": 0},
        }  # fmt: skip
        await self.dispatch("READY", ready)
        if not self.put_out:
            await self.dispatch("GUILD_CREATE", self._guild())
        self.ready.set()

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
        self.put_out = False
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

    async def deletes(self, message: Seen) -> None:
        """Somebody deletes a message."""
        message.gone = True
        about = {"id": message.id, "channel_id": message.channel, "guild_id": GUILD}
        await self.dispatch("MESSAGE_DELETE", about)

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
        one = Interaction(
            self.fresh(), f"token-{self.fresh()}", key, place, kind, begun, data, message
        )
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
        if one.place in self.dms:
            del sent["guild_id"], sent["guild"], sent["member"]
            sent["user"], sent["context"] = about["user"], 1
            sent["channel"] = {"id": one.place, "type": 1, "recipients": [about["user"]]}
        if one.kind == COMPONENT or one.message is not None:
            sent["message"] = self.as_message(one.message or self.messages[-1])
        return sent

    async def again(self) -> None:
        """The last interaction is delivered once more."""
        await self.dispatch("INTERACTION_CREATE", self.last_sent)

    async def writes(
        self,
        member: str,
        name: str,
        content: str,
        place: str = CHANNEL,
        mentions: Sequence[tuple[str, str]] = (),
    ) -> Data:
        """Somebody writes a message, which mentions people by id and name."""
        written = self._written(user(member, name), content, place, mentions)
        await self.dispatch("MESSAGE_CREATE", written)
        return written

    def _written(
        self, person: Data, content: str, place: str, mentions: Sequence[tuple[str, str]]
    ) -> Data:
        about = {"roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "deaf": False,
                 "mute": False, "flags": 0}  # fmt: skip
        return {
            "id": self.fresh(), "channel_id": place, "guild_id": GUILD, "author": person,
            "member": about, "content": content, "timestamp": "2026-01-01T00:00:00+00:00",
            "edited_timestamp": None, "tts": False, "mention_everyone": False,
            "mentions": [user(*one) | {"member": about} for one in mentions],
            "mention_roles": [], "attachments": [], "embeds": [], "pinned": False, "type": 0,
            "components": [], "flags": 0,
        }  # fmt: skip

    async def edits(self, written: Data, content: str = "") -> None:
        """Somebody edits their message; without a content, Discord shows what a link leads to."""
        changed = {"content": content, "edited_timestamp": "2026-01-01T00:01:00+00:00"}
        await self.dispatch("MESSAGE_UPDATE", {**written, **(changed if content else {})})

    async def takes_back(self, written: Data) -> None:
        """Somebody deletes their message."""
        about = {name: written[name] for name in ("id", "channel_id", "guild_id")}
        await self.dispatch("MESSAGE_DELETE", about)
