"""A server that speaks as OpenAI’s and Anthropic’s do, over real sockets; it misbehaves on command.

A test hands it replies in order (`will`), or a function that answers each question (`answers`).
Ollama and llama.cpp speak as OpenAI’s does, with differences: `speaks` is whose are given. They are
from Ollama’s reading of such requests (openai/openai.go) and its page on OpenAI’s interface, and
from the README of llama.cpp’s server: which fields they read, how chunks look, where thoughts
stand, what errors look like.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from aiohttp import web

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request as it came in. `api` is openai, ollama, llama-cpp or anthropic; `form` is native or
    tool; so many of its tokens are `cached`."""

    api: str
    form: str
    streamed: bool
    instructions: str
    request: str
    body: Json
    key: str
    cached: int = 0
    counts: tuple[int, int] = (100, 20)


@dataclass(frozen=True, slots=True)
class Says:
    """Fills in the shape asked for, in pieces of so many characters when it streams."""

    value: object
    piece: int = 12
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Raw:
    """Gives these characters where JSON of the shape should be; `end` is why it stopped."""

    words: str
    end: str = "stop"


@dataclass(frozen=True, slots=True)
class Thinks:
    """Thinks aloud, where the server puts thoughts, and then gives another reply."""

    thoughts: str
    then: "Says | Raw"


@dataclass(frozen=True, slots=True)
class BreaksOff:
    """Says in the middle of a stream that something went wrong, as local servers do."""

    words: str
    error: str


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


@dataclass(frozen=True, slots=True)
class Declines:
    """Will not answer, as its provider has it say so: OpenAI in a field of its own, Anthropic by
    why it stopped."""

    words: str = "I can’t help with that."


@dataclass(frozen=True, slots=True)
class CallsTool:
    """Calls a tool that nobody gave it, in place of an answer."""

    name: str = "run_shell"
    value: object = None


@dataclass(frozen=True, slots=True)
class InOnePiece:
    """Gives another reply whole, also where a stream is asked for."""

    then: "Says | Raw | Declines | CallsTool"


Written = Says | Raw | Thinks | Declines | CallsTool
Reply = Written | InOnePiece | Status | Slow | Cut | BreaksOff | Page | Bytes
Answer = Callable[[Asked], Reply]


@dataclass(slots=True)
class ModelServer:
    """The server while it runs."""

    address: str = ""
    speaks: str = "openai"
    """openai, ollama or llama-cpp."""
    cached: int = 0
    """Tokens of each request that are said to be kept from earlier."""
    counts: tuple[int, int] = (100, 20)
    """Tokens in and out that are said to be used by each."""
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


def settings(server: ModelServer) -> dict[str, str]:
    """The settings by which Parley asks this server."""
    return {"PARLEY_MODEL": "openai:any", "PARLEY_MODEL_ADDRESS": f"{server.address}/v1"}


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


_OLLAMA_READS = {
    "model", "messages", "stream", "stream_options", "max_tokens", "seed", "stop", "temperature",
    "frequency_penalty", "presence_penalty", "top_p", "response_format", "tools", "reasoning",
    "reasoning_effort",
}  # fmt: skip
"""What Ollama passes over silently is a mistake of ours here."""

_OLLAMA_EFFORTS = ("high", "medium", "low", "none")


def _ollama_refuses(body: Json) -> str:
    """What Ollama has against a request, or what it would pass over; "" for nothing."""
    if unread := set(body) - _OLLAMA_READS:
        return f"passed over: {', '.join(sorted(unread))}"
    effort = body.get("reasoning_effort", "none")
    if effort not in _OLLAMA_EFFORTS:
        return f"invalid reasoning value: '{effort}' (must be {', '.join(_OLLAMA_EFFORTS)})"
    return ""


async def _openai(server: ModelServer, request: web.Request) -> web.StreamResponse:
    body = await request.json()
    if server.speaks == "ollama" and (wrong := _ollama_refuses(body)):
        error = {"message": wrong, "type": "invalid_request_error", "param": None, "code": None}
        return web.json_response({"error": error}, status=400)
    told = [m for m in body["messages"] if m["role"] in ("system", "developer")]
    users = [m for m in body["messages"] if m["role"] == "user"]
    asked = Asked(
        api=server.speaks,
        cached=server.cached,
        counts=server.counts,
        form="tool" if body.get("tools") else "native",
        streamed=bool(body.get("stream")),
        instructions="\n".join(_text(m["content"]) for m in told),
        request="\n".join(_text(m["content"]) for m in users),
        body=body,
        key=request.headers.get("Authorization", ""),
    )
    return await _answer(server.reply(asked), asked, request, _openai_whole, _openai_pieces)


_THOUGHTS = {"openai": "reasoning_content", "ollama": "reasoning", "llama-cpp": "reasoning_content"}
"""Where a message has a model’s thoughts."""


