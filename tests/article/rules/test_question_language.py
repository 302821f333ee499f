"""Which language a question is in."""

import json
from pathlib import Path

import pytest

from bot.article.rules.foreign_words import translate_words
from bot.article.rules.question_language import (
    detect_question_language,
    find_shared_words,
    may_be_foreign,
)

BENCH = Path(__file__).parents[3] / "bench" / "data"
SHORT = Path(__file__).parents[2] / "data" / "question_languages.jsonl"


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Qui décide si une attaque a eu lieu ?", "fr"),
        ("Qui garantit ?", "fr"),
        ("Que dit l'article sur l'OTAN ?", "fr"),
        ("Wer zahlt?", "de"),
        ("Was ist eine Garantie?", "de"),
        ("Welche Pflichten hat der Garant?", "de"),
        ("Хто вирішує, чи стався напад?", "uk"),
        ("Які зобов'язання має гарант?", "uk"),
        ("Кто решает, было ли нападение?", "ru"),
        ("¿Quién decide si ha habido un ataque?", "es"),
        ("Kto decyduje, czy doszło do ataku?", "pl"),
        ("Chi decide se c'è stato un attacco?", "it"),
        ("Wie beslist of er een aanval is geweest?", "nl"),
        ("谁决定是否发生了攻击？", "zh"),
        ("Who decides?", "en"),
        ("Who is de Gaulle?", "en"),
        ("Why die for Danzig?", "en"),
        ("Was the war over?", "en"),
        ("What did von der Leyen say in Die Zeit?", "en"),
        ("Who wrote Les Misérables?", "en"),
        ("What does “la donna è mobile” mean?", "en"),
        ("casus belli", "und"),
        ("El Niño vs La Niña", "und"),
        ("entrapment", "und"),
        ("1994", "und"),
        ("wat is snapback", "und"),
    ],
)
def test_a_question_is_known_by_its_small_words(question: str, language: str) -> None:
    assert detect_question_language(question) == language


def test_no_english_question_is_told_that_it_is_in_another_language() -> None:
    questions = [
        json.loads(line)["question"]
        for path in BENCH.glob("*.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines()
    ]

    foreign = [q for q in questions if detect_question_language(q) not in ("en", "und")]

    assert foreign == []


@pytest.mark.parametrize(("half", "least"), [("a", 41), ("b", 33)])
def test_short_questions_are_told_apart_too(half: str, least: int) -> None:
    """Words of both halves stand in the lists: neither is held out."""
    rows = [json.loads(line) for line in SHORT.read_text("utf-8").splitlines()]
    rows = [row for row in rows if row["half"] == half]

    right = [_is_told(row["question"], row["language"]) for row in rows]

    assert len(right) == 41
    assert sum(right) >= least


def _is_told(question: str, language: str) -> bool:
    told = detect_question_language(question)
    return told in ("en", "und") if language == "en" else told == language


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Garantie sûreté", True),
        ("¿Qué es la OTAN?", False),  # told: Spanish
        ("duurt Garantie", True),
        ("cheese", False),
        ("the Garantie", False),
    ],
)
def test_what_may_be_of_another_language_is_known(question: str, expected: bool) -> None:
    assert may_be_foreign(question) is expected


@pytest.mark.parametrize(
    ("question", "english"),
    [
        ("Wie lange gilt die Garantie?", "term last guarantee"),
        ("Quels pays enverront des soldats ?", "soldiers"),
        ("¿Funciona la disuasión?", "deterrence"),
        ("Хто платить за гарантію?", "pay guarantee"),
        ("Quel est le titre ?", ""),
    ],
)
def test_words_on_our_subject_are_known_in_other_languages(question: str, english: str) -> None:
    assert translate_words(question) == english


def test_names_and_numbers_are_shared_by_languages() -> None:
    vocabulary = {"budapest", "1994", "sign"}

    shared = find_shared_words("Qui a signé à Budapest en 1994, et à Minsk ?", vocabulary)

    assert shared == "Budapest 1994"


def test_a_small_word_that_begins_a_question_is_no_name() -> None:
    assert find_shared_words("Was ist ein Vertrag?", {"was"}) == ""
