"""How things stand this very moment, and what happened in some year: an article tells of it only
where it says so."""

import re
from collections.abc import Iterable

from bot.article.rules.index import Embed
from bot.article.rules.objections.objection import FoundPassage, Objection
from bot.kernel.terms import STOP_WORDS, stem, words

OUT_OF_DATE = 0.35
"""What is left of the confidence where nothing in the passage speaks of today."""

YEAR_ALONE = 0.4
"""What is left of the confidence where passage and question have nothing but a year in common."""

_TODAY = re.compile(
    r"\b(?:right now|currently|nowadays|as of (?:now|today)|at this moment)\b", re.IGNORECASE
)
_OF_TODAY = re.compile(
    r"\b(?:now|today|currently|present|presently|nowadays|still|so far|this (?:year|month|week)"
    r"|at the moment|these days|no longer)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def object_to_time(found: FoundPassage, embed: Embed) -> Iterable[Objection]:
    """A question of this very moment, of which the passage does not speak, or one that shares
    nothing with the passage but a year."""
    lines = found.article.paragraphs()[found.paragraph]
    passage = " ".join(lines)
    if _TODAY.search(found.question) and not _OF_TODAY.search(passage):
        yield Objection(OUT_OF_DATE)
    matter = _matter(found.question)
    years = {term for term in matter if _YEAR.fullmatch(term)}
    others = matter - years
    if years and len(others) > 1 and years & _matter(passage) and not others & _matter(passage):
        yield Objection(YEAR_ALONE)


def _matter(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(text) if word.lower() not in STOP_WORDS)
