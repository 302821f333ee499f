"""How many connections the console holds, and for how long it waits for what was not sent."""

import asyncio
import errno
import logging
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from aiohttp import web
from aiohttp.typedefs import Handler

if sys.platform != "win32":
    import resource

HEAD_SECONDS = 30.0
"""Seconds for which a connection may be idle, or half a request's head be missing."""

BODY_SECONDS = 60.0
"""Seconds in which the body of a request must be there."""

MOST = 2000
"""Connections at once."""

MOST_EACH = 400
"""Connections from one address; a school or a proxy may be behind it."""

KEPT_FREE = 24
"""Descriptors that are left for the store, platforms and the reading of files."""

FEWEST = 8

SAID_EVERY = 60.0
"""Seconds between two lines in the log that connections were turned away."""

_NO_DESCRIPTORS = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)

log = logging.getLogger(__name__)


class SeldomWarning:
    """Says how often something happened, in one line a minute."""

    def __init__(self, words: str, time: Callable[[], float]) -> None:
        self._words, self._time = words, time
        self._count, self._next = 0, 0.0

    def note(self) -> None:
        """It happened once more."""
        self._count += 1
        if self._time() >= self._next:
            log.warning(self._words, self._count)
            self._count, self._next = 0, self._time() + SAID_EVERY


def find_most() -> int:
    """Connections at once for which this process has descriptors."""
    if sys.platform == "win32":
        return MOST
    allowed, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if allowed == resource.RLIM_INFINITY:
        return MOST
    used = KEPT_FREE
    with suppress(OSError):
        used = len(list(Path("/proc/self/fd").iterdir()))
    return max(FEWEST, min(MOST, allowed - used - KEPT_FREE))


def bound_connections(server: web.Server, most: int, each: int = MOST_EACH) -> None:
    """Turn away connections beyond so many, in all and from one address."""
    loop = asyncio.get_running_loop()
    turned_away = SeldomWarning("connections were turned away: %d", loop.time)
    accept, forget = server.connection_made, server.connection_lost
    addresses: dict[object, object] = {}
    by_address: Counter[object] = Counter()

    def connection_made(handler: Any, transport: asyncio.Transport) -> None:
        accept(handler, transport)
        address = (transport.get_extra_info("peername") or ("",))[0]
        addresses[handler] = address
        by_address[address] += 1
        if len(addresses) > most or by_address[address] > each:
            turned_away.note()
            # Not at once: aiohttp begins to serve a connection before it can lose it.
            loop.call_soon(loop.call_soon, transport.abort)

    def connection_lost(handler: Any, exc: BaseException | None = None) -> None:
        forget(handler, exc)
        address = addresses.pop(handler, None)
        by_address[address] -= 1
        if by_address[address] <= 0:
            del by_address[address]

    server.connection_made = connection_made  # type: ignore[method-assign]
    server.connection_lost = connection_lost  # type: ignore[method-assign]


def quieten_accepting() -> None:
    """Say in one line a minute, not hundreds a second, that descriptors have run out."""
    loop = asyncio.get_running_loop()
    exhausted = SeldomWarning("no descriptors are left for connections: %d", loop.time)

    def handle(loop: asyncio.AbstractEventLoop, context: Mapping[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, OSError) and error.errno in _NO_DESCRIPTORS and "socket" in context:
            exhausted.note()
        else:
            loop.default_exception_handler(dict(context))

    loop.set_exception_handler(handle)


@web.middleware
async def hurry(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Wait for a body no longer than `BODY_SECONDS`."""
    if not request.can_read_body:
        return await handler(request)

    def give_up() -> None:
        if not request.content.is_eof():
            request.content.set_exception(web.HTTPRequestTimeout())
            if request.transport is not None:
                request.transport.close()

    waiting = asyncio.get_running_loop().call_later(BODY_SECONDS, give_up)
    try:
        return await handler(request)
    finally:
        waiting.cancel()
