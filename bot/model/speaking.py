"""One request to the model through pydantic-ai, which is loaded on first use.

The model is given no tools: it can only fill in the shape that is asked for.
"""

import asyncio
import inspect
import logging
import warnings
from collections.abc import Awaitable, Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from msgspec import Struct

from bot.kernel.refusal import Refused
from bot.model.config import OLLAMA, ModelConfig
from bot.model.inputs import RenderedPrompt
from bot.model.refusals import ModelRefusal

if TYPE_CHECKING:
    from pydantic import TypeAdapter
    from pydantic_ai import Agent
    from pydantic_ai.messages import ModelResponsePart
    from pydantic_ai.models import Model
    from pydantic_ai.providers import Provider
    from pydantic_ai.settings import ModelSettings

T = TypeVar("T")

Growing = Callable[[T], Awaitable[None]]
"""Told what has come in so far, while the model goes on; the last part may be cut off."""

_IN_WORDS = {"base_url": "address of its own", "api_key": "key"}

LONGEST = 200_000
"""Characters of an answer, over any that a prompt may ask for."""

GATHERED = 0.1
"""Seconds of a stream that are gathered before they are looked at."""


class Trouble(StrEnum):
    """Why a request came to nothing. The names are those on record."""

    SLOW = "slow"
    DOWN = "down"
    BUSY = "busy"
    REFUSED = "refused"
    GARBLED = "garbled"


class Failed(Exception):
    """A request came to nothing. `wait` is how many seconds the server asked us to wait; `why` is
    for doctor alone, in the server's or the library's words."""

    def __init__(self, trouble: Trouble, reason: str, wait: float | None = None) -> None:
        super().__init__(trouble.value)  # what is logged; `why` may hold somebody's words
        self.trouble, self.why, self.wait = trouble, reason, wait


_SLIPS = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)
"""What the libraries let slip when a server's answer is garbled in a way that they did not think
of (found by feeding them 1,500 garbled answers)."""


class _Ours(Exception):
    """A mistake of ours while a stream is read; it must not pass for a garbled answer."""

    def __init__(self, error: Exception) -> None:
        super().__init__(str(error))
        self.error = error


class ModelReply(Struct, Generic[T], frozen=True, kw_only=True):
    """What the model said, in the shape asked for; None where the server did not count tokens."""

    value: T
    tokens_in: int | None
    tokens_out: int | None


class Speaker:
    """The model that the settings name. Nothing is loaded or opened before the first request."""

    def __init__(self, config: ModelConfig) -> None:
        self._config = config
        self._model: Model | None = None
        self._agents: dict[type, Agent[None, Any]] = {}
        self._making = asyncio.Lock()

    async def say(
        self,
        prompt: RenderedPrompt,
        shape: type[T],
        seconds: float,
        growing: Growing[T] | None = None,
    ) -> ModelReply[T]:
        """Make one request and wait at most so many seconds. Raises Failed, and Refused where the
        settings name no model that there is (MODEL_NOT_INSTALLED, MODEL_UNKNOWN)."""
        agent = await self._agent(shape)
        from pydantic import ValidationError
        from pydantic_ai.exceptions import AgentRunError

        settings: ModelSettings = {
            "temperature": prompt.temperature,
            "max_tokens": prompt.most_tokens,
            "max_retries": 0,
        }
        try:
            async with asyncio.timeout(seconds):
                if growing is None:
                    return await _ask_at_once(agent, prompt, settings)
                return await _ask_streamed(agent, prompt, settings, shape, growing)
        except TimeoutError as error:
            raise Failed(Trouble.SLOW, f"no answer within {seconds:.0f} seconds") from error
        except _Ours as ours:
            raise ours.error from None
        except (AgentRunError, ValidationError, OSError) as error:
            raise _failure(error) from error
        except _SLIPS as error:
            raise Failed(Trouble.GARBLED, f"{type(error).__name__} on reading it") from error

    async def close(self) -> None:
        """Let go of connections."""
        if self._model is not None:
            client = getattr(getattr(self._model, "client", None), "close", None)
            if client is not None:
                await client()

    async def _agent(self, shape: type[T]) -> "Agent[None, T]":
        if shape not in self._agents:
            async with self._making:
                if self._model is None:
                    self._model = await asyncio.to_thread(_model, self._config)
                if shape not in self._agents:
                    self._agents[shape] = await asyncio.to_thread(_agent, self._model, shape)
        return self._agents[shape]


async def _ask_at_once(
    agent: "Agent[None, T]", prompt: RenderedPrompt, settings: "ModelSettings"
) -> ModelReply[T]:
    run = await agent.run(prompt.request, instructions=prompt.instructions, model_settings=settings)
    return _build_reply(run.output, run.usage)


