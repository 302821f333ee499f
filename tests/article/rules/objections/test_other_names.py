"""Names that an article never mentions."""

import pytest

from bot.article.rules.index import words_only
from bot.article.rules.objections.other_names import object_to_names
from bot.article.rules.outcome import Missing
from tests.article.rules.objections.passages import find_passage


def missing_in(question):
    objections = object_to_names(find_passage(question, 0, 0), words_only)
    return [o.note.words for o in objections if isinstance(o.note, Missing)]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Who is the mayor of London?", ["London"]),
        ("who is the mayor of london", ["London"]),
        ("how long is the panama canal", ["Panama"]),
        ("what do the germans say of the bridge?", ["Germans"]),
        ("What did Putin promise to Lucia Terrant?", ["Putin"]),
    ],
)
def test_a_name_that_the_article_lacks_is_told(question, names):
    assert missing_in(question) == names


@pytest.mark.parametrize(
    "question",
    [
        "who is the mayor of orvik",
        "What does the world health organisation say of the bridge?",
        "Did Lucia Terrant polish the pole?",
        "Que dit la France du pont et des ports de la région ?",
    ],
)
def test_other_words_name_nothing_strange(question):
    assert missing_in(question) == []
