"""*How far are the conditions from being met?* asks for no number: *far from* and *nearly* answer
it."""

import re
from collections.abc import Iterator

from bot.article.rules.index import Embed
from bot.article.rules.objections.objection import FoundPassage, Objection

TOLD = 0.6
"""The least confidence where the best sentence says so of the thing asked about."""

_ABOUT = 0.4
"""The share of the question that this sentence must hold."""

_ASKS = re.compile(r"\bhow (?:far|close|near)\b.* (?:from|to) being\b", re.IGNORECASE)
_TELLS = re.compile(
    r"\b(?:far from|close to|near to|nearly|almost|not yet|half ?way|partly|hardly|barely"
    r"|long way)\b",
    re.IGNORECASE,
)


def asks_of_degree(question: str) -> bool:
    """Does a question ask how near something is to being so?"""
    return _ASKS.search(question) is not None


def object_to_degrees(found: FoundPassage, _embed: Embed) -> Iterator[Objection]:
    """Where the best sentence tells how near it is, that counts as an answer."""
    if not found.is_english or not asks_of_degree(found.question):
        return
    passage = found.context.paragraphs[found.paragraph]
    best = passage[found.place]
    before = passage[max(0, found.place - 1) : found.place + 1]
    is_about = found.matching.coverage(best) >= _ABOUT and found.matching.names_stand_in(before)
    if is_about and _TELLS.search(best.text):
        yield Objection(1, lead=(found.paragraph, found.place), least=TOLD)
