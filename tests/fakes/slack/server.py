"""The local Slack put together: one server, its workspaces, and everything that happened there."""

import asyncio
import inspect
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

import aiohttp
from aiohttp import web

from tests.fakes.slack import calls, chat, conversations, files, oauth, views, webhooks
from tests.fakes.slack.calls import Call, Door, Failure, Fault
from tests.fakes.slack.sockets import Delivery, Sockets, deliver, doors
from tests.fakes.slack.world import (
    APP,
    APP_TOKEN,
    BOT_TOKEN,
    EVENTS,
    GENERAL,
    SIGNING_SECRET,
    TEAM,
    Channel,
    Made,
    Message,
    Team,
    User,
    fresh,
    study,
    workspace,
)

__all__ = [
    "APP_TOKEN", "BOT_TOKEN", "GENERAL", "SIGNING_SECRET", "TEAM", "FakeSlack", "fake_slack",
]  # fmt: skip
RETRIES = (0.0, 60.0, 300.0)
"""Seconds after which an event that was not acknowledged comes again."""


class FakeSlack:
    """Slack, as far as the app sees it. What tests may set or read stands in the attributes."""

    def __init__(self) -> None:
        self.address = ""
        self.teams: dict[str, Team] = {TEAM: study()}
        self.sockets = Sockets(self)
        self.request_url = ""  # HTTP mode where it is set
        self.connected = asyncio.Event()
        self.events = set(EVENTS.split())  # what the app has subscribed to
        self.home_tab = True
        self.commands: dict[str, bool] = {}  # with should_escape; any is known while empty
        self.shortcuts: set[str] = set()  # by callback id; any is known while empty
        self.revoked_says = ""
        self.processing = 0.0  # seconds until an upload can be shown
        self.posts_a_second = 0.0  # a channel; 0 does not limit
        self.repeats = 0  # times that each payload comes again
        self.retries = RETRIES
        self.faults: list[Fault] = []
        self.calls: list[str] = []
        self.failed: list[tuple[str, str, list[str]]] = []
        self.deliveries: list[Delivery] = []
        self.troubles: list[tuple[str, str]] = []
        self.triggers: dict[str, tuple[str, float, bool]] = {}
        self.hooks: dict[str, webhooks.Hook] = {}
        self.pins: list[tuple[str, str]] = []
        self.canvases: dict[str, str] = {}
        self.codes: dict[str, oauth.Code] = {}
        self.redirect_uri = ""
        self.edits = 0
        self.watchers: list[Callable[[Message], None]] = []
        self.methods: dict[str, Door] = {
            **chat.METHODS, **views.METHODS, **conversations.METHODS, **files.METHODS,
            **oauth.METHODS, **doors(self.sockets), "api.test": Door(_test, by="none"),
        }  # fmt: skip
        self._posted: dict[tuple[str, str], list[float]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self.session: aiohttp.ClientSession

    @property
    def api(self) -> str:
        """Where the Web API stands."""
        return f"{self.address}/api/"

    @property
    def team(self) -> Team:
        """The first workspace."""
        return self.teams[TEAM]

    @property
    def refused(self) -> list[tuple[str, str, list[str]]]:
        """Calls that Slack would refuse whatever its state: bad blocks, views, arguments."""
        return [one for one in self.failed if one[1].startswith(("invalid_", "msg_", "view_too"))
                and one[1] not in ("invalid_auth", "invalid_trigger_id")]  # fmt: skip

    # --- what tests do to it --------------------------------------------------------------------

    def fail(self, method: str, times: int = 1, **how: Any) -> None:
        """The next calls of a method (or pattern) fail: error, status, retry_after, delay, drop,
        lost (done, but the answer never arrives), where (in that channel alone)."""
        self.faults.append(Fault(method, times, **how))

    def next_fault(self, method: str, where: str = "") -> Fault | None:
        return calls.matching(self.faults, method, where) if self.faults else None

    def workspace(self, key: str, name: str) -> Team:
        """Another workspace, in which the app is not installed yet."""
        made = self.teams[key] = workspace(key, name)
        return made

    def person(self, key: str, name: str, team: str = TEAM, **more: Any) -> User:
        """Somebody new, who is in #general."""
        made = self.teams[team].users[key] = User(key, name, **more)
        for channel in self.teams[team].channels.values():
            if channel.name == "general":
                channel.members.add(key)
        return made

    def channel(
        self, name: str, *people: str, kind: str = "channel", bot: bool = True, team: str = TEAM
    ) -> Channel:
        """A new channel with these people, and with the bot or not."""
        there = self.teams[team]
        made = Channel(fresh("C"), name, kind, {*people, *([there.bot] if bot else [])})
        there.channels[made.id] = made
        return made

    # --- payloads -------------------------------------------------------------------------------

    def trigger(self, user: str) -> str:
        """A new trigger_id."""
        key = f"{time.monotonic_ns()}.{TEAM}.{uuid4().hex[:12]}"
        self.triggers[key] = (user, time.monotonic(), False)
        return key

    async def deliver(self, kind: str, payload: Made, sign: str = "") -> Delivery:
        """One command, click or submission."""
        return await deliver(self, kind, payload, sign=sign)

    async def happen(self, team: Team, event: Made, event_id: str = "") -> None:
        """An event; it comes again until it is acknowledged."""
        if not self.subscribed(event):
            return
        payload = {
            "token": "verification", "team_id": team.id, "context_team_id": team.id,
            "context_enterprise_id": None, "api_app_id": APP, "event": event,
            "type": "event_callback", "event_id": event_id or fresh("Ev"),
            "event_time": int(time.time()), "is_ext_shared_channel": False,
            "event_context": "4-" + uuid4().hex,
            "authorizations": [{"enterprise_id": None, "team_id": team.id, "user_id": team.bot,
                                "is_bot": True, "is_enterprise_install": False}],
        }  # fmt: skip
        first = await deliver(self, "events_api", payload)
        if first.failed:
            self.later(0, lambda: self._again(payload, first.failed))

    async def _again(self, payload: Made, why: str) -> None:
        for attempt, pause in enumerate(self.retries, 1):
            await asyncio.sleep(pause)
            reason = "timeout" if why == "operation_timeout" else "http_error"
            retry = {"retry_attempt": attempt, "retry_reason": reason}
            again = await deliver(self, "events_api", payload, retry)
            if not again.failed:
                return

    def subscribed(self, event: Made) -> bool:
        """Does the app get events like this one?"""
        kind = event["type"]
        if kind == "message":
            rooms = {"channel": "channels", "group": "groups", "im": "im", "mpim": "mpim"}
            return f"message.{rooms[event['channel_type']]}" in self.events
        return kind in self.events

    # --- what happens inside --------------------------------------------------------------------

    def posted(self, message: Message) -> None:
        for watch in self.watchers:
            watch(message)

    def pace(self, team: str, channel: str) -> None:
        """Raises Failure (ratelimited) where a channel gets messages too fast."""
        if not self.posts_a_second:
            return
        now = time.monotonic()
        recent = [t for t in self._posted.get((team, channel), []) if now - t < 1]
        if len(recent) >= self.posts_a_second:
            raise Failure("ratelimited")
        self._posted[(team, channel)] = [*recent, now]

    def later(self, pause: float, do: Callable[[], Any]) -> None:
        """Do something after a while; at once for 0 where it need not wait."""

        async def run() -> None:
            await asyncio.sleep(pause)
            found = do()
            if inspect.isawaitable(found):
                await found

        if pause == 0 and not inspect.iscoroutinefunction(do):
            found = do()
            if not inspect.isawaitable(found):
                return
            task = asyncio.ensure_future(_finish(found))
        else:
            task = asyncio.ensure_future(run())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


async def _finish(found: Any) -> None:
    await found


async def _test(call: Call) -> Made:
    return {"args": {k: v for k, v in call.given.items() if k != "token"}}


@asynccontextmanager
async def fake_slack() -> AsyncIterator[FakeSlack]:
    """The server, on a port of its own."""
    here = FakeSlack()
    application = web.Application(client_max_size=50_000_000)

    def bound(do: Callable[..., Any]) -> Callable[..., Any]:
        async def handler(request: web.Request) -> web.StreamResponse:
            return await do(here, request)  # type: ignore[no-any-return]

        return handler

    for verb in ("GET", "POST"):
        application.router.add_route(verb, "/api/{method}", bound(calls.handle))
    application.router.add_post("/actions/{team}/{key}", bound(webhooks.answer))
    application.router.add_post("/upload/v1/{team}/{file}", bound(files.put))
    application.router.add_put("/upload/v1/{team}/{file}", bound(files.put))
    application.router.add_get("/oauth/v2/authorize", bound(oauth.authorize))
    for path in ("/files-pri/{file}/{name}", "/files-pri/{file}/download/{name}"):
        application.router.add_get(path, bound(files.download))
    application.router.add_get("/link/", here.sockets.link)
    runner = web.AppRunner(application, shutdown_timeout=0.2, access_log=None)
    await runner.setup()
    here.session = aiohttp.ClientSession()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        here.address = f"http://127.0.0.1:{runner.addresses[0][1]}"
        yield here
    finally:
        await here.close()
        await here.session.close()
        here.sockets.drop()
        await runner.cleanup()
