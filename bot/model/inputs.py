"""What prompts are given, and what they are once they are filled in."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

Input = str | int | Sequence[str] | Sequence[Mapping[str, str | int]]
"""What a prompt may be given: words, a number, several words, or rows of named words."""


class Ours(str):
    """Words of our own (never a member's, an article's or a link's), which need no fence."""

    __slots__ = ()


class RenderedPrompt(Struct, frozen=True, kw_only=True):
    """A prompt filled in. `hash` tells which text of the prompt it was."""

    task: str
    instructions: str
    request: str
    temperature: float
    most_tokens: int
    hash: str
