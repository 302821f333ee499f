"""How payloads reach the app, by Socket Mode or signed requests, and its acknowledgement.

What is not acknowledged in three seconds has failed: the member sees an error, or an event comes
again.
"""

import asyncio
import hashlib
import hmac
import json
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import uuid4

import aiohttp
from aiohttp import WSMsgType, web

from tests.fakes.slack.calls import Call, Door
from tests.fakes.slack.world import APP, SIGNING_SECRET, Made

if TYPE_CHECKING:
    from tests.fakes.slack.server import FakeSlack

PATIENCE = 3.0
"""Seconds in which the app must acknowledge."""

MOST_SOCKETS = 10
_ANSWERED = {"slash_commands", "interactive"}


@dataclass
class Delivery:
    """A payload on its way: when it was acknowledged, with what, or how it failed."""

    kind: str
    payload: Made
    sent: float = 0.0
    seconds: float | None = None
    answer: Made | None = None
    failed: str = ""
    done: asyncio.Event = field(default_factory=asyncio.Event)

    def settle(self, answer: Made | None, failed: str = "") -> None:
        """The end of it; only the first end counts."""
        if not self.done.is_set():
            self.seconds = time.perf_counter() - self.sent
            self.answer, self.failed = answer, failed
            self.done.set()


class Sockets:
    """The app's websockets, up to ten; any of them gets an envelope."""

    def __init__(self, slack: "FakeSlack") -> None:
        self.slack = slack
        self.open: list[web.WebSocketResponse] = []
        self.silent: set[web.WebSocketResponse] = set()
        self.tickets: set[str] = set()
        self.waiting: dict[str, Delivery] = {}
        self.unknown_acks: list[str] = []
        self.opened = 0
        self._turn = 0

    async def connections_open(self, _: Call) -> Made:
        ticket = uuid4().hex
        self.tickets.add(ticket)
        address = self.slack.address.replace("http", "ws")
        return {"url": f"{address}/link/?ticket={ticket}&app_id={APP}"}

    async def link(self, request: web.Request) -> web.StreamResponse:
        """A websocket, by a ticket that is good once."""
        ticket = request.query.get("ticket", "")
        if ticket not in self.tickets:
            return web.Response(status=403)
        self.tickets.discard(ticket)
        socket = web.WebSocketResponse(autoping=False)
        await socket.prepare(request)
        if len(self.open) >= MOST_SOCKETS:
            await self.bye(socket, "too_many_websockets")
            return socket
        self.open.append(socket)
        self.opened += 1
        hello = {
            "type": "hello", "num_connections": len(self.open),
            "debug_info": {"host": "applink-1", "build_number": 1,
                           "approximate_connection_time": 18060},
            "connection_info": {"app_id": APP},
        }  # fmt: skip
        await socket.send_json(hello)
        self.slack.connected.set()
        try:
            async for message in socket:
                if socket in self.silent:
                    continue
                if message.type is WSMsgType.PING:
                    await socket.pong(message.data)
                elif message.type is WSMsgType.TEXT:
                    self._acknowledged(message.data)
        finally:
            if socket in self.open:
                self.open.remove(socket)
            self.silent.discard(socket)
            if not self.open:
                self.slack.connected.clear()
        return socket

    def _acknowledged(self, data: str) -> None:
        said = json.loads(data)
        delivery = self.waiting.pop(said.get("envelope_id", ""), None)
        if delivery is None:
            self.unknown_acks.append(said.get("envelope_id", ""))
        else:
            delivery.settle(said.get("payload"))

    async def send(self, delivery: Delivery, retry: Made) -> None:
        """One envelope over one of the sockets; waits for nothing."""
        if not self.open:
            delivery.settle(None, "dispatch_failed")
            return
        self._turn += 1
        socket = self.open[self._turn % len(self.open)]
        key = str(uuid4())
        self.waiting[key] = delivery
        envelope = {
            "envelope_id": key, "type": delivery.kind, "payload": delivery.payload,
            "accepts_response_payload": delivery.kind == "slash_commands"
            or delivery.payload.get("type") in ("view_submission", "block_suggestion"), **retry,
        }  # fmt: skip
        text = json.dumps(envelope)
        delivery.sent = time.perf_counter()
        if socket in self.silent:
            return
        try:
            await socket.send_str(text)
            for more in range(1, 1 + self.slack.repeats):  # each over any of the connections
                other = self.open[(self._turn + more) % len(self.open)]
                await other.send_str(text)
        except (ConnectionError, RuntimeError):
            self.waiting.pop(key, None)
            delivery.settle(None, "dispatch_failed")

    async def refresh(self, reason: str = "refresh_requested") -> None:
        """Ask the app to connect anew, as happens every few hours."""
        for socket in list(self.open):
            await self.bye(socket, reason)

    async def bye(self, socket: web.WebSocketResponse, reason: str) -> None:
        """Announce an end (warning), or end a connection a moment later."""
        debug = {"host": "applink-1"}
        await socket.send_json({"type": "disconnect", "reason": reason, "debug_info": debug})
        if reason != "warning":
            if socket in self.open:
                self.open.remove(socket)
            self.slack.later(1.0, socket.close)

    def drop(self, which: int | None = None) -> None:
        """Cut connections without a word: all, or one."""
        for socket in self.open[:] if which is None else [self.open[which]]:
            request = socket._req  # noqa: SLF001  # aiohttp offers no other way to cut a line
            if request is not None and request.transport is not None:
                request.transport.abort()
            self.open.remove(socket)
        if not self.open:
            self.slack.connected.clear()

    def silence(self) -> None:
        """Connections stay open, but nothing goes through them any more."""
        self.silent.update(self.open)


