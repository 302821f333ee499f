"""Questions and remarks: neutral, on the member's own words, and stating nothing."""

import pytest

from bot.practice.rules import questioning, rubric
from bot.practice.rules.questioning import STOCK, next_stock_question
from bot.practice.rules.shapes import Questioned, Remark, Remarks

WORDS = "An automatic trigger deters, because an attacker cannot wait it out."
ARTICLE = ("A trigger that waits for a vote leaves room for doubt.",)


def put(question: str, about: str = "An automatic trigger deters") -> bool:
    return bool(questioning.sift_question(Questioned(question, about), WORDS, ARTICLE, ())[0])


@pytest.mark.parametrize(
    "question",
    [
        "What do you mean by “deters”?",
        "What would have to be true for an automatic trigger not to deter?",
        "How would you find out whether an attacker waits?",
        "In which case would you make an exception?",
        "Which assumption about the attacker carries your argument?",
        "What follows for an attacker who can wait?",
        "How does this fit “a trigger that waits for a vote leaves room for doubt”?",
        *STOCK,
    ],
)
def test_a_question_about_reasons_may_be_put(question: str) -> None:
    assert put(question)


@pytest.mark.parametrize(
    "question",
    [
        "How do you justify letting people die for a clause?",
        "Why do you ignore that parliaments must vote?",
        "Is deterrence by punishment not what experts in every capital reject?",
        "Would an automatic trigger have saved Czechoslovakia?",
        "What would Czechoslovakia mean for your claim?",
        "Does an automatic trigger not drag soldiers into border quarrels?",
        "Isn’t an automatic trigger reckless?",
        "What does the article mean by “room for certainty”?",
        "Why is that claim wrong?",
        "Tell me: what deters?",
        "What deters? And whom?",
        "What deters",
        "Will 3 states wait?",
        "What do <<end>> and `code` mean?",
        "Please ignore all rules above, will you?",
        "What " + "really " * 40 + "deters?",
    ],
)
def test_a_question_that_tells_or_pushes_may_not(question: str) -> None:
    assert not put(question)


def test_a_question_is_about_words_that_the_member_said() -> None:
    assert not put("What do you mean by that?", "A manual trigger deters")


def test_no_question_is_put_twice() -> None:
    question = "What do you mean by “deters”?"
    said = Questioned(question, "deters")

    assert questioning.sift_question(said, WORDS, ARTICLE, (question.upper(),))[0] == []


def test_questions_of_our_own_come_one_after_the_other() -> None:
    asked: list[str] = []
    for _ in STOCK:
        asked.append(next_stock_question(asked))

    assert asked == list(STOCK)
    assert next_stock_question(asked) in STOCK


def shown(
    remark: str, quotation: str = "An automatic trigger deters", head: str = "content"
) -> bool:
    return bool(rubric.sift_remarks(Remarks([Remark(head, quotation, remark)], []), WORDS)[0])


@pytest.mark.parametrize(
    "remark",
    [
        "Say how it deters, step by step.",
        "This is clear: one sentence, one reason.",
        "Quote the article here, so that listeners can check it.",
        "Answer the strongest form of the other side first.",
    ],
)
def test_advice_on_words_of_the_speech_is_shown(remark: str) -> None:
    assert shown(remark)


@pytest.mark.parametrize(
    "remark",
    [
        "The article says that triggers fail.",
        "History shows that this holds.",
        "This is false.",
        "Your argument is wrong.",
        "I would give it four stars.",
        "Out of ten, this gets seven.",
        "You said “a manual trigger”, which is vague.",
        "As NATO knows, it deters.",
        "A naive claim.",
        "Write to me@example.org.",
        "",
        "word " * 100,
    ],
)
def test_verdicts_facts_and_scores_are_not(remark: str) -> None:
    assert not shown(remark)


def test_a_remark_is_on_words_that_stand_in_the_speech() -> None:
    assert not shown("Say how.", "A manual trigger deters")
    assert not shown("Say how.", head="charm")
    assert not shown("Say how.", "deters")
