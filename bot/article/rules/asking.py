"""What form of answer a question wants: a list, a comparison."""

import re

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
        r"(?:what(?: is|'s|’s|\s+are)? )?(?:the )?(?:main )?(?:differences?|similarities) between"
        r" (?P<one>.+?) and (?P<other>.+)",
        re.IGNORECASE,
    ),
    re.compile(
        r"how (?:does|do|is|are) (?P<one>.+?) (?:differ|different) from (?P<other>.+)",
        re.IGNORECASE,
    ),
    re.compile(r"(?P<one>[^?]+?) (?:vs\.?|versus) (?P<other>[^?]+)", re.IGNORECASE),
)


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
