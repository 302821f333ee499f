"""References to the founding article and to our brief, as members read and follow them.

The founding article is named by paragraph and sentence, such as ¶8.4; its words are not ours to
ship, so that a button opens the paragraph of our own brief that makes the same point.
"""

from collections.abc import Iterable, Sequence

from bot.kernel.message import row_of, say
from bot.kernel.view import Button, Note, note

FOUNDING = say("Dumoulin, Engage more with Ukraine to facilitate peace negotiations, 2022")

MOST_BUTTONS = 5
"""Buttons to paragraphs of the brief in one row."""


def cite_sentences(references: Sequence[str]) -> str:
    """References to sentences of the founding article, such as "¶8.4 and ¶3.2"."""
    return join_with_and([f"¶{reference}" for reference in references])


def legend() -> Note:
    """What ¶8.4 means."""
    return note(
        say(
            "¶8.4 is paragraph 8, sentence 4 of the founding article ({article}). What it does "
            "not say comes from the other sources named.",
            article=FOUNDING,
        )
    )


def brief_buttons(paragraphs: Iterable[int]) -> tuple[Button, ...]:
    """Buttons that open paragraphs of our brief."""
    once = list(dict.fromkeys(paragraphs))[:MOST_BUTTONS]
    return tuple(
        Button(say("Our brief, ¶{n}", n=n), f"/article show brief paragraph:{n}") for n in once
    )


def join_with_and(words: Sequence[str]) -> str:
    """Words in a row, such as "a, b and c"."""
    return row_of(words, "and")