async def _ask_streamed(
    agent: "Agent[None, T]",
    prompt: RenderedPrompt,
    settings: "ModelSettings",
    shape: type[T],
    growing: Growing[T],
) -> ModelReply[T]:
    from pydantic import TypeAdapter

    reader = TypeAdapter(shape)
    async with agent.run_stream(
        prompt.request, instructions=prompt.instructions, model_settings=settings
    ) as run:
        async for response in run.stream_response(debounce_by=GATHERED):
            words = "".join(map(_json, response.parts))
            if len(words) > LONGEST:
                raise Failed(Trouble.GARBLED, "an answer without end")
            part = partly(words, reader)
            if part is not None:
                await _pass_on(growing, part)
        return _build_reply(await run.get_output(), run.usage)


async def _pass_on(growing: Growing[T], part: T) -> None:
    try:
        await growing(part)
    except _SLIPS as error:
        raise _Ours(error) from error


def _json(part: "ModelResponsePart") -> str:
    """What has come in of the shape: as words, or as what fills in a form."""
    arguments = getattr(part, "args", None) or getattr(part, "content", None)
    return arguments if isinstance(arguments, str) else ""


def partly(words: str, reader: "TypeAdapter[T]") -> T | None:
    """The shape from JSON that is cut off: without the string that is not whole, and without the
    last element of the last list if that is not whole. None if there is no shape in it yet."""
    from pydantic import ValidationError
    from pydantic_core import from_json

    try:
        value = from_json(words, allow_partial=True)
    except ValueError:
        return None
    for _ in range(2):
        try:
            return reader.validate_python(value)
        except ValidationError:
            last = next(reversed(value.values()), None) if isinstance(value, dict) else None
            if not isinstance(last, list) or not last:
                return None
            last.pop()
    return None


def _build_reply(
    value: T, usage: Any
) -> ModelReply[T]:  # pydantic-ai's RunUsage, which is not imported here
    has_count = usage.total_tokens > 0
    return ModelReply(
        value=value,
        tokens_in=usage.input_tokens if has_count else None,
        tokens_out=usage.output_tokens if has_count else None,
    )


def _failure(error: Exception) -> Failed:
    """What a fault of the library's means to us."""
    from pydantic_ai import exceptions as faults

    message = str(error)[:300]
    wait = getattr(error, "retry_after", None)
    match error:
        case faults.ModelRateLimitError() | faults.ModelOverloadedError():
            return Failed(Trouble.BUSY, message, wait)
        case faults.ModelTimeoutError() | faults.ModelRequestTimeout():
            return Failed(Trouble.SLOW, message)
        case faults.ModelRequestRejectedError() | faults.ModelQuotaExceededError():
            return Failed(Trouble.REFUSED, message, wait)
        case faults.ModelAPIError():
            return Failed(Trouble.DOWN, message, wait)
        case OSError():
            return Failed(Trouble.DOWN, message)
        case _:
            return Failed(Trouble.GARBLED, message)


def _model(config: ModelConfig) -> "Model":
    """The model by its provider and name. Takes a second the first time: not for the loop."""
    try:
        from pydantic_ai.exceptions import UserError
        from pydantic_ai.models import infer_model
        from pydantic_ai.models.openai import OpenAIChatModel
    except ImportError as error:
        raise Refused(ModelRefusal.MODEL_NOT_INSTALLED) from error
    logging.getLogger("httpx2").setLevel(logging.WARNING)  # a line for each request is too much
    # Some models take no temperature, some servers count no tokens: neither is news to anybody.
    warnings.filterwarnings("ignore", "Sampling parameters", UserWarning)
    warnings.filterwarnings("ignore", "Failed to extract usage")
    try:
        if config.provider == "openai":
            return OpenAIChatModel(config.model, provider=_provider("openai", config))
        return infer_model(config.name, provider_factory=lambda name: _provider(name, config))
    except (UserError, ValueError, ImportError, TypeError) as error:
        raise Refused(ModelRefusal.MODEL_UNKNOWN, name=config.name, why=error) from error


def _provider(name: str, config: ModelConfig) -> "Provider[Any]":
    """Who serves the model, with the address and key of the settings where it takes them."""
    from pydantic_ai.providers import infer_provider_class

    if name == "openai" and config.address:
        from pydantic_ai.providers.openai_compatible import OpenAICompatibleProvider

        return OpenAICompatibleProvider(
            "openai-compatible", base_url=config.address, api_key=config.key or "none"
        )
    settings: dict[str, str] = {}
    if address := config.address or (OLLAMA if name == "ollama" else ""):
        settings["base_url"] = address
    if config.key:
        settings["api_key"] = config.key
    serving = infer_provider_class(name)
    if unknown := set(settings) - set(inspect.signature(serving).parameters):
        raise ValueError(
            f"{name} takes no {' and no '.join(_IN_WORDS[setting] for setting in unknown)}"
        )
    return serving(**settings)


def _agent(model: "Model", shape: type[T]) -> "Agent[None, T]":
    """What asks for a shape: by the server's own JSON schema where it has that, which small local
    models keep to best, else as a form to be filled in."""
    from pydantic_ai import Agent, NativeOutput, ToolOutput

    if model.profile.get("supports_json_schema_output"):
        return Agent(model, output_type=NativeOutput(shape), retries=0)
    return Agent(model, output_type=ToolOutput(shape), retries=0)
