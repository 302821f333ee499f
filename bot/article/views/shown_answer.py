"""An answer, with all that its view shows."""

from msgspec import Struct

from bot.article.rules.outcome import AnswerNote, Outcome, Passage, Sentence
from bot.article.rules.worded import WordedAnswer


class AnswerPart(Struct, frozen=True, kw_only=True):
    """Sentences that answer one thing asked, best first; `of` names the thing in a comparison.

    When nothing answers, the sentences are the nearest there are. `ranked` are paragraphs that
    could answer as well.
    """

    sentences: tuple[Sentence, ...]
    confidence: float
    outcome: Outcome
    of: str = ""
    ranked: tuple[Passage, ...] = ()
    notes: tuple[AnswerNote, ...] = ()

    @property
    def abstained(self) -> bool:
        """Is the article silent on this?"""
        return self.outcome is Outcome.SILENT


class ShownAnswer(Struct, frozen=True, kw_only=True):
    """An answer as it is shown. `titles` names the articles it cites by slug; `asked` counts those
    the question was put to; `foreign` is set when question and articles differ in language.
    `worded` is the answer in a model's words, `unworded` why there is none though one is used."""

    id: str
    question: str
    asker: str
    parts: tuple[AnswerPart, ...]
    titles: dict[str, str]
    asked: int
    shared: bool
    foreign: bool = False
    worded: WordedAnswer | None = None
    unworded: str = ""
