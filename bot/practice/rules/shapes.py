"""What a model fills in for the tasks that are no grounded statements."""

from msgspec import Struct


class Questioned(Struct, frozen=True):
    """A question, and the member's own words that it is about."""

    question: str
    about: str


class Remark(Struct, frozen=True):
    """Something said of a speech: under which head of the rubric, on which words of it, what."""

    head: str
    quotation: str
    remark: str


class Remarks(Struct, frozen=True):
    """Remarks on a speech, and what its speaker could try next."""

    remarks: list[Remark]
    next: list[Remark]


class Plainer(Struct, frozen=True):
    """A sentence in plain words, with the words of the original that it renders."""

    number: int
    original: str
    text: str


class Plain(Struct, frozen=True):
    """A text in plain words, sentence by sentence."""

    sentences: list[Plainer]


class Rendered(Struct, frozen=True):
    """A paragraph, by its number, in another language."""

    number: int
    text: str


class Translated(Struct, frozen=True):
    """Paragraphs in another language."""

    paragraphs: list[Rendered]
