"""Outward marks: what kind of answer a question wants, and what a sentence has to offer."""

import re
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from bot.kernel.terms import words


class Wants(IntEnum):
    """The kind of answer that a question's own words ask for."""

    REASON = 0
    AMOUNT = 1
    TIME = 2
    PLACE = 3
    PERSON = 4
    MANNER = 5
    MEANING = 6
    THING = 7
    OTHER = 8


_ASKS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (Wants.REASON, r" why | reason| purpose| cause| how come"),
        (
            Wants.AMOUNT,
            r" how many | how much | how long | how old | how far | how often | number of",
        ),
        (Wants.TIME, r" when | what year| what date| what time| which year"),
        (Wants.PLACE, r" where | what country| what city| what state| location"),
        (Wants.PERSON, r" who | whom | whose | who's"),
        (Wants.MANNER, r" how "),
        (
            Wants.MEANING,
            r" what is | what are | what was | what does .* mean| meaning| define| what's ",
        ),
        (Wants.THING, r" what | which "),
    )
)


def find_wanted(question: str) -> Wants:
    """The kind of answer a question asks for, by its own words."""
    padded = f" {question.lower()} "
    for kind, pattern in _ASKS:
        if pattern.search(padded):
            return kind
    return Wants.OTHER


_OFFERS = (
    re.compile(  # a time
        r"\b(January|February|March|April|May|June|July|August|September|October|November"
        r"|December|century|year|years|[12]\d{3})\b"
    ),
    re.compile(  # an amount
        r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred"
        r"|thousand|million|billion|half|percent|twice|several)\b",
        re.IGNORECASE,
    ),
    re.compile(  # a reason
        r"\b(because|due to|result|caused?|causes|reason|since|in order|so that|therefore|thus"
        r"|hence|purpose|allows?|led to|to ensure|prevent)\b",
        re.IGNORECASE,
    ),
    re.compile(  # a place
        r"\b(in|at|near|from|on|located|between|north|south|east|west|within)\b (the )?[A-Z]"
        r"|located|born in|takes place"
    ),
    re.compile(  # a meaning
        r"\b(is|are|was|were|refers? to|means?|known as|called|defined)\b", re.IGNORECASE
    ),
    re.compile(r"(?<!^)(?<![.!?] )\b[A-Z][a-z]+ [A-Z][a-z]+"),  # a name
)
OFFERS = ("time", "amount", "reason", "place", "meaning", "person")
"""What `marks` tells of a sentence, in the order of its first columns."""

_POINTING_BACK = frozenset("it he she they this these its his their".split())
_ENDS = (".", "?", "!", "''", '"', "”", "’", ")", "»")

MARKS = len(_OFFERS) + 5


def marks(sentence: str) -> NDArray[np.float32]:
    """A sentence's outward marks: what it offers (`OFFERS`), log of its length in words, shorter
    than six, shorter than four, without an end, and beginning with a word that points back."""
    sentence_words = words(sentence)
    size = len(sentence_words)
    row = [float(pattern.search(sentence) is not None) for pattern in _OFFERS]
    row += [
        float(np.log1p(size)),
        float(size < 6),
        float(size < 4),
        float(not sentence.rstrip().endswith(_ENDS)),
        float(bool(sentence_words) and sentence_words[0].lower() in _POINTING_BACK),
    ]
    return np.array(row, dtype=np.float32)
