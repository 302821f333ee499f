import pytest

from bot.article.rules.polarity import denies, is_denial, sets_against
from bot.article.rules.premise import (
    Needs,
    begins_with_a_given,
    find_needed,
    is_absolute,
    is_yes_no,
    names_one,
    presumes,
)
from bot.kernel.terms import stems


@pytest.mark.parametrize(
    ("question", "need"),
    [
        ("When did Ukraine apply?", Needs.DATE),
        ("On what date was it signed?", Needs.DATE),
        ("How many regions were annexed?", Needs.NUMBER),
        ("What percentage of people agree?", Needs.NUMBER),
        ("Who wrote the report?", Needs.NAME),
        ("Which countries would guarantee it?", Needs.NAME),
        ("Why does it matter?", Needs.NOTHING),
    ],
)
def test_what_an_answer_must_name(question: str, need: Needs) -> None:
    assert find_needed(question) is need


@pytest.mark.parametrize(
    ("need", "sentence", "there"),
    [
        (Needs.DATE, "Ukraine applied in September 2022.", True),
        (Needs.DATE, "Ukraine applied for membership.", False),
        (Needs.NUMBER, "It would cost four million euros.", True),
        (Needs.NUMBER, "It would cost a lot.", False),
        (Needs.NAME, "The report by Andriy Yermak argues for it.", True),
        (Needs.NAME, "The report argues for it.", False),
        (Needs.NOTHING, "Anything.", True),
    ],
)
def test_a_sentence_names_one_or_not(need: Needs, sentence: str, there: bool) -> None:
    assert names_one(need, sentence, "What did they ask?") is there


def test_what_the_question_names_itself_does_not_count() -> None:
    assert not names_one(Needs.NAME, "For Ukraine it is hard.", "Who will help Ukraine?")


def test_forms_of_questions() -> None:
    assert presumes("Why did NATO admit Ukraine?")
    assert presumes("Which peace treaty did they sign?")
    assert not presumes("What is a trigger?")
    assert begins_with_a_given("Given that all conditions are met, when do talks start?")
    assert is_yes_no("Would help be automatic?")
    assert is_absolute("Have all conditions been met?")


def test_a_sentence_denies_what_it_negates_or_says_the_opposite_of() -> None:
    automatic = frozenset(stems("automatic trigger"))
    assert denies("The guarantees would not be triggered automatically.", automatic)
    assert denies("The scope should remain unclear.", frozenset(stems("precise")))
    assert not denies("The guarantees would be triggered automatically.", automatic)
    assert is_denial("didn’t")


def test_a_question_sets_things_against_each_other() -> None:
    said = "The council supports the plan."
    assert sets_against("Why did the council reject the plan?", stems("council reject plan"), said)
    assert sets_against("Why did it turn its back on the plan?", stems("plan"), said)
    assert not sets_against("Why does it support the plan?", stems("support plan"), said)
