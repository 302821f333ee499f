"""Sentences of a model's with the words that bear them, as they are shown and kept."""

from bot.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Rested:
    """Words that stand in a text, what that text is called, and the command that opens it."""

    quotation: str
    label: str
    action: str


@dataclass(frozen=True, slots=True)
class Borne:
    """A sentence of the model's, and what it rests on. One without `words` is a quotation alone."""

    words: str
    rests: tuple[Rested, ...]
