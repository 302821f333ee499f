"""Which language a question is in."""

import json
from pathlib import Path

import pytest

from bot.article.rules.question_language import detect_question_language, find_shared_words

BENCH = Path(__file__).parents[3] / "bench" / "data"


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


def test_names_and_numbers_are_shared_by_languages() -> None:
    vocabulary = {"budapest", "1994", "sign"}

    shared = find_shared_words("Qui a signé à Budapest en 1994, et à Minsk ?", vocabulary)

    assert shared == "Budapest 1994"


def test_a_small_word_that_begins_a_question_is_no_name() -> None:
    assert find_shared_words("Was ist ein Vertrag?", {"was"}) == ""
