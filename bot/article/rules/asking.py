"""What kind of question it is: a list, a comparison, one that goes on from another."""

import re

from bot.kernel.terms import STOP_WORDS, words

_LIST = re.compile(
    r"\b(?:list|name|enumerate)\b|\b(?:which|what)(?: \w+){0,3} (?:are|were|have been|exist)\b"
    r"|\bwhich (?:\w+ )?(?:proposals|conditions|countries|reasons|options|arguments|risks|dangers"
    r"|steps|forms|kinds|types|parts|ways|designs|views|examples)\b",
    re.IGNORECASE,
)

_COMPARISON = (
    re.compile(
        r"(?:please )?(?:compare|contrast) (?P<one>.+?) (?:and|with|to|against) (?P<other>.+)",
        re.IGNORECASE,
    ),
    re.compile(
        r"what(?: is|'s|’s|\s+are)? the (?:main )?(?:difference|differences|similarities) between"
        r" (?P<one>.+?) and (?P<other>.+)",
        re.IGNORECASE,
    ),
    re.compile(
        r"how (?:does|do|is|are) (?P<one>.+?) (?:differ|different) from (?P<other>.+)",
        re.IGNORECASE,
    ),
    re.compile(r"(?P<one>[^?]+?) (?:vs\.?|versus) (?P<other>[^?]+)", re.IGNORECASE),
)

_POINTS_BACK = frozenset(
    "it its he him his she her they them their that this those these there such one ones".split()
)
_ALONE = 3  # words of matter below which a question cannot stand alone


def wants_a_list(question: str) -> bool:
    """Does it ask for several things?"""
    return _LIST.search(question) is not None


def find_compared(question: str) -> tuple[str, str] | None:
    """The two things that a question compares; None if it compares nothing."""
    bare = question.strip().rstrip("?!. ")
    for pattern in _COMPARISON:
        if match := pattern.fullmatch(bare):
            return match["one"].strip(), match["other"].strip()
    return None


def join_questions(before: str, question: str) -> str:
    """A question as it is to be searched for when it goes on from another: with that one's words
    where it points back or says too little by itself."""
    question_words = [word.lower() for word in words(question)]
    matter = [word for word in question_words if word not in STOP_WORDS]
    points_back = not _POINTS_BACK.isdisjoint(question_words)
    return f"{before} {question}" if points_back or len(matter) < _ALONE else question
