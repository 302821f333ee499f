"""What a text denies, and what it affirms."""

import re
from dataclasses import dataclass, field

from bot.article.rules.polarity import is_denial
from bot.article.rules.words.tokens import Token, tokens

_CARRIED = frozenset("because if when yet".split())
"""Words that a denial just before them reaches over: not because it had harmed anyone."""

REACH = 3
"""Words after a denial that it may deny; the first it denies for certain."""

_OF = frozenset("none neither nobody nothing".split())
"""Denials that may be followed by *of* and those among whom nobody is meant."""

_BACK = frozenset("no nobody nothing none neither nowhere".split())
"""Denials that deny the verb before them, too: it binds nobody."""

_SOFT = frozenset("rather far unlikely instead hardly".split())
"""Denials that need more to be one: see _PHRASES."""

_IMPLICIT = frozenset(
    "fail fails failed failing refuse refuses refused refusing decline declines"
    " declined lack lacks lacked lacking without unable deny denies denied absent"
    " absence impossible avoid avoids avoided reject rejects rejected stopped ceased"
    " unwilling incapable false wrong untrue excluded excludes exclude dropped omitted"
    " omits".split()
)

_PHRASES = re.compile(r"rather than|instead of|no longer|far from|free of|free from|anything but")
_NO_DENIAL = re.compile(
    r"not only|not just|not merely|not least|no doubt|no less than|not until|no sooner"
    r"|no later than"
    r"|nothing but|no more than|not more than|no fewer than|not less than|whether or not|no \d"
)
_BREAKS = frozenset("and or".split())
_NOBODY = frozenset("nobody nothing nowhere".split())


@dataclass(slots=True)
class Denied:
    """Stems that a text denies for certain, those it may deny, and those it affirms."""

    no: set[str] = field(default_factory=set)
    maybe: set[str] = field(default_factory=set)
    yes: set[str] = field(default_factory=set)
    denies: bool = False

    def take(self, stem_: str, reach: int) -> None:
        """Note a word, by how far a denial still reaches."""
        (self.no if reach == REACH else self.maybe if reach else self.yes).add(stem_)

    def deny(self, token: Token, before: str) -> bool:
        """Note a denial, which may deny the word before it as well; may *of* follow it?"""
        self.denies = True
        if token.lower in _BACK and before:
            self.no.add(before)
            self.yes.discard(before)
        return token.lower in _OF


def denied(text: str) -> Denied:
    """What a text denies and affirms, by stems; one word may be both."""
    low = text.casefold().replace("’", "'")
    spared = [match.span() for match in _NO_DENIAL.finditer(low)]
    phrases = [match.span() for match in _PHRASES.finditer(low)]
    found = Denied()
    reach, clause, before, skip = 0, 0, "", False
    every = tokens(text)
    for at, token in enumerate(every):
        if token.clause != clause:
            carried = token.lower in _CARRIED and reach == REACH
            clause, reach, before, skip = token.clause, REACH if carried else 0, "", False
        if _denies(token, spared, phrases):
            twice = token.lower in _IMPLICIT and reach == REACH  # not refused
            skip = found.deny(token, before) and at + 1 < len(every) and every[at + 1].lower == "of"
            reach = 0 if twice else REACH
        elif token.lower == "," or token.lower in _BREAKS:
            before = ""
            reach = 0 if reach < REACH else reach
        elif token.is_matter:
            before = token.stem
            if not skip:
                found.take(token.stem, reach)
                reach = max(0, reach - 1)
            skip = False
    return found


def _denies(token: Token, spared: list[tuple[int, int]], phrases: list[tuple[int, int]]) -> bool:
    if any(a <= token.start < b for a, b in spared):
        return False
    if any(a <= token.start < b for a, b in phrases):
        return True
    if token.lower in _SOFT:
        return False
    return is_denial(token.lower) or token.lower in _IMPLICIT or token.lower in _NOBODY
