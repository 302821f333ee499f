"""Questions whether somebody did something, of an article that speaks of it or does not."""

import pytest

from bot.article.rules.index import words_only
from bot.article.rules.objections.asked_deeds import PRESUMED, UNSPOKEN, object_to_asked_deeds
from bot.article.rules.objections.objection import Objection
from tests.article.rules.objections.passages import find_passage

COAST = """The islands and the league

Velmora asked to join the Hanse League in 1911. Its council put the vote off. Sarn and Obrel \
joined the Hanse League in 1904, as Tarn did. Obrel has not left the Hanse League since.

Governor Ada Quist raided Sarn in 1913. It was attacked again by pirates. The pact of Tarn was \
signed by Velmora and Obrel. Ada Quist leaves open whether Velmora sells ships.

The pilots wanted higher pay. In spring they stopped the ferries; the harbour office did not. Both \
guilds must still approve the tariff. The guild of sailors meets in June. Sarn's salt is sold in \
Velmora."""


@pytest.mark.parametrize(
    ("question", "paragraph", "place"),
    [
        ("Has Velmora left the Hanse League?", 0, 0),
        ("Did Sarn leave the Hanse League?", 0, 3),  # that is said of Obrel
        ("Did Sarn attack Ada Quist?", 1, 1),  # it was attacked
        ("Has Sarn signed the pact of Tarn?", 1, 2),
        ("Did Ada Quist leave Velmora?", 1, 3),  # she leaves something open
        ("Has Governor Ada Quist resigned?", 1, 0),
        ("Did the council recognise Obrel?", 0, 1),
        ("Have the pilots visited Sarn?", 2, 0),
        ("And has Obrel paid the pirates yet?", 1, 2),
    ],
)
def test_a_deed_that_no_sentence_speaks_of_makes_an_answer_unlikely(question, paragraph, place):
    found = find_passage(question, paragraph, place, text=COAST)

    assert list(object_to_asked_deeds(found, words_only)) == [Objection(UNSPOKEN)]


@pytest.mark.parametrize(
    ("question", "paragraph", "place"),
    [
        ("Has Velmora joined the Hanse League?", 0, 0),  # it asked to
        ("Has Obrel left the Hanse League?", 0, 3),  # it has not
        ("Did Tarn join the Hanse League?", 0, 2),  # as Tarn did
        ("Did Obrel sign the pact of Tarn?", 1, 2),  # signed by
        ("Has Sarn been attacked?", 1, 1),
        ("Did the pilots stop the ferries?", 2, 1),  # they did
        ("Did the harbour office stop the ferries?", 2, 1),  # it did not
        ("Has the guild of sailors approved the tariff?", 2, 2),  # both must still
        ("Did they leave the Hanse League?", 0, 3),  # of nobody named
        ("Did Velmora give in?", 0, 0),  # told in too many ways
        ("When did Velmora leave the Hanse League?", 0, 0),  # another kind of question
        ("Is Velmora in the Hanse League?", 0, 0),
        ("Hat Velmora den Bund verlassen?", 0, 0),
    ],
)
def test_a_deed_that_a_sentence_speaks_of_or_another_question_is_left(question, paragraph, place):
    found = find_passage(question, paragraph, place, text=COAST)

    assert list(object_to_asked_deeds(found, words_only)) == []


@pytest.mark.parametrize(
    "question",
    [
        "Why did Velmora leave the Hanse League?",
        "And where did Sarn attack Ada Quist?",
        "How much did the pilots pay Sarn?",
        "Why has Governor Ada Quist resigned?",
    ],
)
def test_a_deed_that_is_presumed_and_never_spoken_of_makes_an_answer_less_likely(question):
    found = find_passage(question, 0, 0, text=COAST)

    assert list(object_to_asked_deeds(found, words_only)) == [Objection(PRESUMED)]


@pytest.mark.parametrize(
    "question",
    ["Why did the pilots stop the ferries?", "Where did Obrel sign the pact of Tarn?"],
)
def test_a_presumed_deed_that_a_sentence_speaks_of_is_left(question):
    found = find_passage(question, 1, 2, text=COAST)

    assert list(object_to_asked_deeds(found, words_only)) == []
