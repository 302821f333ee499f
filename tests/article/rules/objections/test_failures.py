"""Why something failed, as passages tell it."""

import pytest

from bot.article.rules.index import words_only
from bot.article.rules.objections.bare_premises import object_to_bare_premise
from bot.article.rules.objections.failures import (
    TOLD,
    UNTOLD,
    asks_of_failure,
    object_to_failures,
)
from bot.article.rules.objections.false_premises import object_to_premise
from bot.article.rules.objections.objection import Objection
from tests.article.rules.objections.passages import find_passage

TRUCE = """The truce of Orvik

The truce was signed in May. Its text sets no deadline and names no judge. The envoy praised it.

The second talks were held in the old fort. The guild refused to go on after two days.

The fishing school opened in June. “I would not call it large,” its head said."""


@pytest.mark.parametrize(
    "question",
    [
        "Why didn't the truce work?",
        "why did the second talks fail",
        "Why was the truce no use to the fishermen?",
        "What went wrong with the truce?",
        "and why did the talks lead nowhere?",
        "Why did nothing come of the draft?",
        "Why did the lift not last?",
    ],
)
def test_a_question_may_ask_why_something_failed(question):
    assert asks_of_failure(question)


@pytest.mark.parametrize(
    "question", ["Why was the truce signed?", "Did the talks fail?", "Who failed?", "Why help?"]
)
def test_other_questions_ask_of_no_failure(question):
    assert not asks_of_failure(question)


@pytest.mark.parametrize(
    ("question", "paragraph", "lead"),
    [
        ("Why didn't the truce work?", 0, (0, 1)),
        ("Why did the second talks fail?", 1, (1, 1)),
    ],
)
def test_the_sentence_that_tells_of_it_leads_and_nothing_speaks_against_it(
    question, paragraph, lead
):
    found = find_passage(question, paragraph, 0, text=TRUCE)

    assert list(object_to_failures(found, words_only)) == [Objection(1, lead=lead, least=TOLD)]
    assert list(object_to_premise(found, words_only)) == []
    assert list(object_to_bare_premise(found, words_only)) == []


def test_a_passage_that_tells_of_no_failure_is_doubted():
    found = find_passage("Why did the fishing school fail?", 2, 0, text=TRUCE)

    assert list(object_to_failures(found, words_only)) == [Objection(UNTOLD)]


def test_a_failure_of_something_else_is_none():
    found = find_passage("Why did Norvex fail?", 1, 0, text=TRUCE)

    assert list(object_to_failures(found, words_only)) == [Objection(UNTOLD)]


def test_other_questions_are_left():
    found = find_passage("When was the truce signed?", 0, 0, text=TRUCE)

    assert list(object_to_failures(found, words_only)) == []
