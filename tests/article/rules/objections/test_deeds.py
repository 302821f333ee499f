"""Questions that take a deed as done, of an article that reports it or does not."""

import pytest

from bot.article.rules.index import words_only
from bot.article.rules.objections.deeds import CORRECTED, UNREPORTED, object_to_deeds
from bot.article.rules.objections.objection import Objection
from tests.article.rules.objections.passages import find_passage

LEAGUE = """The islands and the league

Velmora asked to join the Hanse League in 1911, and the council of Tarn put the request off. Sarn \
and Obrel joined the Hanse League in 1904. Obrel has not left the Hanse League since. The treaty \
of Tarn would be signed in spring if Velmora agreed.

Governor Ada Quist has led Obrel for nine years. She won the vote of 1920 against Piet Varga. \
Varga left the island in anger. A boat took him to Sarn. The strike of the pilots ended in June.

The lighthouse keeper was called Hurley. He died at sea in 1930."""


@pytest.mark.parametrize(
    ("question", "paragraph", "place"),
    [
        ("When did Velmora join the Hanse League?", 0, 0),  # it asked to
        ("Why did Obrel leave the Hanse League?", 0, 2),  # it has not
        ("When did Velmora become a member of the Hanse League?", 0, 0),
        ("When was the treaty of Tarn signed?", 0, 3),  # it would be
    ],
)
def test_a_sentence_that_says_how_far_a_deed_came_corrects_it(question, paragraph, place):
    found = find_passage(question, paragraph, place, text=LEAGUE)

    (objection,) = object_to_deeds(found, words_only)

    assert objection.factor == CORRECTED
    assert objection.note.sentence.place == place


@pytest.mark.parametrize(
    ("question", "paragraph", "place"),
    [
        ("When did Ada Quist resign?", 1, 0),
        ("Why did Piet Varga sign the treaty?", 1, 3),
        ("How did Governor Ada Quist die at last?", 1, 0),
        ("When did Tarn surrender to Sarn?", 0, 1),
    ],
)
def test_a_deed_that_nothing_reports_makes_an_answer_unlikely(question, paragraph, place):
    found = find_passage(question, paragraph, place, text=LEAGUE)

    assert list(object_to_deeds(found, words_only)) == [Objection(UNREPORTED)]


@pytest.mark.parametrize(
    ("question", "paragraph", "place"),
    [
        ("When did Sarn join the Hanse League?", 0, 1),
        ("When did Obrel become a member of the Hanse League?", 0, 1),
        ("When did Quist win the vote?", 1, 1),  # she won it
        ("Why did Varga leave the island?", 1, 2),
        ("When did the strike end?", 1, 4),
        ("When did the lighthouse keeper die?", 2, 1),  # of no name, in his own paragraph
        ("Did Velmora join the Hanse League?", 0, 0),  # it takes nothing as done
        ("Why did Velmora not join the Hanse League?", 0, 0),
        ("When did Velmora ask to join the Hanse League?", 0, 0),
        ("Why was the pilot left out of the vote?", 1, 1),
        ("Where did he live in the end?", 2, 1),
    ],
)
def test_a_deed_that_is_reported_or_not_taken_as_done_is_left(question, paragraph, place):
    found = find_passage(question, paragraph, place, text=LEAGUE)

    assert list(object_to_deeds(found, words_only)) == []
