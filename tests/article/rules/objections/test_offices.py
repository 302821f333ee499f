"""Questions of who has an office, of passages that name somebody in it or do not."""

import pytest

from bot.article.rules.index import words_only
from bot.article.rules.objections.objection import Objection
from bot.article.rules.objections.offices import ELSEWHERE, NAMED, UNNAMED, object_to_offices
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

    assert list(object_to_offices(found, words_only)) == [
        Objection(ELSEWHERE, lead=(1, 1), least=NAMED)
    ]


@pytest.mark.parametrize(
    ("question", "paragraph", "place"),
    [
        ("Who is the president of Velmora?", 1, 1),
        ("Who was the mayor of Tarn?", 2, 0),
        ("Who is the minister of the harbour?", 2, 1),
    ],
)
def test_a_name_just_beside_the_title_is_an_answer(question, paragraph, place):
    found = find_passage(question, paragraph, place, text=COAST)

    assert list(object_to_offices(found, words_only)) == [
        Objection(1, lead=(paragraph, place), least=NAMED)
    ]


@pytest.mark.parametrize(
    ("question", "paragraph", "place"),
    [
        ("Who is the head of the guild?", 2, 2),  # she has led it
        ("Who is the captain of the ferry?", 2, 3),
        ("Who is the author of the letter?", 0, 0),  # written by
        ("Who met the mayor of Sarn?", 0, 1),  # it asks for somebody else
        ("Is there a mayor of Sarn?", 0, 1),
    ],
)
def test_one_who_does_what_the_title_means_or_another_question_is_left(question, paragraph, place):
    found = find_passage(question, paragraph, place, text=COAST)

    assert list(object_to_offices(found, words_only)) == []


UNION = """The rope makers' union

The rope makers' union has its hall in Tarn. Its chair, the former sailor Rolf Dane, wants a new \
roof. Edda Holm, who once led the harbour guild, left for Sarn.

Premier Ada Quist of Velmora came to the opening; Sarn's mayor, Ole Brandt, did not. The works \
committee met on Friday. Petra Lind, who chairs the committee, spoke of rot. Northern Sails, a \
firm of Sarn, sent a coil, and the Obrel-led team a cake.

Ferries of the Blue Line stop there. General Ida Sund, who commands the coast guard, owns a boat."""


@pytest.mark.parametrize(
    ("question", "paragraph", "place"),
    [
        ("Who is the premier of Sarn?", 1, 0),  # that of Velmora is named
        ("Who is Velmora's mayor?", 1, 0),
        ("Who runs Northern Sails?", 1, 3),
        ("Who leads the Obrel team?", 1, 3),
        ("who is in charge of the Blue Line", 2, 0),
        ("Who owns the hall?", 0, 0),
        ("Who commands the army of Velmora?", 2, 1),
    ],
)
def test_who_leads_something_wants_somebody_who_leads_just_that(question, paragraph, place):
    found = find_passage(question, paragraph, place, text=UNION)

    assert list(object_to_offices(found, words_only)) == [Objection(UNNAMED)]


@pytest.mark.parametrize(
    ("question", "paragraph", "place"),
    [
        ("Who leads the rope makers' union?", 0, 1),  # its chair
        ("Who led the harbour guild?", 0, 2),
        ("Who chairs the works committee?", 1, 2),  # the committee, for short
        ("Who commands the coast guard?", 2, 1),
        ("Who leads to the harbour?", 0, 0),  # it asks for no office
        ("Who owns most of the boats?", 2, 1),
    ],
)
def test_who_leads_something_is_left_where_a_sentence_tells(question, paragraph, place):
    found = find_passage(question, paragraph, place, text=UNION)

    assert list(object_to_offices(found, words_only)) == []


def test_who_had_an_office_once_does_not_have_it_now_but_is_shown_first():
    found = find_passage("Who leads the harbour guild?", 0, 0, text=UNION)

    assert list(object_to_offices(found, words_only)) == [Objection(UNNAMED, lead=(0, 2))]


@pytest.mark.parametrize(
    "question", ["Who is the premier of Velmora?", "Who is the mayor of Sarn?"]
)
def test_each_of_two_offices_in_a_sentence_is_of_its_own_place(question):
    found = find_passage(question, 1, 0, text=UNION)

    assert list(object_to_offices(found, words_only)) == [Objection(1, lead=(1, 0), least=NAMED)]
