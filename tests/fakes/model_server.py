"""A server that speaks as OpenAI’s and Anthropic’s do, over real sockets; it misbehaves on command.

A test hands it replies in order (`will`), or a function that answers each question (`answers`).
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from aiohttp import web

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request as it came in. `api` is openai or anthropic; `form` is native or tool."""

    api: str
    form: str
    streamed: bool
    instructions: str
    request: str
    body: Json
    key: str


@dataclass(frozen=True, slots=True)
class Says:
    """Fills in the shape asked for, in pieces of so many characters when it streams."""

    value: object
    piece: int = 12
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Raw:
    """Gives these characters where JSON of the shape should be."""

    words: str


@dataclass(frozen=True, slots=True)
class Status:
    """Refuses with an HTTP status."""

    code: int
    headers: tuple[tuple[str, str], ...] = ()
    words: str = "it went wrong"


@dataclass(frozen=True, slots=True)
class Slow:
    """Waits before it gives another reply; with `between`, before each piece of a stream."""

    seconds: float
    then: "Reply"
    between: float = 0.0


@dataclass(frozen=True, slots=True)
class Cut:
    """Drops the connection after so many characters of the answer."""

    value: object
    after: int


@dataclass(frozen=True, slots=True)
class Page:
    """Answers with a web page, as a proxy in between might."""

    words: str = "<html><body>Bad gateway</body></html>"


@dataclass(frozen=True, slots=True)
class Bytes:
    """Answers with these bytes, whatever they are, as JSON."""

    body: bytes


Reply = Says | Raw | Status | Slow | Cut | Page | Bytes
Answer = Callable[[Asked], Reply]


@dataclass(slots=True)
class ModelServer:
    """The server while it runs."""

    address: str = ""
    asked: list[Asked] = field(default_factory=list)
    answers: Answer | None = None
    _next: list[Reply] = field(default_factory=list)

    def will(self, *replies: Reply) -> None:
        """Give these replies to the next requests."""
        self._next += replies

    def always(self, reply: Reply) -> None:
        """Give this reply to every request."""
        self.answers = lambda _: reply

    def reply(self, asked: Asked) -> Reply:
        self.asked.append(asked)
        if self._next:
            return self._next.pop(0)
        if self.answers is None:
            raise AssertionError("nobody said what to answer")
        return self.answers(asked)


@asynccontextmanager
async def running() -> AsyncIterator[ModelServer]:
    """Serve on a port of loopback for as long as the block runs."""
    server = ModelServer()
    app = web.Application(client_max_size=10_000_000)
    app.router.add_post("/v1/chat/completions", partial(_openai, server))
    app.router.add_post("/v1/messages", partial(_anthropic, server))
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    server.address = f"http://{host}:{port}"
    try:
        yield server
    finally:
        await runner.cleanup()


# --- OpenAI's chat completions ----------------------------------------------------------------


async def _openai(server: ModelServer, request: web.Request) -> web.StreamResponse:
    body = await request.json()
    told = [m for m in body["messages"] if m["role"] in ("system", "developer")]
    users = [m for m in body["messages"] if m["role"] == "user"]
    asked = Asked(
        api="openai",
        form="tool" if body.get("tools") else "native",
        streamed=bool(body.get("stream")),
        instructions="\n".join(_text(m["content"]) for m in told),
        request="\n".join(_text(m["content"]) for m in users),
        body=body,
        key=request.headers.get("Authorization", ""),
    )
    return await _answer(server.reply(asked), asked, request, _openai_whole, _openai_pieces)


def _openai_whole(asked: Asked, words: str, counted: bool) -> Json:
    if asked.form == "tool":
        name = asked.body["tools"][0]["function"]["name"]
        call = {"id": "c1", "type": "function", "function": {"name": name, "arguments": words}}
        message: Json = {"role": "assistant", "content": None, "tool_calls": [call]}
    else:
        message = {"role": "assistant", "content": words}
    end = "tool_calls" if asked.form == "tool" else "stop"
    whole = {
        "id": "r1",
        "object": "chat.completion",
        "created": 1,
        "model": asked.body["model"],
        "choices": [{"index": 0, "finish_reason": end, "message": message}],
    }
    if counted:
        whole["usage"] = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}
    return whole


def _openai_pieces(asked: Asked, pieces: Iterable[str]) -> list[str]:
    def chunk(delta: Json, end: str | None = None) -> str:
        choices = [{"index": 0, "delta": delta, "finish_reason": end}]
        return _event({**_openai_chunk(asked), "choices": choices})

    sent = []
    for number, piece in enumerate(pieces):
        if asked.form == "tool":
            function: Json = {"arguments": piece}
            call: Json = {"index": 0, "function": function}
            if number == 0:
                function["name"] = asked.body["tools"][0]["function"]["name"]
                call |= {"id": "c1", "type": "function"}
            sent.append(chunk({"role": "assistant", "tool_calls": [call]}))
        else:
            sent.append(chunk({"role": "assistant", "content": piece}))
    sent.append(chunk({}, "tool_calls" if asked.form == "tool" else "stop"))
    usage = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}
    sent.append(_event({**_openai_chunk(asked), "choices": [], "usage": usage}))
    return [*sent, "data: [DONE]\n\n"]


