"""What the local server keeps and sends back: messages, interactions, errors in its shapes."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.fakes.discord_limits import walk, wrong_choices, wrong_message, wrong_modal
from tests.fakes.discord_world import Data

EPHEMERAL = 1 << 6
COMMAND, COMPONENT, COMPLETION, MODAL = 2, 3, 4, 5
"""Kinds of interaction."""

IN_TIME = 3.0
"""Seconds in which the first answer to an interaction must come."""


@dataclass
class Seen:
    """A message as it stands: who alone sees it ("" for all), its components, its files."""

    id: str
    channel: str
    only: str
    payload: Data
    gone: bool = False
    edits: int = 0

    def changed(self, data: Data) -> None:
        """It is edited; who sees it stays as it was."""
        flags = self.payload.get("flags", 0) & EPHEMERAL | data.get("flags", 0)
        self.payload = {**self.payload, **data, "flags": flags}
        self.edits += 1

    @property
    def words(self) -> str:
        parts = walk(self.payload.get("components", ()))
        return "\n".join(str(p.get("content") or p.get("label") or "") for p in parts)


@dataclass
class Interaction:
    """One that was sent to the bot, and how it was answered."""

    id: str
    token: str
    member: str
    place: str
    kind: int
    sent: float
    data: Data
    message: Seen | None = None
    answers: list[Data] = field(default_factory=list)
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    thinking: str | None = None
    """Who alone sees the answer that was put off; None once it has come."""
    original: Seen | None = None
    """The answer that came by an edit of the one that was put off."""


def refusal(status: int) -> web.Response:
    if status == 403:
        return reply({"message": "Missing Access", "code": 50001}, status=403)
    return reply({"message": "Unknown Channel", "code": 10003}, status=404)


def limited(seconds: float, *, everything: bool) -> web.Response:
    """Too many requests, with the time to wait."""
    told = {
        "message": "You are being rate limited.", "retry_after": seconds, "global": everything
    }  # fmt: skip
    headers = {
        "Retry-After": str(seconds), "Via": "1.1 google",
        "X-RateLimit-Scope": "global" if everything else "user",
    }  # fmt: skip
    if everything:
        headers["X-RateLimit-Global"] = "true"
    return reply(told, status=429, headers=headers)


def wrong_answer(kind: int, answer: int, data: Data, asked: Data) -> str:
    """What is wrong with a first answer to an interaction that `asked` for it; "" if nothing is."""
    match answer:
        case 4:
            return wrong_message(data) if kind != COMPLETION else "a message to a completion"
        case 5:
            return "" if kind != COMPLETION else "a completion put off"
        case 6 if kind in (COMPONENT, MODAL):
            return ""
        case 7 if kind in (COMPONENT, MODAL):
            return wrong_message({"flags": 1 << 15, **data})
        case 6 | 7:
            return "nothing to update"
        case 8:
            return wrong_choices(data, asked) if kind == COMPLETION else "choices to no completion"
        case 9:
            return wrong_modal(data) if kind in (COMMAND, COMPONENT) else "a form after a form"
        case _:
            return f"answer of type {answer}"


async def body(request: web.Request) -> Data:
    """A payload as JSON, or as a part beside files."""
    if request.content_type == "application/json":
        return dict(await request.json())
    parts: Mapping[str, Any] = await request.post()
    return dict(json.loads(parts["payload_json"]))


def reply(
    data: object, status: int = 200, headers: Mapping[str, str] | None = None
) -> web.Response:
    """JSON as Discord sends it: the type without a charset."""
    found = {**(headers or {}), "Content-Type": "application/json"}
    return web.Response(body=json.dumps(data).encode(), status=status, headers=found)
