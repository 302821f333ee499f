"""The brief that ships with Parley, and the questions that the answer search is tested on."""

import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from bot.article.content.brief import load
from bot.article.rules.reading import BlockKind
from bot.article.rules.sentences import split_sentences

QUESTIONS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "brief_questions.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


def test_the_brief_loads_once_under_its_slug():
    slug, reading = load()

    assert (slug, reading.title, reading.author, reading.language) == (
        "brief",
        "The design of security guarantees",
        "Parley",
        "en",
    )
    assert load() is load()


def test_the_brief_has_about_forty_paragraphs():
    _, reading = load()

    assert 35 <= len(reading.paragraphs) <= 45


def test_every_paragraph_names_its_sources():
    _, reading = load()

    notes = [block.note for block in reading.blocks if block.kind is BlockKind.PARAGRAPH]
    unsourced = [note for note in notes if not note.removeprefix("Sources: ").strip()]

    assert unsourced == []
    assert all(note.startswith("Sources: ") and "\n" not in note for note in notes)


def test_every_paragraph_is_one_line_of_at_most_900_characters():
    _, reading = load()

    unfit = [
        text for text in reading.paragraphs if len(text) > 900 or text != " ".join(text.split())
    ]

    assert unfit == []


def test_every_heading_has_words_and_a_paragraph_under_it():
    _, reading = load()

    kinds = [block.kind for block in reading.blocks]
    headings = [heading for heading, _ in reading.sections()]

    assert all(heading.strip() for heading in headings)
    assert len(set(headings)) == len(headings)
    assert (BlockKind.HEADING, BlockKind.HEADING) not in set(pairwise(kinds))
    assert (kinds[0], kinds[-1]) == (BlockKind.HEADING, BlockKind.PARAGRAPH)


def test_nothing_of_the_brief_is_left_out():
    _, reading = load()

    assert reading.removed == ()


def test_there_are_ninety_questions_of_three_kinds():
    kinds = Counter(question["kind"] for question in QUESTIONS)

    assert kinds == {"answerable": 40, "unanswerable": 30, "false_premise": 20}
    assert len({question["id"] for question in QUESTIONS}) == 90


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["id"])
def test_the_sentences_that_answer_exist(question):
    _, reading = load()

    missing = [
        (paragraph, sentence)
        for paragraph, sentence in question["support"]
        if not 1 <= paragraph <= len(reading.paragraphs)
        or not 0 <= sentence < len(split_sentences(reading.paragraphs[paragraph - 1]))
    ]

    assert missing == []
    assert bool(question["support"]) == (question["kind"] == "answerable")
