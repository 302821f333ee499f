"""Opens the console on its address, and closes it without losing an answer."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial

from aiohttp import web
from msgspec import Struct

from bot.adapters.web import rows as console
from bot.adapters.web.bars import welcome
from bot.adapters.web.binding import bind
from bot.adapters.web.bounds import (
    HEAD_SECONDS,
    bound_connections,
    find_most,
    hurry,
    quieten_accepting,
)
from bot.adapters.web.completing import complete
from bot.adapters.web.config import BODY_LIMIT, ConsoleConfig
from bot.adapters.web.console import COMMUNITY, CONSOLE, LOBBY, Console, ConsoleFace
from bot.adapters.web.door import add_headers, guard
from bot.adapters.web.files import uses
from bot.adapters.web.joining import join
from bot.adapters.web.metrics import add_watching, healthz, metrics, readyz
from bot.adapters.web.page import page, static
from bot.adapters.web.rooms import get_file, get_picture, open_room, posts, rooms
from bot.adapters.web.rows import Waiting
from bot.adapters.web.saying import say
from bot.adapters.web.stream import socket
from bot.app import App
from bot.kernel import clock
from bot.kernel.refusal import Unavailable
from bot.store.database import Database

GRACE = 5.0
"""Seconds that answers in flight have when the console stops; later ones are interrupted."""

CLOSING = 3.0
"""Seconds that open requests and sockets have after that."""

ROUTES = (
    web.get("/", page),
    web.get("/room/{place}", page),
    web.get("/static/{name}", static),
    web.get("/healthz", healthz),
    web.get("/readyz", readyz),
    web.get("/metrics", metrics),
    web.post("/api/join", join),
    web.post("/api/say", say),
    web.post("/api/uses", uses),
    web.get("/api/socket", socket),
    web.get("/api/complete", complete),
    web.get("/api/rooms", rooms),
    web.post("/api/rooms", open_room),
    web.get("/api/welcome", welcome),
    web.get("/api/posts", posts),
    web.get("/api/picture/{id}", get_picture),
    web.get("/api/file/{id}", get_file),
)


class Listening(Struct, frozen=True):
    """Where the console was bound: its port, the address to open on this machine, and those that
    others open."""

    port: int
    address: str
    public: tuple[str, ...] = ()


@asynccontextmanager
async def serve_console(
    app: App, db: Database, config: ConsoleConfig, more: Sequence[web.RouteDef] = ()
) -> AsyncIterator[Listening]:
    """The console, open for as long as the block runs, with `more` that others serve on its port.

    Raises Refused: TOKEN_MISSING, PORT_IN_USE, ADDRESS_UNUSABLE, and what the store raises.
    """
    config.check()
    here = Console.over(app, db, config)
    # Nothing of what people type goes into a log, so there is none of requests.
    runner = web.AppRunner(
        _application(here, more),
        access_log=None,
        shutdown_timeout=CLOSING,
        keepalive_timeout=HEAD_SECONDS,
    )
    await runner.setup()
    if runner.server is not None:
        bound_connections(runner.server, find_most())
    quieten_accepting()
    try:
        left = await console.load_abandoned(db)  # before anybody can send more
        await bind(runner, config.host, config.port)
        await _prepare(here, left)
        port = int(runner.addresses[0][1])
        rooms = app.parts.rooms
        with rooms.served(COMMUNITY, ConsoleFace(here)), rooms.sweeping(here.sweep):
            yield Listening(port, config.address(port), config.public_addresses(port))
    finally:
        for site in runner.sites:
            await site.stop()
        await here.answering.finish(GRACE)
        here.live.close()
        await runner.cleanup()


async def _prepare(here: Console, left: Sequence[Waiting]) -> None:
    """Open the first room, and look after lines that a stop left unanswered; where the store takes
    no writes, as soon as it does."""
    try:
        await here.db.change(console.open_room(LOBBY, clock.now()))
        await here.answering.apologise(left, clock.now())
    except Unavailable:
        here.app.parts.rooms.retry_later("the web", partial(_prepare, here, left))


def _application(here: Console, more: Sequence[web.RouteDef]) -> web.Application:
    application = web.Application(middlewares=[hurry, guard], client_max_size=BODY_LIMIT)
    application[CONSOLE] = here
    add_watching(application, here.app.parts)
    routes = (*ROUTES, *more)
    application.add_routes(routes)
    path = here.config.path
    if path:  # for proxies that pass the whole path on, beside those that cut it
        application.add_routes([_below(path, route) for route in routes])
        application.router.add_get(path, partial(_redirect, f"{path}/"))
    application.on_response_prepare.append(add_headers)
    return application


def _below(path: str, route: web.RouteDef) -> web.RouteDef:
    return web.RouteDef(route.method, path + route.path, route.handler, route.kwargs)


async def _redirect(there: str, _: web.Request) -> web.Response:
    return web.Response(status=308, headers={"Location": there})
