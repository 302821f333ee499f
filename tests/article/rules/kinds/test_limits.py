"""What a question of some kind lets an article say."""

import pytest
from msgspec.structs import replace

from bot.article.rules.answer import NOTHING, Answer
from bot.article.rules.kinds.kind import (
    AsksHelp,
    AsksOpinion,
    AsksSummary,
    OpinionSort,
    QuestionKind,
)
from bot.article.rules.kinds.limits import limit_answer
from bot.article.rules.outcome import Outcome, Sentence

SENTENCE = Sentence("pact", 1, 1, 0, "The pact holds.")


def found(outcome: Outcome, confidence: float = 0.9) -> Answer:
    return Answer(outcome=outcome, confidence=confidence, sentences=(SENTENCE,), ranked=())


@pytest.mark.parametrize("kind", [None, AsksHelp("renew my card")])
@pytest.mark.parametrize("outcome", list(Outcome))
def test_an_ordinary_question_is_answered_as_found(
    kind: QuestionKind | None, outcome: Outcome
) -> None:
    assert limit_answer(found(outcome), kind) == found(outcome)


@pytest.mark.parametrize("outcome", [Outcome.SAYS, Outcome.CLOSEST])
def test_to_an_opinion_passages_come_closest_at_most(outcome: Outcome) -> None:
    limited = limit_answer(found(outcome), AsksOpinion(OpinionSort.OPINION))

    assert limited == found(Outcome.CLOSEST, 0.5)


def test_an_article_that_says_what_is_perhaps_no_opinion_says_it() -> None:
    perhaps = AsksOpinion(OpinionSort.ADVICE, firm=False)

    assert limit_answer(found(Outcome.SAYS), perhaps) == found(Outcome.SAYS)
    assert limit_answer(found(Outcome.CLOSEST), perhaps) == found(Outcome.CLOSEST, 0.5)


def test_nothing_is_shown_where_the_article_argues_nothing() -> None:
    limited = limit_answer(found(Outcome.SILENT, 0.1), AsksOpinion(OpinionSort.PREDICTION))

    assert limited.outcome is Outcome.SILENT
    assert limited.sentences == ()


def test_what_is_answered_otherwise_is_not_searched_for() -> None:
    assert limit_answer(found(Outcome.SAYS), AsksSummary()) == NOTHING


@pytest.mark.parametrize("firm", [True, False])
def test_a_prediction_shows_nothing_that_only_comes_close(firm: bool) -> None:
    foresees = AsksOpinion(OpinionSort.PREDICTION, firm=firm)

    assert limit_answer(found(Outcome.CLOSEST), foresees) == replace(NOTHING, confidence=0.5)
    assert limit_answer(found(Outcome.SAYS), foresees).sentences == (SENTENCE,)
