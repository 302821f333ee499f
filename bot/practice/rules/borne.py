"""Sentences of a model's with the words that bear them, as they are shown and kept."""

from msgspec import Struct


class SourcedQuotation(Struct, frozen=True):
    """Words that stand in a text, what that text is called, and the command that opens it."""

    quotation: str
    label: str
    action: str


class SourcedSentence(Struct, frozen=True):
    """A sentence of the model's, and what it rests on. One without `words` is a quotation alone."""

    words: str
    rests: tuple[SourcedQuotation, ...]
