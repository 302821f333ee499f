"""Messages and threads of the local server, with the rights that they need."""

import asyncio

from aiohttp import web

from tests.fakes.discord_limits import wrong_message
from tests.fakes.discord_replies import Seen, body, limited, refusal, reply
from tests.fakes.discord_state import State
from tests.fakes.discord_world import (
    ATTACH,
    CONNECT,
    FORUMS,
    GUILD,
    MAKE_THREADS,
    MANAGE_THREADS,
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
)


class Messages(State):
    """What the bot posts, edits, pins and makes."""

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
            return self._denied("post in a locked thread", 160005, "Thread is locked")
        return None

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
        if status := self.too_old.get(found.id):
            words = "Maximum number of edits to messages older than 1 hour reached. Try again later"
            told = {"message": words, "code": 30046, "retry_after": 30.0, "global": False}
            return reply(told, status=status)
        data = await body(request)
        brings = any("filename" in one for one in data.get("attachments") or ())
        if brings and found.channel in self.channels and not self.may(found.channel) & ATTACH:
            return self._denied("attach files", 50013, "Missing Permissions")
        if wrong := wrong_message({"flags": 1 << 15, **data}):
            return self._invalid(wrong)
        found.changed(data)
        return reply(self.as_message(found))

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
        if (asked.get("message") or {}).get("attachments") and not rights & ATTACH:
            return self._denied("attach files", 50013, "Missing Permissions")
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
