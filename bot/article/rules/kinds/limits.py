"""What a question of some kind lets an article say."""

from typing import assert_never

from msgspec.structs import replace

from bot.article.rules.answer import NOTHING, Answer
from bot.article.rules.kinds.kind import (
    AsksHelp,
    AsksOpinion,
    AsksParagraph,
    AsksRecord,
    AsksSummary,
    OpinionSort,
    QuestionKind,
    SaysSomething,
)
from bot.article.rules.outcome import Outcome

MOST_UNSETTLED = 0.5
"""The most confidence that an article settles what no article can."""


def limit_answer(answer: Answer, kind: QuestionKind | None) -> Answer:
    """What was found for a question, saying no more than its kind allows: to an opinion passages
    come closest at most, to a prediction only where the article makes it, to small talk nothing."""
    match kind:
        case None | AsksHelp():
            return answer
        case AsksOpinion(sort, firm):
            foresees = sort is OpinionSort.PREDICTION and answer.outcome is not Outcome.SAYS
            if foresees or answer.outcome is Outcome.SILENT:
                return replace(NOTHING, confidence=min(answer.confidence, MOST_UNSETTLED))
            if answer.outcome is Outcome.SAYS and not firm:
                return answer
            return as_closest(answer)
        case AsksRecord() | AsksParagraph() | AsksSummary() | SaysSomething():
            return NOTHING
        case _:
            assert_never(kind)


def as_closest(answer: Answer) -> Answer:
    """An answer that claims no more than that its passages come closest."""
    confidence = min(answer.confidence, MOST_UNSETTLED)
    return replace(answer, outcome=Outcome.CLOSEST, confidence=confidence, notes=())