def _openai_usage(asked: Asked) -> Json:
    into, out = asked.counts
    usage: Json = {"prompt_tokens": into, "completion_tokens": out, "total_tokens": into + out}
    if asked.api != "ollama":  # which does not say
        usage["prompt_tokens_details"] = {"cached_tokens": asked.cached}
    return usage


def _openai_whole(asked: Asked, spoken: "Spoken") -> Json:
    if spoken.declines:
        message: Json = {"role": "assistant", "content": None, "refusal": spoken.words}
    elif spoken.tool or asked.form == "tool":
        name = spoken.tool or asked.body["tools"][0]["function"]["name"]
        call = {"id": "c1", "type": "function"}
        call["function"] = {"name": name, "arguments": spoken.words}  # type: ignore[assignment]
        message = {"role": "assistant", "content": None, "tool_calls": [call]}
    else:
        message = {"role": "assistant", "content": spoken.words}
    if spoken.thoughts:
        message[_THOUGHTS[asked.api]] = spoken.thoughts
    end = "tool_calls" if asked.form == "tool" else spoken.end
    whole = {
        "id": "r1",
        "object": "chat.completion",
        "created": 1,
        "model": asked.body["model"],
        "choices": [{"index": 0, "finish_reason": end, "message": message}],
    }
    if spoken.counted:
        whole["usage"] = _openai_usage(asked)
    return whole


def _openai_pieces(asked: Asked, spoken: "Spoken") -> list[str]:
    def chunk(delta: Json, end: str | None = None) -> str:
        choices = [{"index": 0, "delta": delta, "finish_reason": end}]
        return _event({**_openai_chunk(asked), "choices": choices})

    sent = [
        chunk({"role": "assistant", "content": "", _THOUGHTS[asked.api]: piece})
        for piece in spoken.cut(spoken.thoughts)
    ]
    if asked.api == "llama-cpp":  # it begins with the role alone
        sent.insert(0, chunk({"role": "assistant", "content": None}))
    for number, piece in enumerate(spoken.cut(spoken.words)):
        if spoken.declines:
            sent.append(chunk({"refusal": piece}))
        elif spoken.tool or asked.form == "tool":
            function: Json = {"arguments": piece}
            call: Json = {"index": 0, "function": function}
            if number == 0:
                function["name"] = spoken.tool or asked.body["tools"][0]["function"]["name"]
                call |= {"id": "c1", "type": "function"}
            sent.append(chunk({"role": "assistant", "tool_calls": [call]}))
        elif asked.api == "llama-cpp":
            sent.append(chunk({"content": piece}))
        else:
            sent.append(chunk({"role": "assistant", "content": piece}))
    last = {"role": "assistant", "content": ""} if asked.api == "ollama" else {}
    sent.append(chunk(last, "tool_calls" if asked.form == "tool" else spoken.end))
    if spoken.counted and asked.body.get("stream_options", {}).get("include_usage"):
        end = {**_openai_chunk(asked), "choices": [], "usage": _openai_usage(asked)}
        if asked.api == "llama-cpp":
            end["timings"] = {"cache_n": asked.cached, "prompt_n": 100 - asked.cached}
        sent.append(_event(end))
    return [*sent, "data: [DONE]\n\n"]


def _openai_chunk(asked: Asked) -> Json:
    model = asked.body["model"]
    chunk = {"id": "r1", "object": "chat.completion.chunk", "created": 1, "model": model}
    return chunk | ({"system_fingerprint": "fp_ollama"} if asked.api == "ollama" else {})


# --- Anthropic's messages ---------------------------------------------------------------------


async def _anthropic(server: ModelServer, request: web.Request) -> web.StreamResponse:
    body = await request.json()
    asked = Asked(
        api="anthropic",
        cached=server.cached,
        counts=server.counts,
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
        "usage": {
            "input_tokens": asked.counts[0]
            - asked.cached,  # Anthropic counts what it kept beside these
            "cache_read_input_tokens": asked.cached,
            "cache_creation_input_tokens": 0,
            "output_tokens": asked.counts[1],
        },
    }


def _anthropic_whole(asked: Asked, spoken: "Spoken") -> Json:
    if spoken.declines:
        return _anthropic_message(asked, [], "refusal")
    if asked.form == "native" and not spoken.tool:
        content = [{"type": "text", "text": spoken.words}]
        return _anthropic_message(asked, content, "end_turn")
    try:
        given = json.loads(spoken.words)
    except ValueError:
        given = spoken.words
    name = spoken.tool or asked.body["tools"][0]["name"]
    block = {"type": "tool_use", "id": "t1", "name": name, "input": given}
    return _anthropic_message(asked, [block], "tool_use")