def _openai_chunk(asked: Asked) -> Json:
    model = asked.body["model"]
    return {"id": "r1", "object": "chat.completion.chunk", "created": 1, "model": model}


# --- Anthropic's messages ---------------------------------------------------------------------


async def _anthropic(server: ModelServer, request: web.Request) -> web.StreamResponse:
    body = await request.json()
    asked = Asked(
        api="anthropic",
        form="tool" if body.get("tools") else "native",
        streamed=bool(body.get("stream")),
        instructions=_text(body.get("system", "")),
        request="\n".join(_text(m["content"]) for m in body["messages"]),
        body=body,
        key=request.headers.get("Authorization", ""),
    )
    return await _answer(server.reply(asked), asked, request, _anthropic_whole, _anthropic_pieces)


def _anthropic_message(asked: Asked, content: list[Json], end: str | None) -> Json:
    return {
        "id": "m1",
        "type": "message",
        "role": "assistant",
        "model": asked.body["model"],
        "content": content,
        "stop_reason": end,
        "stop_sequence": None,
        "usage": {"input_tokens": 100, "output_tokens": 20},
    }


def _anthropic_whole(asked: Asked, words: str, counted: bool) -> Json:
    del counted
    if asked.form == "native":
        return _anthropic_message(asked, [{"type": "text", "text": words}], "end_turn")
    try:
        given = json.loads(words)
    except ValueError:
        given = words
    name = asked.body["tools"][0]["name"]
    block = {"type": "tool_use", "id": "t1", "name": name, "input": given}
    return _anthropic_message(asked, [block], "tool_use")


def _anthropic_pieces(asked: Asked, pieces: Iterable[str]) -> list[str]:
    tool = asked.form == "tool"
    block: Json = {"type": "text", "text": ""}
    if tool:
        name = asked.body["tools"][0]["name"]
        block = {"type": "tool_use", "id": "t1", "name": name, "input": {}}
    events: list[Json] = [
        {"type": "message_start", "message": _anthropic_message(asked, [], None)},
        {"type": "content_block_start", "index": 0, "content_block": block},
    ]
    for piece in pieces:
        delta = {"type": "text_delta", "text": piece}
        if tool:
            delta = {"type": "input_json_delta", "partial_json": piece}
        events.append({"type": "content_block_delta", "index": 0, "delta": delta})
    end = {"stop_reason": "tool_use" if tool else "end_turn", "stop_sequence": None}
    events += [
        {"type": "content_block_stop", "index": 0},
        {"type": "message_delta", "delta": end, "usage": {"output_tokens": 20}},
        {"type": "message_stop"},
    ]
    return [f"event: {event['type']}\n{_event(event)}" for event in events]


# --- what both share --------------------------------------------------------------------------

Whole = Callable[[Asked, str, bool], Json]
Pieces = Callable[[Asked, Iterable[str]], list[str]]


async def _answer(
    reply: Reply,
    asked: Asked,
    request: web.Request,
    whole: Whole,
    pieces: Pieces,
    between: float = 0.0,
) -> web.StreamResponse:
    match reply:
        case Slow(seconds, then, pause):
            await asyncio.sleep(seconds)
            return await _answer(then, asked, request, whole, pieces, pause)
        case Status(code, headers, words):
            error = {"type": "error", "error": {"type": "api_error", "message": words}}
            return web.json_response(error, status=code, headers=dict(headers))
        case Page(words):
            return web.Response(text=words, content_type="text/html")
        case Bytes(body):
            return web.Response(body=body, content_type="application/json")
        case Cut(value, after):
            return await _cut(request, json.dumps(value)[:after], asked, pieces)
        case Says(value, size, counted):
            words = json.dumps(value, ensure_ascii=False)
        case Raw(words):
            size, counted = 12, True
    if not asked.streamed:
        return web.json_response(whole(asked, words, counted))
    cut = [words[at : at + size] for at in range(0, len(words), size)]
    response = await _opened(request)
    for event in pieces(asked, cut):
        await response.write(event.encode())
        await asyncio.sleep(between)
    return response


async def _cut(
    request: web.Request, words: str, asked: Asked, pieces: Pieces
) -> web.StreamResponse:
    response = await _opened(request)
    events = pieces(asked, [words])
    for event in events[: len(events) // 2 + 1]:
        await response.write(event.encode())
    await asyncio.sleep(0.05)
    assert request.transport is not None
    request.transport.abort()
    return response


async def _opened(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
    await response.prepare(request)
    return response


def _event(value: Json) -> str:
    return f"data: {json.dumps(value)}\n\n"


def _text(content: object) -> str:
    """The words of a message, whose content is words or a list of parts."""
    if isinstance(content, list):
        return "\n".join(str(part.get("text", "")) for part in content)
    return str(content or "")
