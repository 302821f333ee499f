"""One request over real sockets, as each kind of server takes and answers it."""

import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from bot.kernel.refusal import Refused, sentence
from bot.model.config import Effort, ModelConfig
from bot.model.failing import Failed, Trouble
from bot.model.inputs import RenderedPrompt
from bot.model.providers import find_room
from bot.model.speaking import ModelReply, Speaker
from tests.fakes.model_server import (
    BreaksOff,
    Bytes,
    Cut,
    InOnePiece,
    ModelServer,
    Page,
    Raw,
    Reply,
    Says,
    Slow,
    Status,
    Thinks,
)


@dataclass(frozen=True, slots=True)
class Picks:
    numbers: list[int]


PROMPT = RenderedPrompt(
    task="picking",
    instructions="Pick.",
    request="7: a sentence",
    temperature=0.0,
    most_tokens=100,
    hash="h",
)
RIGHT = {"numbers": [7, 30, 4]}


@asynccontextmanager
async def speaker(
    server: ModelServer, name: str, effort: Effort = "least", output: int | None = None
) -> AsyncIterator[Speaker]:
    provider = name.partition(":")[0]
    server.speaks = provider if provider in ("ollama", "llama-cpp") else "openai"
    address = server.address + ("" if provider == "anthropic" else "/v1")
    config = ModelConfig(name=name, address=address, key="k", effort=effort, output=output)
    one = Speaker(config)
    try:
        yield one
    finally:
        await one.close()


async def say(
    server: ModelServer, name: str = "openai:any", seconds: float = 5, **more: Any
) -> ModelReply[Picks]:
    async with speaker(server, name, **more) as one:
        return await one.say(PROMPT, Picks, seconds)


async def failed(server: ModelServer, name: str = "openai:any", seconds: float = 5) -> Failed:
    with pytest.raises(Failed) as error:
        await say(server, name, seconds)
    return error.value


LOCAL = ["ollama:llama3", "ollama:qwen3:8b", "llama-cpp:qwen3"]
ALL = [*LOCAL, "openai:any", "anthropic:claude-haiku-4-5", "anthropic:claude-3-haiku"]


# --- servers that do not stream ---------------------------------------------------------------


@pytest.mark.parametrize("name", ALL)
async def test_a_server_that_sends_whole_answers_is_asked_for_whole_ones(
    name: str, server: ModelServer
) -> None:
    server.always(InOnePiece(Says(RIGHT)))
    async with speaker(server, name) as one:
        with pytest.raises(Failed) as first:
            await one.say(PROMPT, Picks, 5)
        replies = [await one.say(PROMPT, Picks, 5) for _ in range(2)]

    assert first.value.trouble is Trouble.GARBLED
    assert [(reply.value, reply.cut) for reply in replies] == [(Picks([7, 30, 4]), False)] * 2
    assert [asked.streamed for asked in server.asked] == [True, False, False]
    assert replies[0].tokens_in == 100


async def test_a_stream_with_nothing_in_it_is_no_sign_once_the_server_has_streamed(
    server: ModelServer,
) -> None:
    server.will(Says(RIGHT), Page(), Says(RIGHT))
    async with speaker(server, "openai:any") as one:
        await one.say(PROMPT, Picks, 5)
        with pytest.raises(Failed):
            await one.say(PROMPT, Picks, 5)
        await one.say(PROMPT, Picks, 5)

    assert all(asked.streamed for asked in server.asked)


async def test_where_a_whole_answer_fails_too_a_stream_is_asked_for_again(
    server: ModelServer,
) -> None:
    server.will(Page(), Page(), Says(RIGHT), Says(RIGHT))
    async with speaker(server, "openai:any") as one:
        for _ in range(2):
            with pytest.raises(Failed):
                await one.say(PROMPT, Picks, 5)
        for _ in range(2):
            await one.say(PROMPT, Picks, 5)

    assert [asked.streamed for asked in server.asked] == [True, False, True, True]


# --- what holds of an answer that is cut off --------------------------------------------------


@pytest.mark.parametrize("name", ALL)
async def test_what_came_whole_before_the_line_was_cut_holds(
    name: str, server: ModelServer
) -> None:
    server.will(Cut(RIGHT, len('{"numbers": [7, 30, ')))

    reply = await say(server, name)

    assert (reply.value, reply.cut) == (Picks([7, 30]), True)


