"""Premises that another passage of the article denies."""

import pytest

from bot.article.rules.index import words_only
from bot.article.rules.objections.near_denials import DENIED, object_to_near_denials
from tests.article.rules.objections.passages import find_passage

PLAN = """The plan of Orvik

The help of the guild is dear to the town. Its council keeps the last word on every plan.

To avoid a risk, help would not be sent automatically, since the council votes. The tower fell."""


def test_the_sentence_that_denies_it_corrects_the_question():
    found = find_passage("Why should help be sent automatically?", 0, 0, text=PLAN)

    (objection,) = object_to_near_denials(found, words_only)

    assert objection.factor == DENIED
    assert objection.note is not None
    assert objection.note.sentence.text.startswith("To avoid a risk")


@pytest.mark.parametrize(
    "question",
    [
        "Why should help not be sent automatically?",
        "Who sends help automatically?",
        "Why does the council keep the last word?",
        "Why did the tower fall?",
    ],
)
def test_what_nothing_denies_is_left(question):
    found = find_passage(question, 0, 0, text=PLAN)

    assert list(object_to_near_denials(found, words_only)) == []
