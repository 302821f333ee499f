"""A light command through the console, beside a bare aiohttp handler of the same request."""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
from aiohttp import web

from bench.speed.timing import percentiles
from bot.adapters.web.config import ConsoleConfig, Pace
from bot.adapters.web.serving import serve_console
from bot.assembly import open_parley

TIMES = 300
FREE = Pace(burst=1e9, per_second=1e9)


def measure() -> dict[str, float]:
    """Microseconds at the 50th and 95th percentile, and ratios of the 50th."""
    bare = asyncio.run(_bare())
    stored, answered = asyncio.run(_ours())
    found = {"bare aiohttp": bare, "line on disk": stored, "answer on the socket": answered}
    figures = {f"{name}, {p} us": v for name, both in found.items()
               for p, v in zip(("p50", "p95"), both, strict=True)}  # fmt: skip
    return {
        **figures,
        "line on disk over bare": stored[0] / bare[0],
        "answer over bare": answered[0] / bare[0],
        "answer less bare, us": answered[0] - bare[0],
    }


async def _bare() -> tuple[float, float]:
    async def echo(request: web.Request) -> web.Response:
        return web.json_response({"words": (await request.json())["words"]})

    application = web.Application()
    application.add_routes([web.post("/say", echo)])
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}/say"
    spent = []
    async with aiohttp.ClientSession() as session:
        for _ in range(TIMES):
            start = time.perf_counter()
            async with session.post(address, json={"words": "/help"}) as answer:
                await answer.json()
            spent.append(time.perf_counter() - start)
    await runner.cleanup()
    return percentiles(spent[20:])


async def _ours() -> tuple[tuple[float, float], tuple[float, float]]:
    with tempfile.TemporaryDirectory() as folder:
        config = ConsoleConfig(port=0, sending=FREE, asking=FREE)
        async with (
            open_parley(Path(folder)) as parley,
            serve_console(parley.app, parley.db, config) as console,
            open_tab(console.port) as tab,
        ):
            stored, answered = [], []
            for _ in range(TIMES):
                spent = await tab.say("/article list")
                stored.append(spent[0])
                answered.append(spent[1])
    return percentiles(stored[20:]), percentiles(answered[20:])


class Tab:
    """A member's tab: sends lines, and waits for the answers."""

    def __init__(
        self, session: aiohttp.ClientSession, base: str, socket: aiohttp.ClientWebSocketResponse
    ) -> None:
        self._session, self._base, self._socket = session, base, socket
        self._sent = 0

    async def say(self, words: str, posts: int = 1) -> tuple[float, float]:
        """Seconds until a line is on disk, and until the `posts` that answer it have come."""
        self._sent += 1
        start = time.perf_counter()
        body = {"place": "lobby", "words": words, "nonce": f"nonce-{self._sent:08}"}
        async with self._session.post(f"{self._base}/api/say", json=body) as answer:
            (await answer.json())["number"]
        stored = time.perf_counter() - start
        while True:
            post = await self._socket.receive_json()
            posts -= post.get("type") == "post" and not post["author"]
            if not posts:
                return stored, time.perf_counter() - start


@asynccontextmanager
async def open_tab(port: int) -> AsyncIterator[Tab]:
    """A tab of a running console, joined by a member who is an admin there."""
    base = f"http://127.0.0.1:{port}"
    async with aiohttp.ClientSession(headers={"Origin": base}) as session:
        body = {"name": "Alma", "role": "admin"}
        async with session.post(f"{base}/api/join", json=body) as answer:
            key = (await answer.json())["key"]
        session.headers["Authorization"] = f"Bearer {key}"
        async with session.ws_connect(f"{base}/api/socket?place=lobby&after=0") as socket:
            await socket.send_json({"key": key})
            await socket.receive_json()
            yield Tab(session, base, socket)


def one_answer(port: int) -> None:
    """Ask a running console one question, and wait for the answer."""

    async def ask() -> None:
        async with open_tab(port) as tab:
            await tab.say("/ask What is a security guarantee?")

    asyncio.run(ask())