@pytest.mark.parametrize("name", ALL)
async def test_what_came_whole_before_the_deadline_holds(name: str, server: ModelServer) -> None:
    numbers = list(range(100, 160))
    server.will(Says(RIGHT), Slow(0, Says({"numbers": numbers}, piece=5), between=0.05))
    async with speaker(server, name) as one:
        await one.say(PROMPT, Picks, 5)  # all is loaded now
        started = time.monotonic()
        reply = await one.say(PROMPT, Picks, 1.5)

    assert time.monotonic() - started < 2.5
    came = reply.value.numbers
    assert 0 < len(came) < len(numbers)
    assert (came, reply.cut, reply.tokens_in) == (numbers[: len(came)], True, None)


async def test_where_nothing_came_whole_the_failure_stays(server: ModelServer) -> None:
    server.will(Cut(RIGHT, 14), Slow(5, Says(RIGHT)))

    assert (await failed(server)).trouble is Trouble.DOWN
    assert (await failed(server, seconds=0.3)).trouble is Trouble.SLOW


async def test_an_answer_that_its_length_cut_off_holds_as_far_as_it_came(
    server: ModelServer,
) -> None:
    server.will(Raw('{"numbers": [7, 30, 41', end="length"))

    reply = await say(server)

    assert (reply.value, reply.cut) == (Picks([7, 30]), True)


async def test_a_whole_answer_before_a_cut_line_is_no_cut_answer(server: ModelServer) -> None:
    server.will(Cut(RIGHT, len(str(RIGHT))))

    reply = await say(server)

    assert (reply.value, reply.cut) == (Picks([7, 30, 4]), False)


@pytest.mark.parametrize("name", LOCAL)
async def test_a_server_that_breaks_off_is_down(name: str, server: ModelServer) -> None:
    server.will(BreaksOff('{"numbers": [7', "llama runner process has terminated"))

    error = await failed(server, name)

    assert error.trouble is Trouble.DOWN
    assert "runner process" in error.why


# --- floods -----------------------------------------------------------------------------------

ENDLESS = {"words": Raw("ha " * 40_000), "spaces": Raw('{"numbers": [7' + " " * 100_000)}


@pytest.mark.parametrize("flood", ENDLESS.values(), ids=ENDLESS)
async def test_nonsense_without_end_is_ended_early(flood: Raw, server: ModelServer) -> None:
    server.will(Slow(0, flood, between=0.001))

    started = time.monotonic()
    error = await failed(server, seconds=60)

    assert error.trouble is Trouble.GARBLED
    assert time.monotonic() - started < 10


async def test_spaces_without_end_behind_an_answer_take_nothing_from_it(
    server: ModelServer,
) -> None:
    server.will(Slow(0, Raw('{"numbers": [7]}' + "\n" * 100_000), between=0.001))

    assert (await say(server, seconds=60)).value == Picks([7])


@pytest.mark.parametrize("name", ["ollama:gpt-oss:20b", "llama-cpp:qwen3"])
async def test_thoughts_without_end_are_ended_too(name: str, server: ModelServer) -> None:
    server.will(Slow(0, Thinks("hm " * 60_000, Says(RIGHT)), between=0.0005))

    started = time.monotonic()
    error = await failed(server, name, seconds=60)

    assert (error.trouble, error.why) == (Trouble.GARBLED, "an answer without end")
    assert time.monotonic() - started < 20


# --- how servers answer -----------------------------------------------------------------------


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(
    "reply",
    [
        Says(RIGHT),
        Thinks('Is it {"numbers": [1]}? Hm.', Says(RIGHT)),
        Raw("```json\n" + '{"numbers": [7, 30, 4]}' + "\n```"),
        Raw('<think>\nIs it {"numbers": [1]}?\n</think>\n\n{"numbers": [7, 30, 4]}'),
        Raw('Sure! Here is what I picked: {"numbers": [7, 30, 4]}. Anything else?'),
    ],
    ids=["says", "thinks", "fence", "think-tags", "chatter"],
)
async def test_an_answer_is_read_however_a_server_gives_it(
    name: str, reply: Reply, server: ModelServer
) -> None:
    if name == "anthropic:claude-3-haiku" and isinstance(reply, Thinks):
        pytest.skip("it does not think")
    server.will(reply)

    said = await say(server, name)

    assert (said.value, said.cut) == (Picks([7, 30, 4]), False)


