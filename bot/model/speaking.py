"""One request to the model through pydantic-ai, which is loaded on first use.

The model is given no tools: it can only fill in the shape that is asked for.
"""

import asyncio
import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from msgspec import Struct

from bot.model.closing import closing_generators
from bot.model.config import ModelConfig
from bot.model.failing import Failed, Trouble
from bot.model.inputs import RenderedPrompt
from bot.model.providers import ReadyModel, make_model
from bot.model.reading import read_part, read_whole

if TYPE_CHECKING:
    from pydantic import TypeAdapter
    from pydantic_ai.messages import ModelResponse, ModelResponseStreamEvent
    from pydantic_ai.models import Model, ModelRequestParameters, StreamedResponse
    from pydantic_ai.settings import ModelSettings

T = TypeVar("T")

LETTERS_A_TOKEN = 8
"""Characters of a token, taken high: more than so many for each token asked for is a flood."""

MOST_COUNTED = 10_000_000
"""Tokens that a request can have at the very most: more is no count."""

SHORTEST_LIMIT = 2_000
"""Characters of an answer that are never too many."""


_SLIPS = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError),
    *(RecursionError, TypeError, ValueError),
)
"""What the libraries let slip when a server's answer is garbled in a way that they did not think
of (found by feeding them 2,600 garbled answers)."""

_FILTERED = re.compile(
    r"content[ _](?:filter|management)|content_policy|invalid_prompt|usage policy|moderation|"
    r"guardrail",
    re.IGNORECASE,
)
"""How providers say in an error that their filter stopped a request: OpenAI and Azure by a code,
Anthropic in its sentence, OpenRouter and Mistral by what looked at it."""


class ModelReply(Struct, Generic[T], frozen=True, kw_only=True):
    """What the model said, in the shape asked for. Where it was `cut` off, the elements of its list
    that came whole. Tokens are None where the server did not count them; of those that went in,
    so many were `cached`, that is, kept by the server from earlier."""

    value: T
    tokens_in: int | None
    tokens_out: int | None
    cached: int = 0
    cut: bool = False


class _Form(Struct, Generic[T], frozen=True):
    """How a shape is asked for, and how it is read. `where_cut` is what the shape says of fields
    that an answer was cut off before (its WHERE_CUT, if it has one)."""

    parameters: "ModelRequestParameters"
    reader: "TypeAdapter[T]"
    where_cut: Mapping[str, object]


class _Heard:
    """What has come in of an answer so far; `whole` if it is asked for in one piece."""

    def __init__(self, *, whole: bool) -> None:
        self.response: ModelResponse | None = None
        self.whole = whole

    @property
    def words(self) -> str:
        """The answer, without the model's thoughts: what fills in a form, else what is said."""
        parts = self.response.parts if self.response else []
        forms = [_arguments(part.args) for part in parts if part.part_kind == "tool-call"]
        texts = [part.content for part in parts if part.part_kind == "text"]
        return "".join(forms or map(str, texts))  # where a server lies, they are anything


def _arguments(given: object) -> str:
    """What fills in a form, which may be cut off where it comes as words."""
    return given if isinstance(given, str) else json.dumps(given)


class _Flood(Exception):
    """More came in than an answer can have."""


