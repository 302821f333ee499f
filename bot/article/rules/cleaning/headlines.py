"""Lines that stand alone: the heading of a section, or the headline of another article?"""

import re
from functools import lru_cache

from bot.article.rules.cleaning.pieces import ends_sentence
from bot.kernel.terms import STOP_WORDS, stem, words

LONGEST_HEADING = 90
"""Characters of a line that can head a section."""

_SHARED = 0.5
"""A line less than half of whose matter recurs in the article is about something else."""

_FEW = 3  # words of matter that say too little to be told apart by this

_BULLET = re.compile(r"\s*(?:[-*•‣▪]|\d{1,2}[.)])\s")


def heads_a_section(line: str) -> bool:
    """Could a line that stands alone be a heading, by its looks?"""
    return (
        len(line) <= LONGEST_HEADING
        and not ends_sentence(line.rstrip("?"))
        and not _BULLET.match(line)
        and any(letter.isalpha() for letter in line)
    )


def of_another_article(line: str, body: str) -> bool:
    """Is a line the headline of another article than the one whose body this is?

    A section's heading names what its article speaks of; the headline of another article brings
    names and words that never recur.
    """
    if len(line) > 2 * LONGEST_HEADING or ends_sentence(line.rstrip('?!”"')):
        return False
    matter = {stem(word) for word in words(line) if word.lower() not in STOP_WORDS}
    if len(matter) <= _FEW:
        return False
    return len(matter & _spoken_of(body)) < _SHARED * len(matter)


@lru_cache(maxsize=1)
def _spoken_of(body: str) -> frozenset[str]:
    """The stems of a body. Kept, because every line of an article asks for the same."""
    return frozenset(stem(word) for word in words(body))
