"""The most central sentences of an article."""

import numpy as np
import pytest

from bot.article.rules.central import find_central, sections_of
from bot.article.rules.reading import ArticleBlock, ArticleReading, BlockKind

NO_MEANING = np.zeros((0, 0), np.float32)


def central(sentences: list[str], paragraph: list[int], section: list[int]) -> list[int]:
    none = np.zeros((len(sentences) + 1, 0), np.float32)
    return find_central("The harbour wall", sentences, paragraph, section, none)


def test_the_central_sentence_speaks_of_what_the_others_speak_of() -> None:
    sentences = [
        "The harbour wall protects the town from the sea in winter, says the council.",
        "Bread costs more in March than it does in June, as every baker here knows well.",
        "The council wants to rebuild the harbour wall before the next winter comes.",
    ]

    assert central(sentences, [0, 1, 2], [0, 0, 0])[0] in (0, 2)


def test_there_are_at_most_four_in_reading_order_and_from_several_sections() -> None:
    sentences = [
        f"The harbour wall in part {n} protects the town and its people from the sea."
        for n in range(40)
    ]
    paragraph = [n // 2 for n in range(40)]
    section = [n // 20 for n in range(40)]

    places = central(sentences, paragraph, section)

    assert len(places) == 4
    assert places == sorted(places)
    assert len({paragraph[place] for place in places}) == 4
    assert {section[place] for place in places} == {0, 1}


def test_a_sentence_that_leans_on_the_one_before_is_passed_over() -> None:
    sentences = [
        "But it protects the harbour wall and the town from the sea in every winter.",
        "The wall protects the harbour and the town from the sea in every winter.",
    ]

    assert central(sentences, [0, 0], [0, 0]) == [1]


@pytest.mark.parametrize(
    "leaning",
    [
        "There the harbour wall protects the town and its people from the sea.",
        "A second harbour wall protects the town and its people from the sea.",
        "The rest of the harbour wall protects the town from the sea in winter.",
        "Two years later the harbour wall protected the town from the sea.",
        "The council calls such a harbour wall a shield of the town from the sea.",
        "You can see it from the harbour wall of the town by the sea.",
        "When I asked him, the harbour wall of the town was under the sea.",
        "Wall: Harbour; Town: the council of the sea; Height: nine metres",
        "When it was built, the harbour wall of the town cost more than the sea front.",
        "For a harbour wall it means that the town and the sea must be apart.",
        "What changed their minds was the harbour wall of the town by the sea.",
        "Three hundred and six had seen the harbour wall of the town by the sea.",
        "In exchange, the council of the town gives the harbour wall to the sea.",
        "The harbour town and its council are for it and against the sea wall.",
        "When the sea broke the harbour wall, he said, the town was full of people.",
        "The harbour town has none, since the sea there needs no wall in winter.",
        "Absent: the council of the harbour town by the sea and its wall.",
        "Levied on the harbour, it could pay for the wall of the town by the sea.",
        "The council of the town should therefore build the harbour wall by the sea.",
        "The wall of the harbour town said: “The sea is the council of the town.",
    ],
)
def test_a_sentence_that_no_reader_understands_alone_is_taken_last(leaning: str) -> None:
    plain = "Bread costs more in March than it does in June, as every baker knows."
    others = ["The harbour wall of the town stands by the sea, says the council."] * 2

    places = central([leaning, plain, *others], [0, 1, 2, 3], [0, 1, 2, 3])

    assert len(places) == 1
    assert 0 not in places


@pytest.mark.parametrize(
    "standing",
    [
        "It is clear to the council that the harbour wall protects the town from the sea.",
        "Mayor Ada Quist says that she wants the harbour wall of the town by the sea.",
        "There are three harbour walls that protect the town from the sea, says the council.",
    ],
)
def test_a_sentence_that_says_whom_it_means_stands_alone(standing: str) -> None:
    plain = "Bread costs more in March than it does in June, as every baker knows."

    assert central([standing, plain], [0, 1], [0, 1]) == [0]


def test_a_leaning_sentence_comes_with_those_it_leans_on_or_not_at_all() -> None:
    sentences = [
        "The council of the harbour town wants a new wall against the sea in winter.",
        "But it costs the harbour town more than the sea ever took from its people.",
        "However, the sea took the harbour wall of the town in the last winter.",
    ]
    none = np.zeros((len(sentences) + 1, 0), np.float32)

    wide = find_central("The harbour wall", sentences, [0, 0, 1], [0, 0, 1], none, 3)
    narrow = find_central("The harbour wall", sentences[1:], [0, 1], [0, 1], none[1:], 2)

    assert wide == [0, 1]
    assert narrow == [0]


def test_meanings_decide_where_there_are_any() -> None:
    vectors = np.array([[1, 0], [0, 1], [0.9, 0.1], [1, 0]], np.float32)
    sentences = ["Ten words stand here so that the length is right."] * 3

    assert find_central("", sentences, [0, 0, 0], [0, 0, 0], vectors) != [1]


def test_nothing_is_central_to_nothing() -> None:
    assert find_central("", [], [], [], NO_MEANING) == []


def test_paragraphs_stand_in_sections() -> None:
    kinds = [BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]
    reading = ArticleReading(title="", blocks=tuple(ArticleBlock(kind, "x") for kind in kinds))

    assert sections_of(reading) == [0, 1, 1]
