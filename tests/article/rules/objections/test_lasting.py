"""How long something may take, where the best sentence does not tell."""

from bot.article.rules.index import words_only
from bot.article.rules.objections.lasting import TOLD, object_to_lasting
from bot.article.rules.objections.objection import Objection
from bot.article.rules.objections.values import object_to_values
from tests.article.rules.objections.passages import find_passage

BOARD = """The board of Orvik

The board must settle a complaint within 30 days. The judges of the board may hear both sides. \
The harbour lies east of the town."""


def test_the_sentence_that_gives_a_stretch_of_time_leads():
    found = find_passage("How long may the judges of the board take?", 0, 1, text=BOARD)

    assert list(object_to_lasting(found, words_only)) == [Objection(1, lead=(0, 0), least=TOLD)]
    assert list(object_to_values(found, words_only)) == []


def test_a_best_sentence_that_gives_it_stays():
    found = find_passage("How long may the board take?", 0, 0, text=BOARD)

    assert list(object_to_lasting(found, words_only)) == []


def test_nothing_leads_in_a_passage_on_something_else():
    found = find_passage("How long may a fisherman take?", 0, 1, text=BOARD)

    assert list(object_to_lasting(found, words_only)) == []
