"""Questions that go on from another, put as they would be alone."""

import json
from pathlib import Path

import pytest

from bot.article.rules.following import asks_for_more, goes_on, join_questions

PACT = "What is a security guarantee?"
POLAND = "Does Poland offer troops?"


@pytest.mark.parametrize(
    ("before", "question", "joined"),
    [
        (PACT, "And why?", "Why is a security guarantee?"),
        (PACT, "is it binding?", "is a security guarantee binding?"),
        (PACT, "what about a security assurance?", "What is a security assurance?"),
        ("Who fears entrapment?", "and abandonment?", "Who fears abandonment?"),
        ("Who fears entrapment?", "What about abandonment?", "Who fears abandonment?"),
        (POLAND, "and Germany?", "Does Germany offer troops?"),
        (POLAND, "What about the United Kingdom?", "Does the United Kingdom offer troops?"),
        (POLAND, "since when?", "Since when does Poland offer troops?"),
        ("Is the plan binding?", "why not?", "Why is the plan binding?"),
        ("How are debates run on Discord?", "and in Slack?", "How are debates run in Slack?"),
        ("How do I open a debate?", "And in Slack?", "How do I open a debate in Slack?"),
        (
            "What does the brief say of sanctions?",
            "and about troops?",
            "What does the brief say of troops?",
        ),
        ("Which states want it?", "how many?", "How many states want it?"),
        ("What is the pact?", "Who wrote it?", "Who wrote the pact?"),
        ("When did the plan end?", "Who pays?", "Who pays (the plan end)?"),
        ("Who wrote the plan?", "What is their reason?", "What is the plan’s reason?"),
        ("Who guards it?", "Does that plan work?", "Does that plan work (guards it)?"),
        (
            "Who decides on an attack?",
            "How long do they have?",
            "How long do they have (decides on an attack)?",
        ),
    ],
)
def test_a_question_that_goes_on_is_put_as_if_it_stood_alone(
    before: str, question: str, joined: str
) -> None:
    assert join_questions(before, question) == joined


@pytest.mark.parametrize("question", ["who says that?", "Who said so?", "According to whom?"])
def test_who_says_so_asks_for_the_source_of_what_was_answered(question: str) -> None:
    joined = join_questions(PACT, question, "A security guarantee is a promise of help.")

    assert joined == "Who says that a security guarantee is a promise of help?"


def test_he_is_who_was_named() -> None:
    told = "In 2022 Marie Dumoulin asked for it."

    assert join_questions("Who asked for a pact?", "Why did she ask?", told) == (
        "Why did Marie Dumoulin ask?"
    )
    assert join_questions("What did Benson write?", "Why did he write?", told) == (
        "Why did Benson write?"
    )


@pytest.mark.parametrize(
    "question",
    [
        "Which regions did Russia annex in September?",
        "What is a tripwire?",
        "And what is a tripwire?",
    ],
)
def test_a_question_that_stands_alone_is_left_as_it_is(question: str) -> None:
    assert join_questions(PACT, question) == question
    assert not goes_on(question)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("and why?", True),
        ("Why?", True),
        ("since when?", True),
        ("what about Poland?", True),
        ("And in Slack?", True),
        ("who says that?", True),
        ("is it binding?", True),
        ("and who pays?", True),
        ("What is it about?", False),
        ("Who wrote it?", False),
        ("So what is a tripwire?", False),
        ("And what does NATO do in the Baltic?", False),
        ("Is it true that Poland left NATO?", False),
        ("Who says that Ukraine needs troops?", False),
        ("What happened?", False),
    ],
)
def test_what_goes_on_is_known_without_a_button(question: str, expected: bool) -> None:
    assert goes_on(question) is expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("more", True),
        ("Tell me more, please", True),
        ("can you explain that?", True),
        ("What does that mean?", True),
        ("I don’t understand", True),
        ("Tell me more about Poland", False),
        ("What does deterrence mean?", False),
        ("More troops?", False),
    ],
)
def test_what_asks_for_more_of_the_same_is_known(question: str, expected: bool) -> None:
    assert asks_for_more(question) is expected


THREADS = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "data" / "threads.jsonl")
    .read_text("utf-8")
    .split("\n")
    if line
]
"""A question and one asked after it. Who made the rules knew both halves: neither is held out."""


@pytest.mark.parametrize(("half", "least"), [("a", 40), ("b", 38)])
def test_new_questions_are_told_from_those_that_go_on(half: str, least: int) -> None:
    threads = [thread for thread in THREADS if thread["half"] == half]

    right = [goes_on(thread["question"]) == thread["follows"] for thread in threads]

    assert len(right) == 40
    assert sum(right) >= least


def test_what_a_question_means_by_it_is_named_without_its_verb() -> None:
    assert (
        join_questions("What is snapback?", "and who pays for it?") == "and who pays for snapback?"
    )
