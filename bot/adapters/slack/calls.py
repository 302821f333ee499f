"""Calls of Slack's Web API: waited for as told, tried again where that cannot do a thing twice."""

import asyncio
import logging
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

TOTAL, CONNECTING = 30, 10
"""Seconds that a call may take, and that connecting may."""

PAUSES = (0.3, 1.0, 3.0)
"""Seconds between tries; after the last it is given up."""

LONGEST_WAIT = 300
"""Seconds that Slack may tell a caller to wait, in all, before it is given up."""

ITS_OWN = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout"})
"""Errors that are Slack's own trouble; what was asked may have been done."""

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})

Answer = Mapping[str, Any]

log = logging.getLogger(__name__)


class CallRefused(Exception):
    """Slack said no, for a reason that asking again does not change."""

    def __init__(self, method: str, error: str, needed: str = "") -> None:
        super().__init__(f"{method}: {error}")
        self.error = error
        self.needed = needed


class Unanswered(Exception):
    """Slack could not be reached, or gave no answer; `perhaps` it was done all the same."""

    def __init__(self, method: str, *, perhaps: bool) -> None:
        super().__init__(method)
        self.perhaps = perhaps


def session() -> aiohttp.ClientSession:
    """The one session for all calls."""
    timeout = aiohttp.ClientTimeout(total=TOTAL, sock_connect=CONNECTING)
    return aiohttp.ClientSession(timeout=timeout)


def client(token: str | None, shared: aiohttp.ClientSession, api: str = "") -> AsyncWebClient:
    """A client with a token. `api` takes the place of Slack's own address."""
    made = AsyncWebClient(
        token=token,
        base_url=api or AsyncWebClient.BASE_URL,
        session=shared,
        timeout=TOTAL,
        retry_handlers=[],
    )
    made.proxy = proxy_for(made.base_url)
    return made


def proxy_for(address: str) -> str | None:
    """The proxy of the environment for an address; none for this machine, and for those excepted.

    The library would send even loopback through it."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if host in LOOPBACK or proxy_bypass(host):
        return None
    scheme = {"wss": "https", "ws": "http"}.get(parts.scheme, parts.scheme)
    return getproxies().get(scheme)


class Calls:
    """Calls with one token."""

    def __init__(self, web: AsyncWebClient) -> None:
        self.web = web

    async def post(self, method: str, *, once: bool = False, **body: object) -> Answer:
        """Call a method with a JSON body. What is to be done `once` is not repeated after a try
        that may have done it. Raises CallRefused, Unanswered."""
        return await self._tried(method, once=once, json=body)

    async def get(self, method: str, **params: object) -> Answer:
        """Ask for something. Raises CallRefused, Unanswered."""
        return await self._tried(method, once=False, http_verb="GET", params=params)

    async def form(self, method: str, **data: object) -> Answer:
        """Call a method that takes no JSON. Raises CallRefused, Unanswered."""
        return await self._tried(method, once=False, data=data)

    async def as_app(self, token: str) -> Answer:
        """An address for a socket, by an app-level token. Raises CallRefused, Unanswered."""
        headers = {"Authorization": f"Bearer {token}"}
        return await self._tried("apps.connections.open", once=False, headers=headers)

    async def _tried(self, method: str, *, once: bool, **call: Any) -> Answer:
        waited = 0.0
        tries = 0
        while True:
            try:
                return await self._called(method, call)
            except _Wait as told:
                waited += told.seconds
                if waited > LONGEST_WAIT:
                    raise Unanswered(method, perhaps=False) from told
                await asyncio.sleep(told.seconds)
            except Unanswered as away:
                if (once and away.perhaps) or tries == len(PAUSES):
                    raise
                await asyncio.sleep(PAUSES[tries])
                tries += 1

    async def _called(self, method: str, call: dict[str, Any]) -> Answer:
        try:
            answer = await self.web.api_call(method, **call)
        except SlackApiError as wrong:
            raise _reason(method, wrong) from wrong
        except aiohttp.ClientConnectorError as away:
            raise Unanswered(method, perhaps=False) from away
        except (aiohttp.ClientError, TimeoutError) as away:
            raise Unanswered(method, perhaps=True) from away
        found = answer.data if isinstance(answer.data, dict) else {}
        return {**found, "headers": answer.headers}


class _Wait(Exception):
    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


def _reason(method: str, wrong: SlackApiError) -> Exception:
    response = wrong.response
    status = int(getattr(response, "status_code", None) or getattr(response, "status", 0) or 0)
    data = getattr(response, "data", None)
    body = data if isinstance(data, dict) else {}
    error = str(body.get("error", ""))
    if status == 429 or error in ("ratelimited", "rate_limited"):
        headers = {k.lower(): v for k, v in dict(getattr(response, "headers", {})).items()}
        return _Wait(max(1.0, _seconds(headers.get("retry-after"))))
    if status >= 500 or not error or error in ITS_OWN:
        return Unanswered(method, perhaps=True)
    messages = (body.get("response_metadata") or {}).get("messages")
    if messages:
        log.warning("slack refused %s: %s %s", method, error, messages[:3])
    return CallRefused(method, error, str(body.get("needed", "")))


def _seconds(told: object) -> float:
    try:
        return float(str(told))
    except ValueError:
        return 1.0
