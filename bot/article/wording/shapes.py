"""What a model fills in where its sentences must show their sources, and what is left of it.

What it fills in are standard dataclasses: the library that speaks to models knows those.
"""

from dataclasses import dataclass

from msgspec import Struct


@dataclass(frozen=True, slots=True)
class Cited:
    """A source as the model gives it: the number of a paragraph or speech, and the words in it that
    the sentence rests on."""

    number: int
    quotation: str


@dataclass(frozen=True, slots=True)
class Drafted:
    """A sentence of the model's with its sources."""

    text: str
    sources: list[Cited]


@dataclass(frozen=True, slots=True)
class Draft:
    """Sentences of the model's, none of them looked at."""

    sentences: list[Drafted]


class Source(Struct, frozen=True):
    """Words that stand in the text with this number, exactly as they stand there."""

    number: int
    quotation: str


class Kept(Struct, frozen=True):
    """A sentence in which no rule finds fault, and what it rests on."""

    words: str
    sources: tuple[Source, ...]


class Dropped(Struct, frozen=True):
    """A sentence that is left out, and why, in words for the model."""

    words: str
    why: str


class Sifted(Struct, frozen=True):
    """A draft once it was held against the texts."""

    kept: tuple[Kept, ...]
    dropped: tuple[Dropped, ...]
