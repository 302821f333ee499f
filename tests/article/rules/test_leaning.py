"""Sentences that lean on others, and what they lean on."""

import pytest

from bot.article.rules.leaning import find_introductions, find_whole, leans


@pytest.mark.parametrize(
    "sentence",
    [
        "On the fourth evening a storm broke the chain of the ferry.",
        "By eight votes to seven, it then recommended the bill.",
        "Kyiv calls such agreements useful.",
        "However, the council refused.",
    ],
)
def test_a_sentence_that_needs_the_one_before_leans(sentence: str) -> None:
    assert leans(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "On Monday the council of Sarn refused the bridge.",
        "In a dry year it is the council that decides.",
        "The wall of Sarn protects crops such as barley.",
    ],
)
def test_a_sentence_that_says_all_itself_does_not(sentence: str) -> None:
    assert not leans(sentence)


def test_what_is_taken_as_known_is_brought_up_by_an_earlier_sentence() -> None:
    sentences = [
        "The council of Sarn wants a new drought fund, and a wall.",
        "All three towns pay into the fund.",
        "The wall is old.",
        "The council pays for the bridge.",
    ]

    introductions = find_introductions(sentences, "A wall for Sarn")

    assert introductions == [frozenset(), frozenset({0}), frozenset(), frozenset()]


def test_a_leaning_sentence_is_whole_with_those_it_leans_on() -> None:
    leaning, paragraph = [False, True, True, True, True], [0, 0, 0, 1, 1]

    assert find_whole(0, leaning, paragraph) == [0]
    assert find_whole(2, leaning, paragraph) == [0, 1, 2]
    assert find_whole(4, leaning, paragraph) == []
