"""Questions of who has an office, of passages that name somebody in it or do not."""

import pytest

from bot.article.rules.index import words_only
from bot.article.rules.objections.objection import Objection
from bot.article.rules.objections.offices import UNNAMED, object_to_offices
from tests.article.rules.objections.passages import find_passage

COAST = """Who rules the coast

The letter was written by Tom Arel, who then ran the office of Velmora's president, and Ida Sund. \
In Sarn the mayor and the council meet on Friday.

Velmora has had two votes this year. President Mira Quell called the second one.

Piet Varga, the new mayor of Tarn, came by boat. Harbour minister Ole Brandt did not come. Edda \
Holm has led the guild since 1990. He has been captain of the ferry since."""


def test_a_title_that_no_name_stands_beside_makes_it_unlikely():
    found = find_passage("Who is the mayor of Sarn?", 0, 1, text=COAST)

    assert list(object_to_offices(found, words_only)) == [Objection(UNNAMED)]


@pytest.mark.parametrize(
    "question", ["Who is the president of Velmora?", "Who's Velmora's president?"]
)
def test_the_sentence_that_names_who_has_the_title_comes_first(question):
    found = find_passage(question, 0, 0, text=COAST)

    assert list(object_to_offices(found, words_only)) == [Objection(UNNAMED, lead=(1, 1))]


@pytest.mark.parametrize(
    ("question", "paragraph", "place"),
    [
        ("Who is the president of Velmora?", 1, 1),
        ("Who was the mayor of Tarn?", 2, 0),
        ("Who is the minister of the harbour?", 2, 1),
        ("Who is the head of the guild?", 2, 2),  # she has led it
        ("Who is the captain of the ferry?", 2, 3),
        ("Who is the author of the letter?", 0, 0),  # written by
        ("Who met the mayor of Sarn?", 0, 1),  # it asks for somebody else
        ("Is there a mayor of Sarn?", 0, 1),
    ],
)
def test_a_name_beside_the_title_or_another_question_is_left(question, paragraph, place):
    found = find_passage(question, paragraph, place, text=COAST)

    assert list(object_to_offices(found, words_only)) == []