def _anthropic_pieces(asked: Asked, spoken: "Spoken") -> list[str]:
    tool = asked.form == "tool" or bool(spoken.tool)
    block: Json = {"type": "text", "text": ""}
    if tool:
        name = spoken.tool or asked.body["tools"][0]["name"]
        block = {"type": "tool_use", "id": "t1", "name": name, "input": {}}
    kind, field_name = ("input_json_delta", "partial_json") if tool else ("text_delta", "text")
    blocks = [] if spoken.declines else [(block, kind, field_name, spoken.words)]
    if spoken.thoughts:
        thinking = {"type": "thinking", "thinking": "", "signature": ""}
        blocks.insert(0, (thinking, "thinking_delta", "thinking", spoken.thoughts))
    events: list[Json] = [
        {"type": "message_start", "message": _anthropic_message(asked, [], None)},
    ]
    for index, (start, kind, field_name, words) in enumerate(blocks):
        events.append({"type": "content_block_start", "index": index, "content_block": start})
        for piece in spoken.cut(words):
            delta = {"type": kind, field_name: piece}
            events.append({"type": "content_block_delta", "index": index, "delta": delta})
        events.append({"type": "content_block_stop", "index": index})
    why = "refusal" if spoken.declines else "tool_use" if tool else "end_turn"
    end: Json = {"stop_reason": why, "stop_sequence": None}
    if spoken.declines:
        end["stop_details"] = {"type": "refusal", "category": None, "explanation": spoken.words}
    events += [
        {"type": "message_delta", "delta": end, "usage": {"output_tokens": asked.counts[1]}},
        {"type": "message_stop"},
    ]
    return [f"event: {event['type']}\n{_event(event)}" for event in events]


# --- what both share --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What is said, in pieces of so many characters; `end` is why it stopped, `tool` a tool that
    is called with it."""

    words: str
    thoughts: str = ""
    tool: str = ""
    declines: bool = False
    piece: int = 12
    counted: bool = True
    end: str = "stop"

    def cut(self, words: str) -> list[str]:
        return [words[at : at + self.piece] for at in range(0, len(words), self.piece)]


Whole = Callable[[Asked, Spoken], Json]
Pieces = Callable[[Asked, Spoken], list[str]]


def _spoken(reply: Written) -> Spoken:
    match reply:
        case Declines(words):
            return Spoken(words=words, declines=True)
        case CallsTool(name, value):
            return Spoken(words=json.dumps(value), tool=name)
        case Thinks(thoughts, then):
            return replace(_spoken(then), thoughts=thoughts)
        case Says(value, piece, counted):
            words = json.dumps(value, ensure_ascii=False)
            return Spoken(words=words, piece=piece, counted=counted)
        case Raw(words, end):
            return Spoken(words=words, end=end)


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
        case InOnePiece(then):
            return web.json_response(whole(asked, _spoken(then)))
        case Status(code, headers, words):
            return web.json_response(_error(asked, code, words), status=code, headers=dict(headers))
        case Page(words):
            return web.Response(text=words, content_type="text/html")
        case Bytes(body):
            return web.Response(body=body, content_type="application/json")
        case Cut(value, after):
            return await _cut(request, json.dumps(value)[:after], asked, pieces)
        case BreaksOff(words, error):
            return await _break_off(request, words, error, asked, pieces)
    spoken = _spoken(reply)
    if not asked.streamed:
        return web.json_response(whole(asked, spoken))
    response = await _opened(request)
    for event in pieces(asked, spoken):
        await response.write(event.encode())
        await asyncio.sleep(between)
    return response


def _error(asked: Asked, code: int, words: str) -> Json:
    match asked.api:
        case "ollama":
            kinds = {400: "invalid_request_error", 404: "not_found_error"}
            kind = kinds.get(code, "api_error")
            return {"error": {"message": words, "type": kind, "param": None, "code": None}}
        case "llama-cpp":
            kinds = {400: "invalid_request_error", 503: "unavailable_error"}
            return {
                "error": {"code": code, "message": words, "type": kinds.get(code, "server_error")}
            }
        case _:
            return {"type": "error", "error": {"type": "api_error", "message": words}}


async def _cut(
    request: web.Request, words: str, asked: Asked, pieces: Pieces
) -> web.StreamResponse:
    response = await _opened(request)
    events = pieces(asked, Spoken(words=words, piece=max(1, len(words))))
    for event in events[: len(events) // 2 + 1]:
        await response.write(event.encode())
    await asyncio.sleep(0.05)
    assert request.transport is not None
    request.transport.abort()
    return response


async def _break_off(
    request: web.Request, words: str, error: str, asked: Asked, pieces: Pieces
) -> web.StreamResponse:
    response = await _opened(request)
    for event in pieces(asked, Spoken(words=words))[: len(words) // 12]:
        await response.write(event.encode())
    named = "event: error\n" if asked.api == "anthropic" else ""
    await response.write((named + _event(_error(asked, 500, error))).encode())
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
