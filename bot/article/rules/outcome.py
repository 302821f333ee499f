"""What comes of a question: an outcome, the article's own words, and notes on its claims."""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct


class Outcome(StrEnum):
    """Whether the article answers a question."""

    SAYS = "says"
    """The article says it: the passage, nothing more."""

    CLOSEST = "closest"
    """These passages come closest: no claim that they answer, none that they do not."""

    SILENT = "silent"
    """The article does not say; at most one passage, offered as related."""


def find_best_outcome(outcomes: Iterable[Outcome]) -> Outcome:
    """The outcome that says most; silence where there is none."""
    return min(outcomes, key=tuple(Outcome).index, default=Outcome.SILENT)


class Sentence(Struct, frozen=True):
    """A sentence of an article, verbatim. `paragraph` counts from 1, `place` within it from 0."""

    slug: str
    version: int
    paragraph: int
    place: int
    text: str


class Passage(Struct, frozen=True):
    """A paragraph that could answer, with how likely it is to (0 to 1)."""

    slug: str
    version: int
    paragraph: int
    score: float


class Missing(Struct, frozen=True, tag="missing"):
    """The article does not speak of `words`, in the question's own spelling; `instead` is what it
    speaks of in their place, "" where that cannot be told."""

    words: str
    instead: str = ""


class Contradicted(Struct, frozen=True, tag="contradicted"):
    """The sentence that corrects what the question takes for granted."""

    sentence: Sentence


class Respelled(Struct, frozen=True, tag="respelled"):
    """A word was searched for as the library spells it."""

    typed: str
    used: str


class ValueKind(StrEnum):
    """What a question may ask for. Saved: names are for ever."""

    NUMBER = "number"
    SUM = "sum"
    FIGURE = "figure"
    DATE = "date"
    STATES = "states"


class Unsaid(Struct, frozen=True, tag="unsaid"):
    """The article speaks of what a question is about, and gives no value of the kind asked for."""

    kind: ValueKind


AnswerNote = Missing | Contradicted | Respelled | Unsaid
"""Something found out about what a question claims. Saved as JSON: tags and fields are for ever."""