WHOLE = {"id": "r", "object": "chat.completion", "created": 1, "model": "m"}
ODD_CONTENTS: tuple[object, ...] = (None, {"a": 1}, 7, [], [[]], True)


@pytest.mark.parametrize("content", ODD_CONTENTS, ids=repr)
async def test_what_is_said_may_be_of_any_type(content: object, server: ModelServer) -> None:
    message = {"role": "assistant", "content": content}
    whole = {**WHOLE, "choices": [{"index": 0, "finish_reason": "stop", "message": message}]}
    server.always(Bytes(json.dumps(whole).encode()))
    async with speaker(server, "openai:any") as one:
        for _ in range(2):
            with pytest.raises(Failed, match="garbled"):
                await one.say(PROMPT, Picks, 5)


@pytest.mark.parametrize("name", ["openai:any", "anthropic:claude-haiku-4-5"])
async def test_json_without_bottom_is_garbled(name: str, server: ModelServer) -> None:
    server.always(Bytes(b"event: message_start\ndata: " + b"[" * 100_000 + b"\n\n"))

    assert (await failed(server, name)).trouble is Trouble.GARBLED


@pytest.mark.parametrize("name", ["openai:any", "llama-cpp:qwen3", "anthropic:claude-haiku-4-5"])
async def test_tokens_that_the_server_had_kept_are_counted_once(
    name: str, server: ModelServer
) -> None:
    server.cached = 64
    server.will(Says(RIGHT))

    said = await say(server, name)

    assert (said.tokens_in, said.cached, said.tokens_out) == (100, 64, 20)


@pytest.mark.parametrize(
    ("name", "reply", "trouble"),
    [
        ("ollama:llama9", Status(404, words='model "llama9" not found'), Trouble.REFUSED),
        ("llama-cpp:any", Status(503, words="Loading model"), Trouble.DOWN),
        ("llama-cpp:any", Status(400, words="request exceeds the context"), Trouble.REFUSED),
        ("ollama:llama3", Status(500, words="model requires more memory"), Trouble.DOWN),
        ("openai:any", Status(429), Trouble.BUSY),
    ],
)
async def test_what_a_server_has_against_it_is_told(
    name: str, reply: Status, trouble: Trouble, server: ModelServer
) -> None:
    server.will(reply)

    error = await failed(server, name)

    assert error.trouble is trouble
    assert reply.words.split('"')[0] in error.why


async def test_llama_cpp_needs_an_address() -> None:
    with pytest.raises(Refused) as refused:
        await Speaker(ModelConfig(name="llama-cpp:qwen3")).ready()

    assert "PARLEY_MODEL_ADDRESS" in sentence(refused.value)


@pytest.mark.parametrize("name", ["openai:any", "anthropic:claude-haiku-4-5", "ollama:llama3"])
@pytest.mark.parametrize(
    "address",
    [
        "not an address",
        "127.0.0.1:11434/v1",
        "http://127.0.0.1:11434:v1",
        "http://127.0.0.1:99999/v1",
        "http://[::1",
        "http://",
        "ftp://127.0.0.1/v1",
        "http://127.0.0.1\x00/v1",
    ],
)
async def test_an_address_where_no_server_can_be_is_told(address: str, name: str) -> None:
    config = ModelConfig(name=name, address=address, key="k")
    with pytest.raises(Refused) as refused:
        await Speaker(config).ready()

    assert "PARLEY_MODEL_ADDRESS" in sentence(refused.value)
    assert find_room(config) >= 0, "the switch shows what it can"


# --- what is sent -----------------------------------------------------------------------------


async def body_of(server: ModelServer, name: str, **more: Any) -> dict[str, Any]:
    server.will(Says(RIGHT))
    await say(server, name, **more)
    return server.asked[-1].body


