"""What a question wants, and what a sentence offers."""

import pytest

from bot.article.rules.marks import MARKS, OFFERS, Wants, find_wanted, marks


@pytest.mark.parametrize(
    ("question", "wants"),
    [
        ("Why did the ferry stop?", Wants.REASON),
        ("For what reason did it stop?", Wants.REASON),
        ("How many passengers did it carry?", Wants.AMOUNT),
        ("How long is the crossing?", Wants.AMOUNT),
        ("When did it stop?", Wants.TIME),
        ("In which year did it stop?", Wants.TIME),
        ("Where are the hulls?", Wants.PLACE),
        ("Who was the last captain?", Wants.PERSON),
        ("How could it return?", Wants.MANNER),
        ("What is a night ferry?", Wants.MEANING),
        ("Define ferry", Wants.MEANING),
        ("Which hulls are left?", Wants.THING),
        ("Tell me about ferries", Wants.OTHER),
        ("", Wants.OTHER),
    ],
)
def test_a_question_s_own_words_say_what_it_wants(question: str, wants: Wants):
    assert find_wanted(question) == wants


@pytest.mark.parametrize(
    ("sentence", "offers"),
    [
        ("It left in 1994.", {"time", "amount"}),
        ("Forty of them left because of the fog.", {"reason"}),
        ("The yard lies in Port Sorrel.", {"place", "person"}),
        ("A ferry is a boat.", {"meaning"}),
        ("The captain spoke to Ilse Maran.", {"person"}),
        ("Nobody knows.", set()),
    ],
)
def test_a_sentence_s_words_say_what_it_offers(sentence: str, offers: set[str]):
    row = marks(sentence)

    assert {name for name, mark in zip(OFFERS, row, strict=False) if mark} == offers


def test_length_end_and_pointing_back_are_marked():
    row = marks("They left")

    assert row.shape == (MARKS,)
    assert row[len(OFFERS) + 1 :].tolist() == [1, 1, 1, 1]
    assert marks("The ferry left the harbour at eleven.")[len(OFFERS) + 1 :].tolist() == [0] * 4
