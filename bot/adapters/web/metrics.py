"""For those who watch Parley: whether it lives, whether it is ready, and what it counted."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

from aiohttp import web

from bot.adapters.web.binding import bind
from bot.adapters.web.console import CONSOLE, key_of
from bot.adapters.web.joining import build_token_refusal
from bot.kernel.gauging import Gauge, read_gauges
from bot.kernel.parts import Parts
from bot.kernel.permission import Role
from bot.kernel.reader import ENGLISH
from bot.kernel.readiness import Readiness
from bot.kernel.refusal import sentence

READINESS = web.AppKey("readiness", Readiness)
PARTS = web.AppKey("parts", Parts)


async def healthz(_: web.Request) -> web.Response:
    """GET /healthz: Parley lives, and its event loop turns."""
    return web.json_response({"status": "ok"})


async def readyz(request: web.Request) -> web.Response:
    """GET /readyz: {ready, problems: [{about, code, sentence}]}; 503 where there are any."""
    troubles = await request.app[READINESS].look()
    problems = [
        {"about": about, "code": str(trouble.code), "sentence": ENGLISH.word(sentence(trouble))}
        for about, trouble in troubles.items()
    ]
    body = {"ready": not problems, "problems": problems}
    return web.json_response(body, status=503 if problems else 200)


async def metrics(request: web.Request) -> web.Response:
    """GET /metrics on the console's port, for who has the admin token. Raises Refused (TOKEN_WRONG,
    TOO_MANY_TRIES, TOO_FAST)."""
    here = request.app[CONSOLE]
    token = key_of(request)
    if here.config.guarded and here.config.admits(token) is not Role.ADMIN:
        raise build_token_refusal(request, token)
    return await _write_metrics(request)


async def _write_metrics(request: web.Request) -> web.Response:
    parts = request.app[PARTS]
    gauges = await read_gauges(parts, await request.app[READINESS].look())
    # Loaded when it is first asked for: it takes as long as a twentieth of a start.
    expose = await asyncio.to_thread(_load_expose)
    words, kind = expose(gauges)
    return web.Response(body=words, headers={"Content-Type": kind})


def _load_expose() -> Callable[[Sequence[Gauge]], tuple[bytes, str]]:
    from bot.adapters.web.exposition import expose

    return expose


@asynccontextmanager
async def serve_metrics(parts: Parts, host: str, port: int) -> AsyncIterator[int]:
    """A port of their own for those who watch, without a token, for as long as the block runs;
    gives the port. Raises Refused (PORT_IN_USE, ADDRESS_UNUSABLE)."""
    watched = web.Application()
    add_watching(watched, parts)
    routes = (("/healthz", healthz), ("/readyz", readyz), ("/metrics", _write_metrics))
    watched.add_routes([web.get(path, handler) for path, handler in routes])
    runner = web.AppRunner(watched, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await bind(runner, host, port, "PARLEY_METRICS_PORT")
        yield int(runner.addresses[0][1])
    finally:
        await runner.cleanup()


def add_watching(application: web.Application, parts: Parts) -> None:
    """Give an application what the handlers here work with."""
    application[PARTS] = parts
    application[READINESS] = Readiness(parts)
