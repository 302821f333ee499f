"""Words of a question that the article has nothing like."""

import pytest

from bot.article import meaning
from bot.article.rules.index import words_only
from bot.article.rules.objections.strange_words import object_to_strange_words
from bot.article.rules.outcome import Missing
from tests.article.rules.objections.passages import find_passage


@pytest.fixture(scope="module")
def model():
    if not meaning.available():
        pytest.skip("the vectors are not installed on this machine")
    return meaning.load()


def test_a_strange_word_is_named(model):
    found = find_passage("Why did the council of Orvik marinate the cheese?", 0, 0, model)

    assert [o.note for o in object_to_strange_words(found, model)] == [Missing("cheese")]


@pytest.mark.parametrize(
    "question",
    [
        "Which boats does the report speak of?",
        "What did the town council decide about the bridge?",
        "Pourquoi le conseil a-t-il mangé le fromage ?",
    ],
)
def test_words_with_a_counterpart_and_other_languages_are_let_pass(question, model):
    assert list(object_to_strange_words(find_passage(question, 0, 0, model), model)) == []


def test_without_the_model_no_word_is_strange():
    found = find_passage("Which cheese did the council of Orvik eat?", 0, 0)

    assert list(object_to_strange_words(found, words_only)) == []
