"""Opens the console on its address, and closes it without losing an answer."""

import errno
import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from aiohttp import web
from msgspec import Struct

from bot.adapters.web import rows as console
from bot.adapters.web.completing import complete
from bot.adapters.web.config import BODY_LIMIT, ConsoleConfig
from bot.adapters.web.console import COMMUNITY, CONSOLE, LOBBY, Console, ConsoleFace
from bot.adapters.web.door import add_headers, guard
from bot.adapters.web.joining import join
from bot.adapters.web.page import healthz, page, static
from bot.adapters.web.refusals import ConsoleRefusal
from bot.adapters.web.rooms import get_file, get_picture, open_room, posts, rooms
from bot.adapters.web.saying import say
from bot.adapters.web.stream import socket
from bot.app import App
from bot.kernel import clock
from bot.kernel.refusal import Refused
from bot.store.database import Database

GRACE = 5.0
"""Seconds that answers in flight have when the console stops; later ones are interrupted."""

CLOSING = 3.0
"""Seconds that open requests and sockets have after that."""

ROUTES = (
    web.get("/", page),
    web.get("/static/{name}", static),
    web.get("/healthz", healthz),
    web.post("/api/join", join),
    web.post("/api/say", say),
    web.get("/api/socket", socket),
    web.get("/api/complete", complete),
    web.get("/api/rooms", rooms),
    web.post("/api/rooms", open_room),
    web.get("/api/posts", posts),
    web.get("/api/picture/{id}", get_picture),
    web.get("/api/file/{id}", get_file),
)


class Listening(Struct, frozen=True):
    """Where the console was bound: its port, and the address to open in a browser."""

    port: int
    address: str


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
    runner = web.AppRunner(_application(here, more), access_log=None, shutdown_timeout=CLOSING)
    await runner.setup()
    try:
        await db.change(console.open_room(LOBBY, clock.now()))
        left = await console.waiting(db)  # before anybody can send more
        await _bind(runner, config)
        await here.answering.apologise(left, clock.now())
        port = int(runner.addresses[0][1])
        with app.parts.rooms.served(COMMUNITY, ConsoleFace(here)):
            yield Listening(port, config.address(port))
    finally:
        for site in runner.sites:
            await site.stop()
        await here.answering.finish(GRACE)
        here.live.close()
        await runner.cleanup()


def _application(here: Console, more: Sequence[web.RouteDef]) -> web.Application:
    application = web.Application(middlewares=[guard], client_max_size=BODY_LIMIT)
    application[CONSOLE] = here
    application.add_routes((*ROUTES, *more))
    application.on_response_prepare.append(add_headers)
    return application


async def _bind(runner: web.AppRunner, config: ConsoleConfig) -> None:
    site = web.TCPSite(runner, config.host or None, config.port)
    try:
        await site.start()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            other = config.port % 65535 + 1
            raise Refused(ConsoleRefusal.PORT_IN_USE, port=config.port, other=other) from error
        why = (
            os.strerror(error.errno)
            if error.errno and error.errno > 0
            else "there is no such address"
        )
        raise Refused(
            ConsoleRefusal.ADDRESS_UNUSABLE, host=config.host, port=config.port, why=why
        ) from error
