"""Which model the settings name, and what each provider is sent besides the words.

A model that reasons is asked for as little of it as its provider takes, unless the settings say
more: choosing sentences needs none, and members wait.
"""

import inspect
import logging
import warnings
from collections.abc import Collection
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from msgspec import Struct

from bot.kernel.refusal import Refused
from bot.model.config import OLLAMA, ModelConfig
from bot.model.refusals import ModelRefusal
from bot.model.tracing import Tracing, trace_to

if TYPE_CHECKING:
    from pydantic_ai.models import Model
    from pydantic_ai.providers import Provider
    from pydantic_ai.settings import ModelSettings

ROOM = {"least": 4_000, "own": 16_000, "low": 4_000, "medium": 16_000, "high": 24_000}
"""Tokens a model that reasons may use besides its answer, by effort. Anthropic’s thinking takes
2,048, 10,000 and 16,384 of them for low, medium and high."""

_OLDER_NAME: dict[str, object] = {"openai_chat_supports_max_completion_tokens": False}
"""Ollama and other servers that speak as OpenAI’s did know `max_tokens` alone, and pass over the
newer name: then nothing would bound an answer."""

_IN_WORDS = {"base_url": "address of its own", "api_key": "key"}

_WORDY = (
    *("httpx", "httpx2", "httpcore", "httpcore2", "openai", "anthropic", "google_genai", "groq"),
    *("mistralai", "cohere", "huggingface_hub", "botocore", "boto3", "urllib3", "pydantic_ai"),
)
"""Libraries that log a line for each request, and at the level debug the words that are sent."""

_OLLAMA_EFFORTS = frozenset({"none", "low", "medium", "high"})
_ALWAYS_REASON = ("gpt-oss",)
"""Models of which Ollama says that they take an effort, and no switch."""


class ReadyModel(Struct, frozen=True, kw_only=True):
    """The model as it is asked. `room` is how many tokens it may use besides its answer, and
    `settings` what is sent alike with every request."""

    model: "Model"
    room: int
    settings: "ModelSettings"
    takes_temperature: bool = True
    tracing: Tracing | None = None


def make_model(config: ModelConfig) -> ReadyModel:
    """The model by its provider and name. Takes a second the first time: not for the loop.

    Raises Refused (MODEL_NOT_INSTALLED, MODEL_UNKNOWN, TRACES_NOT_INSTALLED).
    """
    try:
        from pydantic_ai.exceptions import UserError
    except ImportError as error:
        raise Refused(ModelRefusal.MODEL_NOT_INSTALLED) from error
    for library in _WORDY:
        logging.getLogger(library).setLevel(logging.WARNING)
    # Some models take no temperature, some servers count no tokens: neither is news to anybody.
    warnings.filterwarnings("ignore", "Sampling parameters", UserWarning)
    warnings.filterwarnings("ignore", "Failed to extract usage")
    try:
        model = _named(config)
    except (UserError, ValueError, ImportError, TypeError) as error:
        raise Refused(ModelRefusal.MODEL_UNKNOWN, name=config.name, why=error) from error
    return ReadyModel(
        model=model,
        room=_find_room(config, model),
        settings=_common_settings(config, model),
        # Anthropic refuses a temperature beside thinking.
        takes_temperature=config.provider != "anthropic" or config.effort in ("least", "own"),
        tracing=trace_to(config.traces) if config.traces else None,
    )


def _named(config: ModelConfig) -> "Model":
    from pydantic_ai.models import infer_model
    from pydantic_ai.models.ollama import OllamaModel
    from pydantic_ai.models.openai import OpenAIChatModel

    if not config.model:
        raise ValueError("it names no model")
    if config.address and not _is_address(config.address):
        raise ValueError(
            f"PARLEY_MODEL_ADDRESS is “{config.address}”, where no server can be; write one such "
            "as http://127.0.0.1:8080/v1"
        )
    provider = _provider(config.provider, config)
    match config.provider:
        case "ollama":
            profile = {**OllamaModel(config.model, provider=provider).profile}
            profile |= _ollama_takes(config.model)
            return OllamaModel(config.model, provider=provider, profile=profile)  # type: ignore[arg-type]
        case "llama-cpp" | "openai":
            profile = {**OpenAIChatModel(config.model, provider=provider).profile}
            if config.address and not profile.get("supports_thinking"):
                profile |= _OLDER_NAME
            return OpenAIChatModel(config.model, provider=provider, profile=profile)  # type: ignore[arg-type]
        case _:
            return infer_model(config.name, provider_factory=lambda _: provider)


def _is_address(address: str) -> bool:
    """Can a server be there? What its library makes of other addresses is nobody's guess."""
    try:
        parts = urlsplit(address)
        has_port = parts.port != 0
    except ValueError:
        return False
    is_http = parts.scheme in ("http", "https") and bool(parts.hostname)
    return is_http and has_port and address.isprintable() and " " not in address


def _ollama_takes(model: str) -> dict[str, object]:
    """An effort, which models that do not reason pass over where it is `none`."""
    always = model.startswith(_ALWAYS_REASON)
    return _OLDER_NAME | {
        "supports_thinking": True,
        "thinking_always_enabled": always,
        "openai_reasoning_efforts": _OLLAMA_EFFORTS - {"none"} if always else _OLLAMA_EFFORTS,
    }


def _provider(name: str, config: ModelConfig) -> "Provider[Any]":
    """Who serves the model, with the address and key of the settings where it takes them."""
    from pydantic_ai.providers import infer_provider_class

    if name == "llama-cpp" and not config.address:  # its port is another from version to version
        raise ValueError("llama-cpp needs PARLEY_MODEL_ADDRESS, such as http://127.0.0.1:8080/v1")
    if name == "llama-cpp" or (name == "openai" and config.address):
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


def _common_settings(config: ModelConfig, model: "Model") -> "ModelSettings":
    """Effort; and that instructions, alike for all, are kept by the server for a while."""
    settings: dict[str, Any] = {"max_retries": 0, "cache": {"messages": False}}
    effort = config.effort
    if effort == "own":
        pass
    elif config.provider == "llama-cpp":
        # Newer versions read the effort, older ones only what they hand to the chat template.
        level = "none" if effort == "least" else effort
        switch = {"enable_thinking": effort != "least"}
        settings["extra_body"] = {"reasoning_effort": level, "chat_template_kwargs": switch}
    elif effort == "least":
        settings["thinking"] = False
    else:
        settings["thinking"] = effort
        if config.provider == "openai" and not model.profile.get("supports_thinking"):
            settings["openai_reasoning_effort"] = effort
    return settings  # type: ignore[return-value]  # with keys of one provider’s own


def find_room(config: ModelConfig) -> int:
    """Tokens that the model may use besides its answer, to reason with. Takes a second the first
    time: not for the loop."""
    try:
        return _find_room(config, _named(config))
    except (RuntimeError, ValueError, ImportError, TypeError):  # doctor says what is wrong
        return ROOM[config.effort] if config.output is None else config.output


def _find_room(config: ModelConfig, model: "Model") -> int:
    """As the settings say; else by effort where the model reasons, or where nobody can know."""
    if config.output is not None:
        return config.output
    profile = model.profile
    unknown = config.provider == "llama-cpp" or (config.provider == "openai" and config.address)
    if config.effort == "least":
        efforts: Collection[str] = profile.get("openai_reasoning_efforts") or ()  # type: ignore[assignment]
        may_stop = "none" in efforts or not profile.get("thinking_always_enabled")
        reasons = unknown or not may_stop
    else:
        reasons = unknown or bool(profile.get("supports_thinking"))
    return ROOM[config.effort] if reasons else 0
