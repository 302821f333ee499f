"""Questions of our own that are misspelled, and more that only look so."""

import json
from pathlib import Path

import pytest

from bot.article.content import brief, english
from bot.article.rules.cleaning import read_text
from bot.article.rules.edits import count_edits
from bot.article.rules.inflection import is_base_of, is_built_from, is_compound
from bot.article.rules.nearness import set_of
from bot.article.rules.outcome import Respelled
from bot.article.rules.sentences import split_sentences
from bot.article.rules.spelling import LibraryWords, Respelling, library_words, respell

ARTICLES = Path("bench/data/articles")
READ = "ceasefire.txt alliance-op-ed.txt bee-interview.md council-minutes.txt sanctions-brief.txt"
CASES = [
    json.loads(line)
    for line in Path("tests/data/spelling.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.fixture(scope="module")
def library() -> LibraryWords:
    """The words of the brief and of five articles."""
    texts = [read_text((ARTICLES / name).read_text(encoding="utf-8")) for name in READ.split()]
    readings = [brief.load()[1], *texts]
    return library_words(
        text
        for reading in readings
        for part in (reading.title, *reading.paragraphs)
        for text in split_sentences(part)
    )


@pytest.mark.parametrize("case", CASES, ids=[case["question"] for case in CASES])
def test_what_is_misspelled_is_put_right_and_nothing_else(
    case: dict[str, object], library: LibraryWords
):
    respelling = respell(str(case["question"]), library, english.load())

    assert {r.typed: r.used for r in respelling.respelled} == case["respelled"]


def test_a_question_is_searched_for_as_it_was_respelled(library: LibraryWords):
    respelling = respell("Waht did ukriane's presdent sign?", library, english.load())

    assert respelling == Respelling(
        "What did Ukraine's president sign?",
        (Respelled("ukriane", "Ukraine"), Respelled("presdent", "president")),
    )


def test_a_word_is_written_as_the_library_writes_it_inside_a_sentence():
    words = library_words(["Guns fell silent near the Ismer.", "The ferries were late."])

    assert respell("where are the ferires on the ismre?", words, english.load()).question == (
        "where are the ferries on the Ismer?"
    )
    assert respell("WHERE IS THE ISMRE?", words, english.load()).question == "WHERE IS THE Ismer?"


def test_common_english_is_put_right_though_no_article_has_the_word():
    respelled = respell("can the goverment carry wepons?", library_words([]), english.load())

    assert respelled.question == "can the government carry weapons?"


def test_a_name_that_no_article_has_is_left_alone():
    question = "what did macron, rutte, kallas and Orbann say?"

    assert respell(question, library_words([]), english.load()).question == question


def test_edits_are_letters_put_in_left_out_changed_or_swapped():
    pairs = [("peace", "peace"), ("peice", "peace"), ("paece", "peace"), ("peac", "peace")]

    assert [count_edits(*pair) for pair in pairs] == [0, 1, 1, 1]
    assert count_edits("ca", "abc") == 3


def test_near_words_are_found_with_their_distance():
    words = set_of(["guarantee", "guarantor", "quarantine"])

    assert words.find_near("garantee", 1) == [(1, "guarantee")]
    assert sorted(words.find_near("guaranter", 2)) == [(1, "guarantee"), (1, "guarantor")]
    assert set_of([]).find_near("peace", 2) == []


@pytest.mark.parametrize("word", "unratified rearmed cheapest obliges runner guarantors".split())
def test_a_word_built_from_a_known_one_is_known(word: str):
    assert is_built_from(word, {"ratified", "armed", "cheap", "obliged", "run", "guarantee"})


@pytest.mark.parametrize("word", "swiming abandonement committe wintr reseres".split())
def test_a_slip_is_not_built_from_a_known_word(word: str):
    known = {"swim", "abandon", "abandoned", "commit", "committed", "winter", "reserve"}

    assert not is_built_from(word, known)
    assert not is_base_of(word, known)


def test_a_known_word_may_be_another_with_an_ending():
    assert [is_base_of(word, {"baked", "beehives"}) for word in ("bake", "beehive")] == [True, True]


def test_two_words_in_one_are_known():
    assert is_compound("livestreamed", {"live", "streamed"})
    assert not is_compound("memorandom", {"memo", "andom"})
