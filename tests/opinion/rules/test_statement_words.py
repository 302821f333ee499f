"""A statement that is there in other words is found, and two ideas in one are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.opinion.content.motions import seed_words
from bot.opinion.rules.statement_words import choose_compared, find_ideas, find_same, list_words

THERE = {4: "Guarantees deter.", 7: "Troops should stay in Lviv, not in Kyiv."}


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("guarantees  deter", 4),
        ("The guarantees DETER!", 4),
        ("Deter guarantees?", 4),
        ("“Guarantees” deter …", 4),
        ("In Lviv should troops stay, not in Kyiv", 7),
        ("Guarantees do not deter.", None),
        ("Guarantees deter guarantees.", None),
        ("Treaties deter.", None),
        ("!!!", None),
    ],
)
def test_the_same_words_are_the_same_statement(words: str, number: int | None) -> None:
    assert find_same(words, THERE) == number


@given(
    st.permutations(["every", "promise", "needs", "an", "exit"]), st.sampled_from([".", "!", ""])
)
def test_order_case_and_points_make_no_other_statement(words: list[str], end: str) -> None:
    assert find_same(" ".join(words).upper() + end, {1: "Every promise needs an exit."}) == 1


def test_what_denies_is_never_compared_with_what_affirms() -> None:
    assert choose_compared("Guarantees don’t deter", THERE) == [7]
    assert choose_compared("A guarantee deters", THERE) == [4]


TWO = [
    "Ukraine should join NATO and Europe should pay for it.",
    "Troops must stay. The sea must be open.",
    "Guarantees should be clear, and they should be short.",
    "Europe must pay for it; America must lead the talks.",
    "L’Ukraine doit rejoindre l’OTAN et l’Europe doit payer.",
    "Die Ukraine soll beitreten und Europa soll dafür zahlen.",
    "Україна повинна вступити та Європа повинна платити.",
]
ONE = [
    "Britain and France should send troops.",
    "A guarantee should name troops, planes and ships.",
    "Troops should stay in Lviv and in the west.",
    "Mr. Smith was right about that.",
    "Guarantees deter. Really!",
    "It costs 1.5 per cent of what is earned.",
]


@pytest.mark.parametrize("words", TWO)
def test_two_ideas_are_seen(words: str) -> None:
    assert len(find_ideas(words)) == 2


@pytest.mark.parametrize("words", ONE)
def test_one_idea_is_left_alone(words: str) -> None:
    assert find_ideas(words) == ()


def test_parleys_own_statements_are_all_different() -> None:
    own = list(seed_words(""))
    assert len({tuple(sorted(list_words(words))) for words in own}) == len(own)


@given(st.text(max_size=200))
def test_any_words_are_read(words: str) -> None:
    assert all(part in words for part in find_ideas(words))
    assert find_same(words, {1: words}) in (1, None)


@pytest.mark.parametrize(
    "words",
    [
        "Guarantees need parliaments and soldiers on the ground.",
        "Ukraine should join the EU and NATO at the same time.",
        "Troops that are there and planes that are near deter.",
        "What is promised and what is done are different things.",
        "Ukraine has earned it and has to be let in.",
        "Guarantors must consult at once and may then respond.",
        "If a guarantor is attacked and nobody has acted the pact is dead.",
        "Des soldats qui sont là et des avions qui sont prêts dissuadent.",
    ],
)
def test_one_idea_with_two_things_in_it_is_not_asked_to_be_split(words: str) -> None:
    assert find_ideas(words) == ()


@pytest.mark.parametrize(
    "words",
    [
        "Troops should stay in Lviv, and the EU should pay for it.",
        "If talks fail, Europe should act and Ukraine should join NATO.",
        "The pact must be ratified; parliaments can be slow.",
        "Les troupes doivent rester et l’Europe doit payer.",
    ],
)
def test_two_ideas_each_with_a_subject_are_asked_to_be_split(words: str) -> None:
    assert len(find_ideas(words)) == 2
