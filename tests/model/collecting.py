"""A collector of traces, over real sockets, that keeps what it is sent."""

import gzip
from collections.abc import AsyncIterator

import pytest
from aiohttp import web

Got = list[tuple[str, bytes]]


@pytest.fixture
async def collector() -> AsyncIterator[tuple[str, Got]]:
    got: Got = []

    async def take(request: web.Request) -> web.Response:
        body = await request.read()
        packed = request.headers.get("Content-Encoding") == "gzip" and body[:2] == b"\x1f\x8b"
        got.append((request.path, gzip.decompress(body) if packed else body))
        return web.Response(content_type="application/x-protobuf")

    app = web.Application()
    app.router.add_post("/{path:.*}", take)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}", got
    await runner.cleanup()
