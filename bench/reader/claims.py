"""Statements held against a text, turned into questions that take them for granted."""

import random
from collections.abc import Mapping
from dataclasses import replace

from bench.reader.pairs import Bears, Pair

LABELS: Mapping[str, Bears] = {
    "entailment": Bears.OUT,
    "neutral": Bears.NEITHER,
    "contradiction": Bears.AGAINST,
}
"""What sets on entailment call it; a label that is not here leaves it open."""

_VERBS = frozenset(
    "is are was were has have had will can could would should may might must".split()
)
_SMALL = frozenset(
    "the a an there it he she they we i you this these some many all no two three one in his her"
    " their people".split()
)
_ASIDE = ("Is it true that {}?", "Is it right that {}?", "Does the text say that {}?")


def inverted(statement: str) -> str | None:
    """A statement with its verb in front (*was it built in 1931*); None where no verb is seen."""
    words = statement.strip().rstrip(".").split()
    for place, word in enumerate(words[1:9], 1):
        if word in _VERBS:
            return " ".join([word, _lowered(words[0]), *words[1:place], *words[place + 1 :]])
    return None


def asked(claim: Pair, chance: random.Random) -> Pair:
    """A claim as it stands, as a question of yes or no, or as why, how or when it is so.

    A text that bears a claim out, or speaks against it, answers yes or no. Why it is so, it does
    not say where it does not bear the claim out; else that is left open.
    """
    draw, turned = chance.random(), inverted(claim.question)
    if draw < 0.35 and turned:
        return _yes_no(claim, turned[0].upper() + turned[1:] + "?")
    if draw < 0.45:
        first, _, rest = claim.question.rstrip(".").partition(" ")
        aside = chance.choice(_ASIDE)
        other = _yes_no(claim, aside.format(f"{_lowered(first)} {rest}".strip()))
        doubtful = aside.startswith("Does") and claim.bears is Bears.AGAINST
        return replace(other, known=other.known and not doubtful)
    if draw < 0.65 and turned:
        word = chance.choice(("Why", "Why", "How", "When"))
        return replace(
            claim,
            question=f"{word} {turned}?",
            form=word.lower(),
            says=False,
            known=claim.bears in (Bears.NEITHER, Bears.AGAINST),
        )
    return replace(claim, form="statement")


def _yes_no(claim: Pair, question: str) -> Pair:
    return replace(claim, question=question, form="yes_no")


def _lowered(word: str) -> str:
    """A first word as it stands inside a sentence: names keep their capital."""
    return word.lower() if word.lower() in _SMALL or not word.istitle() else word
