"""The answer that comes of what a model chose."""

from collections.abc import Sequence
from enum import StrEnum
from typing import assert_never

from bot.article.rules.answer import Answer
from bot.article.rules.kinds.kind import QuestionKind
from bot.article.rules.kinds.limits import limit_answer
from bot.article.rules.offered import rank_chosen
from bot.article.rules.outcome import Outcome, Respelled, Sentence


class Verdict(StrEnum):
    """What a model says of the sentences that it chose."""

    ANSWERS = "answers"
    RELATED = "related"
    NONE = "none"


def build_chosen(
    verdict: Verdict,
    sentences: Sequence[Sentence],
    found: Answer,
    kind: QuestionKind | None,
) -> Answer:
    """The answer by a model's reading, of its sentences alone. `found` is what the search found,
    whose notes stay where the model does not say that the article answers. It says no more than the
    question's kind allows."""
    outcome = _find_outcome(verdict, sentences)
    kept = found.notes
    if outcome is Outcome.SAYS:
        kept = tuple(each for each in found.notes if isinstance(each, Respelled))
    answer = Answer(
        outcome=outcome,
        confidence=found.confidence,
        sentences=tuple(sentences),
        ranked=rank_chosen(sentences, found.ranked),
        notes=kept,
    )
    return limit_answer(answer, kind)


def _find_outcome(verdict: Verdict, sentences: Sequence[Sentence]) -> Outcome:
    match verdict:
        case Verdict.ANSWERS:
            return Outcome.SAYS if sentences else Outcome.SILENT
        case Verdict.RELATED:
            return Outcome.CLOSEST if sentences else Outcome.SILENT
        case Verdict.NONE:
            return Outcome.SILENT
        case _:
            assert_never(verdict)
