"""What kind of question it is: a greeting, a list, a comparison."""

import re
from enum import StrEnum

from bot.kernel.terms import words


class Talk(StrEnum):
    """What is said to a bot and is no question on an article."""

    GREETING = "greeting"
    THANKS = "thanks"
    WORDLESS = "wordless"


_GREETING = re.compile(
    r"(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings|bonjour|salut|hallo"
    r"|привіт|здравствуйте|hola)(?: (?:there|parley|all|everyone|everybody))*[\s!.,?]*",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"(?:thanks|thank you|thx|cheers|merci|danke|дякую)(?: (?:a lot|so much|very much|parley))*"
    r"[\s!.,]*",
    re.IGNORECASE,
)

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


def small_talk(question: str) -> Talk | None:
    """What is said, if it is no question."""
    if not words(question):
        return Talk.WORDLESS
    if _GREETING.fullmatch(question.strip()):
        return Talk.GREETING
    return Talk.THANKS if _THANKS.fullmatch(question.strip()) else None


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
