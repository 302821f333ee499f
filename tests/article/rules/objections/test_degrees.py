"""How near something is to being so."""

import pytest

from bot.article.rules.claims.asked import AskedKind, read_asked
from bot.article.rules.index import words_only
from bot.article.rules.objections.degrees import TOLD, object_to_degrees
from bot.article.rules.objections.false_premises import object_to_premise
from bot.article.rules.objections.objection import Objection
from tests.article.rules.objections.passages import find_passage

TERMS = """The terms of Orvik

Mayor Terrant named her conditions in May. These conditions are far from being met. The bridge is \
nine miles long."""


def test_far_from_it_is_an_answer():
    found = find_passage("How far are Terrant's conditions from being met?", 0, 1, text=TERMS)

    assert list(object_to_degrees(found, words_only)) == [Objection(1, lead=(0, 1), least=TOLD)]
    assert list(object_to_premise(found, words_only)) == []
    assert read_asked(found.question).kind is AskedKind.OPEN


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("How far are Terrant's conditions from being met?", 0),
        ("How far is the bridge from being built?", 1),
        ("How far is it to the bridge?", 2),
    ],
)
def test_other_sentences_are_none(question, place):
    found = find_passage(question, 0, place, text=TERMS)

    assert list(object_to_degrees(found, words_only)) == []


def test_a_distance_is_still_one():
    assert read_asked("How far is it from Tarn to Orvik?").kind is AskedKind.AMOUNT
