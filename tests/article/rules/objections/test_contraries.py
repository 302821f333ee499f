"""Questions to be answered by yes or no, whose contrary stands in the article."""

import pytest

from bot.article.rules.index import words_only
from bot.article.rules.objections.contraries import lead_with_contrary
from bot.article.rules.objections.objection import Objection
from tests.article.rules.objections.passages import find_passage

ISLES = """The isles and the fort

The minister says that the treaty only spoke of the cannon of the fort. Velmora gave up the cannon \
in 1911. Sarn welcomed the lighthouse.

The bishop did not say whether Tarn would accept the treaty. Tarn rejected the treaty in May."""


@pytest.mark.parametrize(
    ("question", "paragraph", "place", "lead"),
    [
        ("Did Velmora keep the cannon?", 0, 0, (0, 1)),
        ("Did Sarn criticise the lighthouse?", 0, 0, (0, 2)),
    ],
)
def test_the_sentence_that_says_the_contrary_comes_first(question, paragraph, place, lead):
    found = find_passage(question, paragraph, place, text=ISLES)

    assert list(lead_with_contrary(found, words_only)) == [Objection(1, lead=lead)]


@pytest.mark.parametrize(
    ("question", "paragraph", "place"),
    [
        ("Did Velmora keep the cannon?", 0, 1),  # it says so already
        ("Did Velmora give up the cannon?", 0, 0),
        ("Did Tarn accept the treaty?", 1, 0),  # the best one denies something
        ("Did Obrel keep the cannon?", 0, 0),  # another island
        ("Why did Velmora keep the cannon?", 0, 0),  # asks for no yes or no
    ],
)
def test_nothing_else_comes_first(question, paragraph, place):
    found = find_passage(question, paragraph, place, text=ISLES)

    assert list(lead_with_contrary(found, words_only)) == []
