"""The bank of questions, and which of them is asked next."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.rules.choice import NumberedSentence
from bot.practice.content.questions import QUESTIONS
from bot.practice.rules.questioning import PutQuestion, find_question, next_stock_question
from bot.practice.rules.shapes import QuestionChoice

SENTENCES = (NumberedSentence(101, 0, "Delay costs lives."), NumberedSentence(102, 1, "I saw it."))
BANK = QUESTIONS[:3]
LEADING = re.compile(
    r"\b(?:surely|obviously|of course|isn’t|aren’t|don’t you|wouldn’t|shouldn’t|won’t|really|admit"
    r"|given that|since|because|fact|true that|agree that)\b",
    re.IGNORECASE,
)


def test_there_are_some_fifty_questions_of_every_kind() -> None:
    kinds = Counter(question.kind for question in QUESTIONS)

    assert 48 <= len(QUESTIONS) <= 60
    assert len({question.words for question in QUESTIONS}) == len(QUESTIONS)
    assert set(kinds) == {
        "meaning",
        "assumption",
        "evidence",
        "counter-case",
        "consequence",
        "limit",
        "weight",
        "perspective",
    }
    assert min(kinds.values()) >= 5


@pytest.mark.parametrize("question", [question.words for question in QUESTIONS])
def test_a_question_asks_once_and_neither_tells_nor_leads(question: str) -> None:
    assert question.count("?") == 1
    assert question.endswith("?")
    assert not re.search(r"[.!;]", question)
    assert len(question.split()) <= 18
    assert not LEADING.search(question)
    assert "'" not in question


def test_the_first_choice_that_was_not_asked_is_put_about_its_sentence() -> None:
    choices = [
        QuestionChoice(9, 101),
        QuestionChoice(1, 7),
        *map(QuestionChoice, (1, 2), (101, 102)),
    ]

    put = find_question(choices, BANK, SENTENCES, [BANK[0].words])

    assert put == PutQuestion(BANK[1].words, "I saw it.")


NUMBERS = st.one_of(st.integers(), st.integers(-2, 5), st.sampled_from([101, 102]))


@given(
    st.lists(st.builds(QuestionChoice, NUMBERS, NUMBERS), max_size=8),
    st.sets(st.sampled_from([question.words for question in BANK])),
)
def test_whatever_is_chosen_the_question_is_ours_and_the_words_the_member_s(
    choices: list[QuestionChoice], before: set[str]
) -> None:
    put = find_question(choices, BANK, SENTENCES, before)

    possible = [
        PutQuestion(BANK[choice.question - 1].words, sentence.words)
        for choice in choices
        for sentence in SENTENCES
        if choice.question in (1, 2, 3) and choice.sentence == sentence.number
        if BANK[choice.question - 1].words not in before
    ]
    assert put == (possible[0] if possible else None)


def test_without_a_model_the_kinds_come_in_turn_and_each_question_once() -> None:
    asked: list[str] = []
    for _ in QUESTIONS:
        asked.append(next_stock_question(QUESTIONS, asked))

    kinds = {question.words: question.kind for question in QUESTIONS}
    assert len({kinds[words] for words in asked[:8]}) == 8
    assert len(set(asked)) == len(QUESTIONS)
    assert next_stock_question(QUESTIONS, asked) in asked
