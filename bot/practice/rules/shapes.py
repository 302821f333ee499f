"""What a model fills in for the tasks that are no grounded statements."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Questioned:
    """A question, and the member's own words that it is about."""

    question: str
    about: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something said of a speech: under which head of the rubric, on which words of it, what."""

    head: str
    quotation: str
    remark: str


@dataclass(frozen=True, slots=True)
class Remarks:
    """Remarks on a speech, and what its speaker could try next."""

    remarks: list[Remark]
    next: list[Remark]


@dataclass(frozen=True, slots=True)
class PlainSentence:
    """A sentence in plain words, with the number of the paragraph that it renders."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text in plain words, sentence by sentence."""

    sentences: list[PlainSentence]


@dataclass(frozen=True, slots=True)
class TranslatedParagraph:
    """A paragraph, by its number, in another language."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Translated:
    """Paragraphs in another language."""

    paragraphs: list[TranslatedParagraph]