class Speaker:
    """The model that the settings name. Nothing is loaded or opened before the first request."""

    def __init__(self, config: ModelConfig) -> None:
        self._config = config
        self._ready: ReadyModel | None = None
        self._loading: asyncio.Future[ReadyModel] | None = None
        self._forms: dict[type, _Form[Any]] = {}
        self._has_streamed = False
        self._ask_whole = False
        """Is an answer asked for in one piece? Some servers send a whole one where a stream is
        asked for, which reads as a stream with nothing in it."""

    async def ready(self, seconds: float | None = None) -> ReadyModel:
        """The model, loaded, which takes seconds the first time. Raises TimeoutError where it takes
        longer than so many, and goes on; and Refused (MODEL_NOT_INSTALLED, MODEL_UNKNOWN)."""
        if self._ready is None:
            if self._loading is None:
                loop = asyncio.get_running_loop()
                self._loading = loop.run_in_executor(None, make_model, self._config)
            try:
                async with asyncio.timeout(seconds):
                    self._ready = await asyncio.shield(self._loading)
            finally:
                if self._ready is None and self._loading.done():
                    self._loading = None  # it failed: whoever asks next tries anew
        return self._ready

    async def say(self, prompt: RenderedPrompt, shape: type[T], seconds: float) -> ModelReply[T]:
        """Make one request and wait at most so many seconds. What came whole before it was cut off
        holds. Raises Failed, and Refused where the settings name no model that there is
        (MODEL_NOT_INSTALLED, MODEL_UNKNOWN)."""
        ready = await self.ready()
        form = await self._form(ready, shape)
        heard = _Heard(whole=self._ask_whole)
        failed = await _listen(ready, form, prompt, seconds, heard)
        self._note_manner(heard, failed)
        words = heard.words
        value = read_whole(words, form.reader)
        cut = value is None
        if value is None:
            value = read_part(words, form.reader, form.where_cut)
        if value is None:
            raise failed or _find_fault(heard)
        return _build_reply(value, heard, cut=cut, ended=failed is None)

    def _note_manner(self, heard: _Heard, failed: Failed | None) -> None:
        """Where a first stream brought nothing, the next answer is asked for whole; once either has
        brought something, it stays at that."""
        if heard.response is not None:
            self._has_streamed = self._has_streamed or not heard.whole
        elif failed is not None and failed.trouble is Trouble.GARBLED:
            self._ask_whole = not (self._has_streamed or heard.whole)

    async def close(self) -> None:
        """Let go of connections, and send the last traces."""
        if self._ready is not None and self._ready.tracing is not None:
            await asyncio.to_thread(self._ready.tracing.stop)
        client = getattr(getattr(self._ready and self._ready.model, "client", None), "close", None)
        if client is not None:
            await client()

    async def _form(self, ready: ReadyModel, shape: type[T]) -> _Form[T]:
        if shape not in self._forms:
            self._forms[shape] = await asyncio.to_thread(_make_form, ready.model, shape)
        return self._forms[shape]


async def _listen(
    ready: ReadyModel, form: _Form[T], prompt: RenderedPrompt, seconds: float, heard: _Heard
) -> Failed | None:
    """Hear an answer to its end; what went wrong, if anything did."""
    from pydantic import ValidationError
    from pydantic_ai.exceptions import AgentRunError, UserError

    settings: ModelSettings = {
        **ready.settings,
        "max_tokens": prompt.most_tokens + ready.room,
    }
    if ready.takes_temperature:
        settings["temperature"] = prompt.temperature
    try:
        async with closing_generators(), asyncio.timeout(seconds):
            await _hear(ready, form, prompt, settings, heard)
    except TimeoutError:
        return Failed(Trouble.SLOW, f"no answer within {seconds:.0f} seconds")
    except _Flood:
        return Failed(Trouble.GARBLED, "an answer without end")
    except UserError as error:
        return Failed(Trouble.REFUSED, str(error)[:300])
    except (AgentRunError, ValidationError, OSError) as error:
        return _read_failure(error)
    except _SLIPS as error:
        return Failed(Trouble.GARBLED, f"{type(error).__name__} on reading it")
    return None


async def _hear(
    ready: ReadyModel,
    form: _Form[T],
    prompt: RenderedPrompt,
    settings: "ModelSettings",
    heard: _Heard,
) -> None:
    """Hear an answer as it comes, or whole where the provider or the server does not stream."""
    from pydantic_ai.direct import model_request, model_request_stream
    from pydantic_ai.messages import ModelRequest

    given = {
        "model": ready.model,
        "messages": [
            ModelRequest.user_text_prompt(prompt.request, instructions=prompt.instructions)
        ],
        "model_settings": settings,
        "model_request_parameters": form.parameters,
        "instrument": ready.tracing.settings if ready.tracing else None,
    }
    if not heard.whole:
        try:
            async with model_request_stream(**given) as stream:  # type: ignore[arg-type]
                await _read_stream(stream, longest(prompt.most_tokens), longest(ready.room), heard)
            return
        except NotImplementedError:  # of a provider that does not stream
            pass
    heard.response = await model_request(**given)  # type: ignore[arg-type]


async def _read_stream(
    stream: "StreamedResponse", most: int, most_thoughts: int, heard: _Heard
) -> None:
    """Read a stream to its end, or until more has come than an answer has at the very most."""
    letters = thoughts = 0
    try:
        async for event in stream:
            said, thought = _letters(event)
            letters, thoughts = letters + said, thoughts + thought
            if letters > most or thoughts > most_thoughts:
                raise _Flood
    finally:
        heard.response = stream.get()


def longest(most_tokens: int) -> int:
    """Characters that so many tokens have at the very most."""
    return SHORTEST_LIMIT + most_tokens * LETTERS_A_TOKEN


