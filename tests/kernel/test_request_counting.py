"""Requests to a platform are counted by how they end: a real server answers, or none does."""

import socket

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.kernel.metrics import METER, PLATFORM_REQUESTS
from bot.kernel.request_counting import count_requests


@pytest.mark.parametrize(
    ("status", "outcome"), [(200, "2xx"), (204, "2xx"), (403, "4xx"), (429, "429"), (503, "5xx")]
)
async def test_an_answer_counts_by_its_status(status: int, outcome: str) -> None:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(status=status)

    application = web.Application()
    application.router.add_get("/", answer)
    before = METER.value(PLATFORM_REQUESTS, "Test", outcome)
    async with (
        TestServer(application) as server,
        aiohttp.ClientSession(trace_configs=[count_requests("Test")]) as session,
    ):
        await (await session.get(server.make_url("/"))).read()

    assert METER.value(PLATFORM_REQUESTS, "Test", outcome) == before + 1


async def test_nobody_answering_counts_as_unreachable() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    before = METER.value(PLATFORM_REQUESTS, "Test", "unreachable")
    async with aiohttp.ClientSession(trace_configs=[count_requests("Test")]) as session:
        with pytest.raises(aiohttp.ClientConnectorError):
            await session.get(f"http://127.0.0.1:{port}/")

    assert METER.value(PLATFORM_REQUESTS, "Test", "unreachable") == before + 1
