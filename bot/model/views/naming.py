"""What a language model is called where members read of it."""

from bot.kernel.view import Emphasis


def name_model(model: str) -> Emphasis:
    """A model's own name, without the provider that the setting has before it: “gpt-5-mini” for
    openai:gpt-5-mini."""
    return Emphasis(model.partition(":")[2] or model)
