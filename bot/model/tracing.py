"""Traces of requests to the model, for a collector that speaks OTLP over HTTP. They hold the model,
times, tokens and kinds of errors, and no words: neither what is sent nor what comes back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from bot.kernel.refusal import Refused
from bot.model.refusals import ModelRefusal

if TYPE_CHECKING:
    from pydantic_ai.models.instrumented import InstrumentationSettings

PATH = "/v1/traces"
"""Where a collector takes traces, under its address."""

EXPORT_SECONDS = 2
"""How long a collector may take for what it is sent; then it is let go."""


class Tracing(Struct, frozen=True):
    """How requests are traced; `stop` sends the last traces, and waits for that."""

    settings: "InstrumentationSettings"
    stop: Callable[[], None]


def trace_to(address: str) -> Tracing:
    """Have requests traced to a collector. Loads OpenTelemetry: not for the loop.

    Raises Refused (TRACES_NOT_INSTALLED).
    """
    from pydantic_ai.models.instrumented import InstrumentationSettings

    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError as error:
        raise Refused(ModelRefusal.TRACES_NOT_INSTALLED) from error
    provider = TracerProvider(resource=Resource.create({"service.name": "parley"}))
    endpoint = address if address.endswith(PATH) else address.rstrip("/") + PATH
    provider.add_span_processor(
        BatchSpanProcessor(OTLPSpanExporter(endpoint=endpoint, timeout=EXPORT_SECONDS))
    )
    without_words = InstrumentationSettings(
        tracer_provider=provider,
        include_content=False,
        include_binary_content=False,
        include_model_request_parameters=False,
    )
    return Tracing(without_words, provider.shutdown)
