"""Sentences that are about the matter of a question and do not bear it out."""

import pytest

from bot.article.rules.index import words_only
from bot.article.rules.objections.bare_premises import LIKELY, PERHAPS, object_to_bare_premise
from bot.article.rules.objections.objection import Objection
from tests.article.rules.objections.passages import find_passage


@pytest.mark.parametrize(
    ("question", "paragraph", "place"),
    [
        ("Why did Ilse Brant sell the tower of Orvik?", 4, 0),  # the guild sold it
        ("What did the new roof of the chapel cost?", 4, 1),  # it would cost
        ("What was the only roof of the chapel made of?", 4, 1),
        ("Why did the fire destroy the whole mill?", 4, 2),  # and left the rest
        ("How do I clean the roof of my house?", 4, 1),
    ],
)
def test_a_sentence_that_says_it_otherwise_makes_it_unlikely(question, paragraph, place):
    found = find_passage(question, paragraph, place)

    assert list(object_to_bare_premise(found, words_only)) == [Objection(LIKELY)]


def test_a_reason_for_something_else_is_perhaps_no_answer():
    found = find_passage("Why did Bea Holm leave the council of Sarn in anger?", 2, 1)

    assert list(object_to_bare_premise(found, words_only)) == [Objection(PERHAPS)]


@pytest.mark.parametrize(
    ("question", "paragraph", "place"),
    [
        ("Why did the guild sell the tower?", 4, 0),
        ("What would the new roof of the chapel cost?", 4, 1),
        ("What did the mayor propose for the roof of the chapel?", 4, 1),
        ("What did the fire destroy?", 4, 2),
        ("Did the fire destroy the whole mill?", 4, 2),
    ],
)
def test_a_sentence_that_bears_it_out_is_left(question, paragraph, place):
    found = find_passage(question, paragraph, place)

    assert list(object_to_bare_premise(found, words_only)) == []
