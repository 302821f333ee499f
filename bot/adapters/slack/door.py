"""Where Slack knocks in HTTP mode: what it did not sign is not let in."""

import asyncio
import logging
import re
from collections.abc import Callable, Mapping
from contextlib import suppress

from aiohttp import web
from msgspec import Struct
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_sdk.signature import SignatureVerifier

from bot.adapters.slack.manifest import EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH
from bot.kernel.refusal import Refused

PATIENCE = 2.5
"""Seconds for which what comes too early waits; Slack waits three."""

SSL_CHECK = re.compile(rb"\A(?:token=[^&]*&)?ssl_check=1(?:&token=[^&]*)?\Z")
"""The body by which Slack looks whether an address has a certificate."""

PARTS = ("event", "user", "team", "view", "container", "channel", "message")
"""What holds values of its own in what Slack sends, where it is there."""

log = logging.getLogger(__name__)


class SlackConfig(Struct, frozen=True, kw_only=True):
    """How Slack is reached: by sockets with an `app_token`, else over HTTP with the `secret` that
    signs what it sends. `api` takes the place of Slack's own address; `reading` takes what a
    speaker writes as the speech. One workspace has the bot's `token`; several install Parley by
    `client_id` and `client_secret`, and their tokens are sealed with `key`. `path` is where Parley
    stands on its host, as in /parley."""

    token: str = ""
    app_token: str = ""
    secret: str = ""
    prefix: str = ""
    reading: bool = False
    api: str = ""
    client_id: str = ""
    client_secret: str = ""
    key: str = ""
    path: str = ""


class Door:
    """Where Slack knocks in HTTP mode, and those who install Parley in a workspace; nobody is at
    home before Slack is served."""

    def __init__(self, find_visitor: Callable[[web.Request], str]) -> None:
        """`find_visitor` gives the address of whoever sends a request, for the log."""
        self._find_visitor = find_visitor
        self._bolt: AsyncApp | None = None
        self._verifier: SignatureVerifier | None = None
        self._opened = asyncio.Event()
        self.flow: AsyncOAuthFlow | None = None

    def routes(self, config: SlackConfig) -> tuple[web.RouteDef, ...]:
        """What Slack needs of the console's port."""
        events = (web.post(EVENTS_PATH, self.knock),)
        pages = (web.get(INSTALL_PATH, self.begin), web.get(REDIRECT_PATH, self.back))
        return (*(() if config.app_token else events), *(() if config.token else pages))

    def open(self, bolt: AsyncApp, secret: str) -> None:
        """Somebody is at home, who knows Slack's requests by the `secret` that signs them."""
        self._bolt = bolt
        self._verifier = SignatureVerifier(secret)
        self._opened.set()

    def close(self) -> None:
        """Nobody is at home any more."""
        self._bolt = self.flow = None

    async def begin(self, request: web.Request) -> web.Response:
        """The page that leads to Slack's own, where a workspace is chosen."""
        if self.flow is None:
            return web.Response(status=503)
        asked = await to_bolt_request(request)
        return await to_aiohttp_response(await self.flow.handle_installation(asked))

    async def back(self, request: web.Request) -> web.Response:
        """Back from Slack's page, with what there is to keep."""
        if self.flow is None:
            return web.Response(status=503)
        asked = await to_bolt_request(request)
        try:
            return await to_aiohttp_response(await self.flow.handle_callback(asked))
        except Refused as refused:
            log.warning("an installation was not kept: %s", refused.code)
            return web.Response(status=503, text="Parley could not keep this. Please try again.")

    async def knock(self, request: web.Request) -> web.Response:
        """What Slack sent. What it did not sign is read no further. What comes while Parley starts
        waits a little, for Slack sends a command only once."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._opened.wait(), PATIENCE)
        if self._bolt is None or self._verifier is None:
            return web.Response(status=503)
        body = await request.read()
        if SSL_CHECK.search(body):  # it is not signed, and wants to be answered only
            return web.Response()
        if not _is_signed(self._verifier, body, request.headers):
            log.warning(
                "a request that Slack did not sign was refused: from=%s",
                self._find_visitor(request),
            )
            return web.Response(status=401)
        try:
            asked = await to_bolt_request(request)
        except (ValueError, TypeError, AttributeError, KeyError):
            log.warning("a request that Slack signed cannot be read")
            return web.Response(status=400)
        if not _is_payload(asked.body):
            log.warning("a request that Slack signed is none that Parley knows")
            return web.Response(status=400)
        return await to_aiohttp_response(await self._bolt.async_dispatch(asked))


def _is_signed(verifier: SignatureVerifier, body: bytes, headers: Mapping[str, str]) -> bool:
    try:
        return verifier.is_valid_request(body, dict(headers))
    except (ValueError, TypeError):  # of a time that is none, and of words that are no signature
        return False


def _is_payload(body: object) -> bool:
    """Has it the shape of something that Slack sends?"""
    if not isinstance(body, dict):
        return False
    if body.get("type") == "event_callback" and not isinstance(body.get("event"), dict):
        return False
    return all(isinstance(body.get(name), dict | None) for name in PARTS)
