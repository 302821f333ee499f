"""Which model is used, where, and how much of it, as the settings say."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from bot.model.rules.budget import Limits

OLLAMA = "http://127.0.0.1:11434/v1"
"""Where Ollama listens unless told otherwise."""

Effort = Literal["least", "low", "medium", "high", "own"]
"""How much a model may reason before it answers; `own` leaves it to the provider."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelConfig:
    """`name` is `provider:model`; "" means that no model is used. `address` takes the place of the
    provider's own. `seconds` is the most that one question may take, retries and waiting for its
    turn included; `at_once` go on at the same time. `output` is how many tokens there are besides
    the answer, for a model's reasoning; None leaves that to the model. `traces` is the address of a
    collector that requests are traced to ("" for none)."""

    name: str = ""
    address: str = ""
    key: str = field(default="", repr=False)
    seconds: float = 45.0
    at_once: int = 8
    effort: Effort = "least"
    output: int | None = None
    limits: Limits = field(default_factory=Limits)
    traces: str = ""
    prompts: Path | None = None

    @property
    def provider(self) -> str:
        """Who serves the model: what stands before the colon."""
        return self.name.partition(":")[0]

    @property
    def model(self) -> str:
        """The model's own name: what stands after the colon."""
        return self.name.partition(":")[2]

    @property
    def where(self) -> str:
        """To whom words are sent, as members are told."""
        if self.address:
            return self.address
        return OLLAMA if self.provider == "ollama" else self.provider
