"""A local server that speaks enough of Discord: the gateway over a websocket, REST beside it.

It refuses what Discord refuses, with its error shapes, and can drop the connection.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from tests.fakes.discord_answers import Answers
from tests.fakes.discord_events import Calendar
from tests.fakes.discord_gateway import TOKEN, Gateway
from tests.fakes.discord_replies import Interaction, Seen
from tests.fakes.discord_rooms import Messages
from tests.fakes.discord_world import APPLICATION, CHANNEL, GUILD, MODERATORS

__all__ = [
    "APPLICATION", "CHANNEL", "GUILD", "MODERATORS", "TOKEN", "FakeDiscord", "Interaction", "Seen",
    "fake_discord",
]  # fmt: skip


class FakeDiscord(Gateway, Answers, Messages, Calendar):
    """One server with one channel at first, and everything the bot did there."""


def _breaking(here: FakeDiscord) -> Middleware:
    """Breaks connections while the server is away."""

    @web.middleware
    async def broken(request: web.Request, handler: Handler) -> web.StreamResponse:
        if here.away and "/channels" in request.path:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        return await handler(request)

    return broken


@asynccontextmanager
async def fake_discord(port: int = 0) -> AsyncIterator[FakeDiscord]:
    """The server, on a port of its own, or the one named."""
    here = FakeDiscord()
    application = web.Application(client_max_size=20_000_000, middlewares=[_breaking(here)])
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
    runner = web.AppRunner(application, shutdown_timeout=0.2, access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", port)
        await site.start()
        here.address = f"http://127.0.0.1:{runner.addresses[0][1]}"
        yield here
    finally:
        await runner.cleanup()
