"""Interactions of the local server, and who the bot is."""

import asyncio

from aiohttp import web

from tests.fakes.discord_gateway import TOKEN
from tests.fakes.discord_limits import wrong_commands, wrong_message
from tests.fakes.discord_replies import EPHEMERAL, IN_TIME, MODAL, body, reply, wrong_answer
from tests.fakes.discord_state import State
from tests.fakes.discord_world import APPLICATION, Data, user


class Answers(State):
    """How the bot answers, alone or to all."""

    async def me(self, request: web.Request) -> web.Response:
        if request.headers.get("Authorization") != f"Bot {TOKEN}":
            self.turned_away += 1
            return reply({"message": "401: Unauthorized", "code": 0}, status=401)
        return reply(user(APPLICATION, "Parley") | {"bot": True})

    async def application(self, _: web.Request) -> web.Response:
        return reply(
            {
                "id": self.application_id, "name": "Parley", "icon": None, "description": "",
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
        kept = {
            "application_id": self.application_id,
            "version": "1",
            "default_member_permissions": None,
        }
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
        if wrong := wrong_answer(one.kind, said["type"], data, one.data):
            return self._invalid(wrong)
        if said["type"] in (6, 7) and one.kind == MODAL and one.message is None:
            return self._invalid("a form that no component opened updates nothing")
        one.answers.append(said)
        resource: Data = {"type": said["type"]}
        only = one.member if data.get("flags", 0) & EPHEMERAL else ""
        made: str | None = None
        if said["type"] == 4:
            kept = self._keep(data, one.place, only)
            made, resource["message"] = kept.id, self.as_message(kept)
        if said["type"] == 5:
            one.thinking = only
        if said["type"] == 7 and one.message is not None:
            one.message.changed(data)
        one.answered.set()
        about = {"id": one.id, "type": 2, "response_message_id": made}
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

    async def person(self, request: web.Request) -> web.Response:
        return reply(user(request.match_info["id"], "Somebody"))

    async def open_dm(self, request: web.Request) -> web.Response:
        member = str((await request.json())["recipient_id"])
        channel = self.fresh()
        self.dms[channel] = member
        return reply({"id": channel, "type": 1, "recipients": [user(member, "Somebody")]})
