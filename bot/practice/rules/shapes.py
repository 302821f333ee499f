"""What a model fills in for the tasks that are no grounded statements."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuestionChoice:
    """A question of Parley's, and the sentence of the member's that it is about, by number."""

    question: int
    sentence: int


@dataclass(frozen=True, slots=True)
class QuestionChoices:
    """Questions that could be asked now, the best first."""

    questions: list[QuestionChoice]


@dataclass(frozen=True, slots=True)
class RemarkChoice:
    """A remark of Parley's, and the sentence of the speech that it is about, by number."""

    remark: int
    sentence: int


@dataclass(frozen=True, slots=True)
class RemarkChoices:
    """Remarks on a speech, the most useful first."""

    remarks: list[RemarkChoice]


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