async def deliver(
    slack: "FakeSlack", kind: str, payload: Made, retry: Made | None = None, sign: str = ""
) -> Delivery:
    """Bring one payload to the app and wait for its acknowledgement, three seconds at most."""
    delivery = Delivery(kind, payload, time.perf_counter())
    slack.deliveries.append(delivery)
    if slack.request_url:
        await _over_http(slack, delivery, retry or {}, sign)
    else:
        await slack.sockets.send(delivery, retry or {})
    try:
        left = PATIENCE - (time.perf_counter() - delivery.sent)
        await asyncio.wait_for(delivery.done.wait(), max(left, 0))
    except TimeoutError:
        delivery.settle(None, "operation_timeout")
    if delivery.failed and kind in _ANSWERED:
        slack.troubles.append((payload.get("command") or payload["type"], delivery.failed))
    return delivery


async def _over_http(slack: "FakeSlack", delivery: Delivery, retry: Made, sign: str) -> None:
    """One signed request, as HTTP mode sends it."""
    payload = delivery.payload
    if delivery.kind == "events_api":
        body, kind = json.dumps(payload), "application/json"
    elif delivery.kind == "slash_commands":
        body, kind = urlencode(payload), "application/x-www-form-urlencoded"
    else:
        body = urlencode({"payload": json.dumps(payload)})
        kind = "application/x-www-form-urlencoded"
    moment = int(time.time()) - (600 if sign == "stale" else 0)
    secret = "wrong" if sign == "wrong" else SIGNING_SECRET
    headers = {
        "Content-Type": kind, "X-Slack-Request-Timestamp": str(moment),
        "X-Slack-Signature": signature(secret, moment, body),
        "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
    }  # fmt: skip
    if sign == "none":
        headers.pop("X-Slack-Signature")
    if retry:
        headers["X-Slack-Retry-Num"] = str(retry["retry_attempt"])
        headers["X-Slack-Retry-Reason"] = str(retry["retry_reason"])
    patience = aiohttp.ClientTimeout(total=PATIENCE)
    try:
        url = slack.request_url
        for _ in range(1 + slack.repeats):
            async with slack.session.post(
                url, data=body.encode(), headers=headers, timeout=patience
            ) as response:
                text = await response.text()
                delivery.settle(_said(text), "" if response.status == 200 else
                                f"http_{response.status}")  # fmt: skip
    except TimeoutError:
        delivery.settle(None, "operation_timeout")
    except aiohttp.ClientError:
        delivery.settle(None, "dispatch_failed")


def signature(secret: str, moment: int, body: str) -> str:
    """The v0 signature of a request."""
    base = f"v0:{moment}:{body}".encode()
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


def _said(text: str) -> Made | None:
    if not text:
        return None
    try:
        said: Any = json.loads(text)
    except ValueError:
        return {"text": text}
    return said if isinstance(said, dict) else {"text": text}


def doors(sockets: Sockets) -> dict[str, Door]:
    """Methods that concern connections."""
    return {"apps.connections.open": Door(sockets.connections_open, by="app")}
