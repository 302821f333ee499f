"""All that members read is modern plain English: none of the phrases below, and nothing harder to
read than a ninth-grader's text."""

import re
from collections.abc import Iterator

import pytest

from bot.cli.extraction import template
from tests.reading_grade import reading_grade, word_count

HARDEST = 9.0
"""School years."""

SHORT = 6
"""Words that have no grade worth the name."""

QUOTED = {"Dumoulin, Engage more with Ukraine to facilitate peace negotiations, 2022"}
"""What others wrote."""

UNWANTED = {
    "an archaism": (
        r"\bwhoever\b|\bwhomever\b|\bborne?\b|\banew\b|\bcomes? along\b|\blead on\b|\bupon\b"
        r"|\bhereby\b|\bthereof\b|\bshall\b|\bis but\b|\bbut one\b|\bfor naught\b|\bbeforehand\b"
    ),
    "people told apart": r"\b(tells?|told) [^.]*\bapart\b",
    "“it takes …”": r"\b[Ii]t takes (?!too long)|\btakes (a|an) whole\b|\btakes one of\b",
    "“where one stands”": r"\b(where|how) (one|you|it|a debate|an exercise|it) stands?\b",
    "“Sit for”": r"\bSit for\b",
    "a camp for a side": r"\b[Cc]amps?\b",
    "a silent text": r"\btext (is|was) silent\b|\bthe text(’s)? (covers|clock|names)\b",
    "how a value is left out": r"\bif not said\b|\bif none is named\b",
    "a key or a parameter's name": r"\b[a-z]+_[a-z]+\b|(?<![\w/])[a-z]{3,}:(…|[A-Z]{2})",
    "a parameter with its value": r"(?<![\w/])[a-z_]{2,}:(yes|no|on|off|all|\d)\b",
    "“as in”, for an example": r"\bas in \S*[\d/]",
    "what cannot be done, alone": r"\bcannot be done\b|\bNothing is running now\b|\bNot now\.",
    "a receipt that says nothing": r"^(Done|Noted|OK|Ready)\.$",
    "a place for a channel": r"\b([Tt]his|[Aa]nother|[Oo]ther|[Nn]o other) place\b",
    "a room, where there are channels": r"\b(this|that|another) room\b",
    "words that are not proved": r"\bnot proved\b",
    "an inject": r"\b[Ii]njects?\b",
}
"""Kinds of phrases that nobody writes here, each by the pattern that finds it."""

FIELD = re.compile(r"\{[^/{}][^{}]*\}")

HOSTS = re.compile(r"PARLEY_|https?://|parley doctor|openssl|connections:write|provider:model")
"""What only somebody reads who runs Parley: there the names of settings help."""


def sentences() -> Iterator[str]:
    """All that Parley says in English."""
    for entry in template():
        if entry.id and not entry.context:
            yield from entry.id if isinstance(entry.id, tuple) else (entry.id,)


SENTENCES = sorted(set(sentences()))


@pytest.mark.parametrize("kind", UNWANTED)
def test_no_sentence_says(kind: str) -> None:
    pattern = re.compile(UNWANTED[kind])

    said = [
        words
        for words in SENTENCES
        if pattern.search(FIELD.sub("…", words)) and not HOSTS.search(words)
    ]

    assert not said, f"{kind}: say these as a friendly, busy moderator would: {said}"


def test_every_sentence_is_read_at_once() -> None:
    grades = {
        words: reading_grade(words)
        for words in SENTENCES
        if word_count(words) > SHORT and words not in QUOTED and not HOSTS.search(words)
    }

    hard = {words: round(grade, 1) for words, grade in grades.items() if grade > HARDEST}
    assert not hard, f"shorter words, or two sentences: {hard}"


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("The cat sat on the mat.", -2.0, 1.0),
        ("The debate starts at nine, and the chair opens it.", 1.0, 5.0),
        (
            "Notwithstanding considerable uncertainty, participants’ aggregate preferences"
            " unambiguously demonstrate statistically significant polarisation.",
            20.0,
            50.0,
        ),
    ],
)
def test_the_grade_follows_length_and_syllables(words: str, least: float, most: float) -> None:
    assert least <= reading_grade(words) <= most
