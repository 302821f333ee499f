"""Calls of Slack's Web API: waited for as told, tried again where that cannot do a thing twice."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Mapping
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
import msgspec
from slack_sdk.web.async_client import AsyncWebClient

from bot.kernel.metrics import METER, PLATFORM_REFUSALS
from bot.kernel.request_counting import count_requests

TOTAL, CONNECTING = 30, 10
"""Seconds that a call may take, and that connecting may."""

PAUSES = (0.3, 1.0, 3.0)
"""Seconds between tries; after the last it is given up."""

LONGEST_WAIT = 300
"""Seconds that Slack may tell a caller to wait, in all, before it is given up."""

ITS_OWN = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout"})
"""Errors that are Slack's own trouble; what was asked may have been done."""

JSON = "application/json; charset=utf-8"
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
    return aiohttp.ClientSession(timeout=timeout, trace_configs=[count_requests("Slack")])


def client(token: str | None, shared: aiohttp.ClientSession, api: str = "") -> AsyncWebClient:
    """A client with a token. `api` takes the place of Slack's own address."""
    client = AsyncWebClient(
        token=token,
        base_url=api or AsyncWebClient.BASE_URL,
        session=shared,
        timeout=TOTAL,
        retry_handlers=[],
    )
    client.proxy = proxy_for(client.base_url)
    return client


def session_of(web: AsyncWebClient) -> aiohttp.ClientSession:
    """The session that a client was given."""
    if web.session is None:
        raise RuntimeError("no session")
    return web.session


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
    """Calls with one token, over the client's session.

    They are made here and not by the library, whose client spends as long on a call as sending it
    takes, and takes its proxy from the environment for loopback, too.
    """

    def __init__(self, web: AsyncWebClient) -> None:
        self.web = web
        self._agent = str(web.headers["User-Agent"])

    async def post(self, method: str, *, once: bool = False, **body: object) -> Answer:
        """Call a method with a JSON body. What is to be done `once` is not repeated after a try
        that may have done it. Raises CallRefused, Unanswered."""
        call = {"data": encode_body(body), "headers": self._headers(JSON)}
        return await self._tried(method, once=once, call=call)

    async def get(self, method: str, **params: object) -> Answer:
        """Ask for something. Raises CallRefused, Unanswered."""
        call = {"params": _plain(params), "headers": self._headers("")}
        return await self._tried(method, once=False, call=call, verb="GET")

    async def pages(self, method: str, **params: object) -> AsyncIterator[Answer]:
        """Ask for a list page by page, as long as there is more. Raises CallRefused, Unanswered."""
        while True:
            answer = await self.get(method, **params)
            yield answer
            cursor = (answer.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return
            params["cursor"] = cursor

    async def form(self, method: str, **data: object) -> Answer:
        """Call a method that takes no JSON. Raises CallRefused, Unanswered."""
        call = {"data": _plain(data), "headers": self._headers("")}
        return await self._tried(method, once=False, call=call)

    async def as_app(self, token: str) -> Answer:
        """An address for a socket, by an app-level token. Raises CallRefused, Unanswered."""
        headers = self._headers("") | {"Authorization": f"Bearer {token}"}
        return await self._tried("apps.connections.open", once=False, call={"headers": headers})

    def _headers(self, kind: str) -> dict[str, str]:
        headers = {"User-Agent": self._agent}
        if self.web.token:
            headers["Authorization"] = f"Bearer {self.web.token}"
        if kind:
            headers["Content-Type"] = kind
        return headers

    async def _tried(
        self, method: str, *, once: bool, call: dict[str, Any], verb: str = "POST"
    ) -> Answer:
        waited = 0.0
        tries = 0
        while True:
            try:
                return await self._called(verb, method, call)
            except _Wait as wait:
                waited += wait.seconds
                if waited > LONGEST_WAIT:
                    raise Unanswered(method, perhaps=False) from wait
                await asyncio.sleep(wait.seconds)
            except Unanswered as away:
                if (once and away.perhaps) or tries == len(PAUSES):
                    raise
                await asyncio.sleep(PAUSES[tries])
                tries += 1

    async def _called(self, verb: str, method: str, call: dict[str, Any]) -> Answer:
        shared = session_of(self.web)
        address = f"{self.web.base_url}{method}"
        try:
            async with shared.request(verb, address, proxy=self.web.proxy, **call) as answer:
                status, headers = answer.status, answer.headers
                body = _read(await answer.read())
        except aiohttp.ClientConnectorError as away:
            raise Unanswered(method, perhaps=False) from away
        except (aiohttp.ClientError, TimeoutError) as away:
            raise Unanswered(method, perhaps=True) from away
        if status == 200 and body.get("ok"):
            return {**body, "headers": headers}
        raise _reason(method, status, headers, body)


def encode_body(body: Mapping[str, object]) -> bytes:
    """A body as JSON. A name may hold half of a character, which only the slower way takes."""
    try:
        return msgspec.json.encode(body, enc_hook=_as_words)
    except UnicodeEncodeError:
        return json.dumps(body).encode()


def _as_words(value: object) -> str:
    """A message of ours as its words. Raises TypeError for what is no words."""
    if isinstance(value, str):
        return str(value)
    raise TypeError(f"no JSON is made of {type(value)}")


def _plain(values: Mapping[str, object]) -> dict[str, str]:
    """Values as a query or a form takes them."""
    words_by_name: dict[str, str] = {}
    for name, value in values.items():
        if isinstance(value, bool):
            words_by_name[name] = "1" if value else "0"
        elif value is not None:
            words_by_name[name] = str(value)
    return words_by_name


def _read(answer: bytes) -> Mapping[str, Any]:
    """The object that was answered; nothing where it is none."""
    try:
        content = json.loads(answer)
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}


class _Wait(Exception):
    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


def _reason(
    method: str, status: int, headers: Mapping[str, str], body: Mapping[str, Any]
) -> Exception:
    error = str(body.get("error", ""))
    if status < 500:
        METER.count(PLATFORM_REFUSALS, "Slack", error[:60] or str(status))
    if status == 429 or error in ("ratelimited", "rate_limited"):
        return _Wait(max(1.0, _seconds(headers.get("Retry-After"))))
    if status >= 500 or not error or error in ITS_OWN:
        return Unanswered(method, perhaps=True)
    messages = (body.get("response_metadata") or {}).get("messages")
    if messages:
        log.warning("slack refused %s: %s %s", method, error, messages[:3])
    return CallRefused(method, error, str(body.get("needed", "")))


def _seconds(header: object) -> float:
    try:
        return float(str(header))
    except ValueError:
        return 1.0
