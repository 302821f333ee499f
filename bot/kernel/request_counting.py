"""Counts the requests that go to a platform, by how they end."""

from types import SimpleNamespace

import aiohttp

from bot.kernel.metrics import METER, PLATFORM_REQUESTS

TOO_MANY = 429


def count_requests(platform: str) -> aiohttp.TraceConfig:
    """What makes a client session of aiohttp count its requests to a platform."""

    async def ended(
        _: aiohttp.ClientSession, __: SimpleNamespace, params: aiohttp.TraceRequestEndParams
    ) -> None:
        METER.count(PLATFORM_REQUESTS, platform, name_outcome(params.response.status))

    async def failed(
        _: aiohttp.ClientSession, __: SimpleNamespace, ___: aiohttp.TraceRequestExceptionParams
    ) -> None:
        METER.count(PLATFORM_REQUESTS, platform, "unreachable")

    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(ended)
    trace.on_request_exception.append(failed)
    return trace


def name_outcome(status: int) -> str:
    """The class of a status, such as 2xx; 429 for itself."""
    return str(TOO_MANY) if status == TOO_MANY else f"{status // 100}xx"