def _letters(event: "ModelResponseStreamEvent") -> tuple[int, int]:
    """How many characters of the answer, and of the model's thoughts, an event brings."""
    if event.event_kind == "part_start":
        thinks = event.part.part_kind == "thinking"
        words = getattr(event.part, "content", None) or getattr(event.part, "args", None)
    elif event.event_kind == "part_delta":
        thinks = event.delta.part_delta_kind == "thinking"
        words = getattr(event.delta, "content_delta", None) or getattr(
            event.delta, "args_delta", None
        )
    else:
        return 0, 0
    size = len(words if isinstance(words, str) else str(words or ""))
    return (0, size) if thinks else (size, 0)


def _find_fault(heard: _Heard) -> Failed:
    """What is wrong with an answer that ended as it should, and holds nothing of use."""
    if heard.response is not None and heard.response.finish_reason == "content_filter":
        details = heard.response.provider_details or {}
        reason = details.get("refusal") or details.get("finish_reason") or "content filter"
        return Failed(Trouble.DECLINED, f"the provider declined: {reason}")
    return Failed(Trouble.GARBLED, f"not in the form asked for: {heard.words[:100]!r}")


def _is_count(tokens_in: int, tokens_out: int) -> bool:
    """Can a request have used so many tokens? Some servers do not count, and one may lie."""
    return all(0 <= count <= MOST_COUNTED for count in (tokens_in, tokens_out)) and bool(
        tokens_in + tokens_out
    )


def _build_reply(value: T, heard: _Heard, *, cut: bool, ended: bool) -> ModelReply[T]:
    usage = heard.response.usage if heard.response else None
    if usage is None or not (ended and _is_count(usage.input_tokens, usage.output_tokens)):
        return ModelReply(value=value, tokens_in=None, tokens_out=None, cut=cut)
    return ModelReply(
        value=value,
        tokens_in=usage.input_tokens,
        tokens_out=usage.output_tokens,
        cached=usage.cache_read_tokens,
        cut=cut,
    )


def _read_failure(error: Exception) -> Failed:
    """What a fault of the library's means to us."""
    from pydantic_ai import exceptions as faults

    message, wait = str(error)[:300], getattr(error, "retry_after", None)
    match error:
        case faults.ModelRateLimitError() | faults.ModelOverloadedError():
            return Failed(Trouble.BUSY, message, wait)
        case (
            faults.ModelTimeoutError()
            | faults.ModelRequestTimeout()
            | faults.ModelHTTPError(status_code=408)
        ):
            return Failed(Trouble.SLOW, message)
        case faults.ModelNotFoundError() | faults.ModelQuotaExceededError():
            return Failed(Trouble.REFUSED, message, wait)
        case faults.ModelRequestRejectedError() if _FILTERED.search(str(error)):
            return Failed(Trouble.DECLINED, message)
        case faults.ModelAuthenticationError():
            return Failed(Trouble.REFUSED, message, wait)
        case faults.ModelRequestRejectedError() | faults.ModelHTTPError(status_code=413):
            return Failed(Trouble.REFUSED, message, wait, is_of_request=True)
        case faults.ModelAPIError() | OSError():
            return Failed(Trouble.DOWN, message, wait)
        case _:
            return Failed(Trouble.GARBLED, message)


def _make_form(model: "Model", shape: type[T]) -> _Form[T]:
    """What asks for a shape: by the server's own JSON schema where it has that, which small local
    models keep to best, else as a form to be filled in."""
    from pydantic import TypeAdapter
    from pydantic_ai.models import ModelRequestParameters
    from pydantic_ai.output import OutputObjectDefinition
    from pydantic_ai.tools import GenerateToolJsonSchema, ToolDefinition

    reader = TypeAdapter(shape)
    schema = reader.json_schema(schema_generator=GenerateToolJsonSchema)
    if model.profile.get("supports_json_schema_output"):
        parameters = ModelRequestParameters(
            output_mode="native",
            output_object=OutputObjectDefinition(json_schema=schema, name=shape.__name__),
        )
    else:
        form = ToolDefinition(
            name="final_result",
            description="Fill this in.",
            parameters_json_schema=schema,
            kind="output",
        )
        parameters = ModelRequestParameters(
            output_mode="tool", output_tools=[form], allow_text_output=False
        )
    return _Form(parameters, reader, getattr(shape, "WHERE_CUT", {}))
