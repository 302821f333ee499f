"""Socket Mode: two connections, each replaced before Slack closes it, and soon after it is lost.

The library closes a socket before it asks for the next, tries a stale address for ever, and notices
some losses late or never (bolt-python #417, #1529); so it only carries what comes here.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from slack_bolt.adapter.socket_mode.async_internals import (
    run_async_bolt_app,
    send_async_response,
)
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack.refusals import SlackRefusal
from bot.kernel.metrics import METER, SLACK_RECONNECTS, SLACK_SOCKETS
from bot.kernel.refusal import Refused, Unavailable

CONNECTIONS = 2
"""While one is replaced, what comes arrives by the other."""

PING = 2.5
"""Seconds between pings; an answer is waited for half as long."""

UNNOTICED = 4 * PING
"""Seconds for which a connection may be dead before that is noticed, and some more."""

LOOK = 0.2
"""Seconds between two looks at whether a connection still stands."""

CONNECTING = 10.0
PAUSES = (0.1, 1.0, 3.0, 10.0, 30.0)
"""Seconds before another try; the last again and again."""

DRAINING = 1.0
"""Seconds in which what came by an old connection is acknowledged by it."""

log = logging.getLogger(__name__)
_quiet = logging.getLogger("bot.adapters.slack.library")
_quiet.setLevel(logging.CRITICAL)  # what it would say is told here, without addresses and traces


class _Socket(SocketModeClient):
    """One connection, until Slack wants another in its place."""

    def __init__(self, token: str, web: AsyncWebClient) -> None:
        super().__init__(
            app_token=token,
            logger=_quiet,
            web_client=web,
            proxy=web.proxy,
            auto_reconnect_enabled=False,
            ping_interval=PING,
        )
        self.proxy = web.proxy  # without one, the library takes that of the environment
        self.over = asyncio.Event()

    async def run_message_listeners(self, message: dict[str, Any], raw_message: str) -> None:
        """Take what came; a word that the connection ends is noted, so that it can be replaced."""
        if message.get("type") == "disconnect":
            log.info("slack wants another connection: %s", message.get("reason"))
            self.over.set()
            return
        await super().run_message_listeners(message, raw_message)

    async def lost(self) -> None:
        """Wait until the connection is to be replaced, or does not stand any more."""
        while not self.over.is_set() and await self.is_connected():
            with suppress(TimeoutError):
                await asyncio.wait_for(self.over.wait(), LOOK)


class Sockets:
    """Keeps connections up for as long as its tasks run."""

    def __init__(
        self,
        bolt: AsyncApp,
        token: str,
        web: AsyncWebClient,
        note: Callable[[Refused | None], object],
        back: Callable[[float], object],
    ) -> None:
        """`note` hears that Slack is reached, or why no connection is to be had; `back`, that one
        which was lost is replaced, and for how many seconds at most something may not have come."""
        self._note = note
        self._back = back
        self._standing = 0
        self._bolt = bolt
        self._token = token
        self._web = web
        self._open: set[_Socket] = set()
        self.up = asyncio.Event()

    async def keep(self, tasks: asyncio.TaskGroup) -> None:
        """Keep one connection up, for ever."""
        before: _Socket | None = None
        lost_at: float | None = None
        tries = 0
        while True:
            here = await self._connected()
            if here is None:
                await asyncio.sleep(PAUSES[min(tries, len(PAUSES) - 1)])
                tries += 1
                continue
            tries = 0
            self.up.set()
            self._note(None)
            self._standing += 1
            METER.count(SLACK_SOCKETS)
            if lost_at is not None:
                self._back(asyncio.get_running_loop().time() - lost_at + UNNOTICED)
            if before is not None:
                METER.count(SLACK_RECONNECTS, "lost" if lost_at is not None else "ended")
                tasks.create_task(self._drained(before))
            try:
                await here.lost()
            finally:
                METER.count(SLACK_SOCKETS, by=-1)
            before = here
            self._standing -= 1
            announced = here.over.is_set() and self._standing  # nothing is lost by it
            lost_at = None if announced else asyncio.get_running_loop().time()

    async def close(self) -> None:
        """Close all connections."""
        for socket in tuple(self._open):
            await self._closed(socket)

    async def _connected(self) -> _Socket | None:
        """A new connection; None where there is none to be had just now."""
        socket = _Socket(self._token, self._web)
        socket.socket_mode_request_listeners.append(self._handler())
        self._open.add(socket)
        try:
            await asyncio.wait_for(_connect(socket), CONNECTING)
        except TimeoutError:
            log.warning("slack cannot be reached by socket; it is tried again")
            await self._closed(socket)
            if not self._open:
                self._note(Unavailable(SlackRefusal.SLACK_NOT_REACHED))
            return None
        return socket

    def _handler(
        self,
    ) -> Callable[[AsyncBaseSocketModeClient, SocketModeRequest], Awaitable[None]]:
        async def handle(client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
            began = asyncio.get_running_loop().time()
            answer = await run_async_bolt_app(self._bolt, request)
            try:
                await send_async_response(client, request, answer, began)
            except (ConnectionError, RuntimeError) as gone:
                log.warning("an acknowledgement did not go out: %s", type(gone).__name__)

        return handle

    async def _drained(self, old: _Socket) -> None:
        await asyncio.sleep(DRAINING)
        await self._closed(old)

    async def _closed(self, old: _Socket) -> None:
        self._open.discard(old)
        await old.close()  # type: ignore[no-untyped-call]  # the library leaves it untyped


async def _connect(socket: _Socket) -> None:
    await socket.connect()  # type: ignore[no-untyped-call]  # the library leaves it untyped
