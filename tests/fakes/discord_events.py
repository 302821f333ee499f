"""The calendar of the local server."""

from aiohttp import web

from bot.kernel import clock
from tests.fakes.discord_limits import wrong_event, wrong_event_words
from tests.fakes.discord_replies import reply
from tests.fakes.discord_state import State
from tests.fakes.discord_world import APPLICATION, CREATE_EVENTS, GUILD


class Calendar(State):
    """Events, which are planned, run, and are over."""

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
        status, now = found["status"], asked.get("status")
        if status in (3, 4) or (now and (status, now) not in ((1, 2), (1, 4), (2, 3))):
            return self._invalid(f"status {status} to {now}")
        if wrong := wrong_event_words(asked):
            return self._invalid(wrong)
        if "scheduled_start_time" in asked and status != 1:
            return self._invalid("scheduled_start_time of an event that runs")
        found.update(asked)
        return reply(found)
