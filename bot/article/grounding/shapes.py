"""What a model fills in where its sentences must show their sources, and what is left of it."""

from dataclasses import dataclass


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
    """Sentences of the model's, none of them checked."""

    sentences: list[Drafted]


@dataclass(frozen=True, slots=True)
class Source:
    """Words that stand in the text with this number, exactly as they stand there."""

    number: int
    quotation: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A sentence that holds, and what it rests on."""

    words: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Dropped:
    """A sentence that does not hold, and why, in words."""

    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Sifted:
    """A draft once it was held against the text."""

    kept: tuple[Kept, ...]
    dropped: tuple[Dropped, ...]
