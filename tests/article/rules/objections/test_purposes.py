"""What something is for, as passages tell it."""

import pytest

from bot.article.rules.index import words_only
from bot.article.rules.objections.objection import Objection
from bot.article.rules.objections.purposes import DEFINED, UNSAID, object_to_purposes
from tests.article.rules.objections.passages import find_passage

QUAY = """The quay of Orvik

A breakwater is a wall that takes the force of the waves. The mayor offered a fishing school. The \
pumping station at Tarn supplies two villages.

The city is governed by a council of seven. The hotel stood near the fort, and guests paid there. \
Two wardens fire at rats. Lamps and ropes account for most of the bill.

The guild has two observers on the board. They may speak but not vote. The aim of the tower is to \
warn ships. Orvik plans a new line, the Fjell Link, at its cost. A bell rang at the old bridge."""


@pytest.mark.parametrize(
    ("question", "paragraph", "lead", "least"),
    [
        ("What is a breakwater for?", 0, (0, 0), DEFINED),
        ("How does a breakwater wall work?", 0, (0, 0), DEFINED),
        ("what's the purpose of the tower?", 2, (2, 2), DEFINED),
        ("What is the pumping station at Tarn for?", 0, (0, 2), 0),
        ("What is the council of seven for?", 1, (1, 0), 0),
        ("What are the wardens for?", 1, (1, 2), 0),
        ("What are the observers for?", 2, (2, 1), 0),
        ("What good is the Fjell Link?", 2, (2, 3), 0),
    ],
)
def test_the_sentence_that_says_what_a_thing_does_leads(question, paragraph, lead, least):
    found = find_passage(question, paragraph, lead[1], text=QUAY)

    assert list(object_to_purposes(found, words_only)) == [Objection(1, lead=lead, least=least)]


@pytest.mark.parametrize(
    ("question", "paragraph", "place"),
    [
        ("What is the fishing school for?", 0, 1),
        ("What was the hotel built for?", 1, 1),
        ("What are the lamps for?", 1, 3),
        ("What is the old bridge for?", 2, 4),
        ("How does a lighthouse work?", 0, 0),
    ],
)
def test_a_passage_that_only_names_the_thing_is_doubted(question, paragraph, place):
    found = find_passage(question, paragraph, place, text=QUAY)

    assert list(object_to_purposes(found, words_only)) == [Objection(UNSAID)]


@pytest.mark.parametrize("question", ["What is a breakwater?", "Who is the council of seven?"])
def test_other_questions_are_left(question):
    found = find_passage(question, 0, 0, text=QUAY)

    assert list(object_to_purposes(found, words_only)) == []
