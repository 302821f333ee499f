"""Twins made by rule: the same question where it is not answered, or asked in another form."""

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from bench.reader.pairs import Pair

WORDS_AT_MOST = 90
"""Words of a paragraph that a pair keeps: about 130 tokens with the question."""

_WORD = re.compile(r"\w+")
_NAME = re.compile(r"(?<![.?!] )(?<!^)\b[A-Z][\w’'-]+(?: (?:of |the )?[A-Z][\w’'-]+)*")
_NUMBER = re.compile(r"\b\d[\d,.]*\d\b|\b\d+\b")
_TURNED = re.compile(
    r"^(?:when|where|in what year|what year|in which year) (did|was|were|is|are|does|do|has|had) ",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:because|since|due|as a result|therefore|so that|in order|to|for|reason|cause[ds]?|led)\b"
)
_WRAPS = (
    "Does it say {}?",
    "Do you know {}?",
    "Can you tell me {}?",
    "Is it known {}?",
    "Does the article say {}?",
    "Could you say {}?",
    "Is there anything on {}?",
)
_AFTER = "did do does is are was were has have had can could will would shall should may might"
_INDIRECT = re.compile(
    rf"^(who|what|which|how many|how much) (?!(?:{_AFTER.replace(' ', '|')}) )", re.IGNORECASE
)


def bag(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(text.lower()) if len(word) > 3)


def crop(pair: Pair, around: int, chance: random.Random) -> Pair:
    """The sentences about one of them, as many as fit, more before or after by chance."""
    sizes = [len(sentence.split()) for sentence in pair.sentences]
    first = last = around
    left = WORDS_AT_MOST - sizes[around]
    while left > 0:
        sides = [
            side
            for side in (first - 1, last + 1)
            if 0 <= side < len(sizes) and (sizes[side] <= left or side in pair.evidence)
        ]
        if not sides:
            break
        side = chance.choice(sides)
        left -= sizes[side]
        first, last = min(first, side), max(last, side)
    span = pair.span
    return replace(
        pair,
        sentences=pair.sentences[first : last + 1],
        evidence=frozenset(i - first for i in pair.evidence if first <= i <= last),
        span=(span[0] - first, *span[1:]) if span and first <= span[0] <= last else None,
    )


def likeliest(question: str, sentences: Sequence[str]) -> int:
    """The sentence that shares most words with the question."""
    asked = bag(question)
    return max(range(len(sentences)), key=lambda i: len(asked & bag(sentences[i])))


def swapped(question: str, sentences: Sequence[str], chance: random.Random) -> str | None:
    """The question with one name or number exchanged for another of the paragraph's."""
    text = " ".join(sentences)
    for pattern in chance.sample((_NAME, _NUMBER), 2):
        inside = list(pattern.finditer(question))
        others = sorted({m.group() for m in pattern.finditer(text)} - {m.group() for m in inside})
        others = [
            o for o in others if not bag(o) & bag(question) and o.lower() not in question.lower()
        ]
        if inside and others:
            place, other = chance.choice(inside), chance.choice(others)
            return question[: place.start()] + other + question[place.end() :]
    return None


def without(pair: Pair, chance: random.Random) -> Pair | None:
    """The same question where the sentences that answer it are taken out."""
    kept = tuple(s for i, s in enumerate(pair.sentences) if i not in pair.evidence)
    if len(kept) < 2:
        return None
    answer = pair.span and pair.sentences[pair.span[0]][pair.span[1] : pair.span[2]]
    if answer and answer.lower() in " ".join(kept).lower():
        return None
    near = min(max(0, min(pair.evidence) - chance.randrange(2)), len(kept) - 1)
    emptied = replace(pair, sentences=kept, says=False, evidence=frozenset(), span=None)
    return crop(emptied, near, chance)


def thinned(pair: Pair, chance: random.Random) -> Pair:
    """A pair with a sentence that answers nothing taken out, so that gaps tell nothing."""
    idle = [i for i in range(len(pair.sentences)) if i not in pair.evidence]
    if len(idle) < 2:
        return pair
    out = chance.choice(idle)
    span = pair.span
    return replace(
        pair,
        sentences=pair.sentences[:out] + pair.sentences[out + 1 :],
        evidence=frozenset(i - (i > out) for i in pair.evidence),
        span=(span[0] - (span[0] > out), *span[1:]) if span else None,
    )


def wrapped(question: str, chance: random.Random) -> str | None:
    """The question asked as one of yes or no: does it say who …?"""
    if not _INDIRECT.match(question):
        return None
    return chance.choice(_WRAPS).format(question[0].lower() + question[1:].rstrip(" ?"))


def reasoned(pair: Pair) -> Pair | None:
    """When or where turned into why, where the sentence that answers gives no reason."""
    turned = _TURNED.match(pair.question)
    if not turned or any(_REASON.search(pair.sentences[i]) for i in pair.evidence):
        return None
    why = f"Why {turned[1]} {pair.question[turned.end() :]}"
    return replace(denied(pair), question=why, form="why")


def denied(pair: Pair) -> Pair:
    """The pair as one that is not answered; whether its text bears it out is open."""
    return replace(pair, says=False, evidence=frozenset(), span=None, bears=None)