@pytest.mark.parametrize("name", LOCAL)
async def test_local_servers_get_the_schema_and_a_bound_by_the_name_they_know(
    name: str, server: ModelServer
) -> None:
    body = await body_of(server, name)

    schema = body["response_format"]["json_schema"]["schema"]
    assert body["response_format"]["type"] == "json_schema"
    assert schema["properties"] == {"numbers": {"items": {"type": "integer"}, "type": "array"}}
    assert body["max_tokens"] >= 100
    assert "max_completion_tokens" not in body
    assert (body["stream"], body["stream_options"]) == (True, {"include_usage": True})


@pytest.mark.parametrize(
    ("name", "effort", "sent"),
    [
        ("openai:gpt-5-mini", "least", "minimal"),
        ("openai:o4-mini", "least", "low"),
        ("openai:gpt-5-mini", "high", "high"),
        ("openai:gpt-5-mini", "own", None),
        ("openai:gpt-4o-mini", "least", None),
        ("openai:any", "least", None),
        ("openai:any", "medium", "medium"),
        ("ollama:llama3", "least", "none"),
        ("ollama:qwen3:8b", "medium", "medium"),
        ("ollama:gpt-oss:20b", "least", "low"),
        ("llama-cpp:qwen3", "least", "none"),
        ("llama-cpp:qwen3", "high", "high"),
        ("llama-cpp:qwen3", "own", None),
    ],
)
async def test_a_model_reasons_as_little_as_it_may_unless_told_otherwise(
    name: str, effort: Effort, sent: str | None, server: ModelServer
) -> None:
    body = await body_of(server, name, effort=effort)

    assert body.get("reasoning_effort") == sent


async def test_older_llama_cpp_is_told_by_its_chat_template(server: ModelServer) -> None:
    least = await body_of(server, "llama-cpp:qwen3")
    low = await body_of(server, "llama-cpp:qwen3", effort="low")

    assert least["chat_template_kwargs"] == {"enable_thinking": False}
    assert low["chat_template_kwargs"] == {"enable_thinking": True}


@pytest.mark.parametrize(
    ("name", "effort", "thinking"),
    [
        ("anthropic:claude-haiku-4-5", "least", None),
        ("anthropic:claude-sonnet-5", "least", {"type": "disabled"}),
        ("anthropic:claude-haiku-4-5", "low", {"type": "enabled", "budget_tokens": 2048}),
        ("anthropic:claude-haiku-4-5", "high", {"type": "enabled", "budget_tokens": 16384}),
    ],
)
async def test_anthropic_thinks_within_its_room_and_without_a_temperature(
    name: str, effort: Effort, thinking: dict[str, Any] | None, server: ModelServer
) -> None:
    body = await body_of(server, name, effort=effort)

    assert body.get("thinking") == thinking
    if thinking and "budget_tokens" in thinking:
        assert body["max_tokens"] > thinking["budget_tokens"] + PROMPT.most_tokens
        assert "temperature" not in body


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("openai:gpt-4o-mini", "max_tokens"),
        ("openai:gpt-5-mini", "max_completion_tokens"),
        ("ollama:gpt-oss:20b", "max_tokens"),
        ("anthropic:claude-haiku-4-5", "max_tokens"),
    ],
)
async def test_room_to_reason_is_as_the_settings_say(
    name: str, most: str, server: ModelServer
) -> None:
    body = await body_of(server, name, output=900)

    assert body[most] == 1000


@pytest.mark.parametrize(
    ("name", "room"),
    [
        ("openai:gpt-5-mini", True),
        ("ollama:llama3", False),
        ("ollama:qwen3:8b", False),
        ("ollama:gpt-oss:20b", True),
        ("llama-cpp:any", True),
        ("anthropic:claude-haiku-4-5", False),
    ],
)
async def test_where_a_model_reasons_all_the_same_there_is_room(
    name: str, room: bool, server: ModelServer
) -> None:
    async with speaker(server, name) as one:
        assert bool((await one.ready()).room) is room


async def test_anthropic_keeps_the_instructions_which_are_alike_for_all(
    server: ModelServer,
) -> None:
    body = await body_of(server, "anthropic:claude-haiku-4-5")

    (instructions,) = body["system"]
    assert (instructions["text"], instructions["cache_control"]["type"]) == ("Pick.", "ephemeral")
    assert "cache_control" not in str(body["messages"])
