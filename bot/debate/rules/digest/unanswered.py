"""Whether somebody of another side took an argument up later, as far as words can tell."""

from collections.abc import Mapping

from bot.article.rules.sentences import split_sentences
from bot.kernel.terms import STOP_WORDS, stem, words

SHARED, SHARE = 3, 0.5
"""Words of matter that a sentence must share with an argument, and the share of the argument's own
that these must be, for it to be taken up."""


def find_answer(argument: str, later: Mapping[int, str]) -> int | None:
    """The first of some speeches, by number, that has a sentence about the same matter."""
    terms = _terms(argument)
    needed = max(SHARED, round(len(terms) * SHARE))
    for number, speech in sorted(later.items()):
        for part in speech.split("\n"):
            if part.strip() and any(
                len(terms & _terms(sentence)) >= needed for sentence in split_sentences(part)
            ):
                return number
    return None


def _terms(sentence: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(sentence) if word.lower() not in STOP_WORDS)
