"""What a text denies: a sentence must not deny what its source affirms, nor the other way round."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from bot.article.grounding.words import Token, tokens
from bot.article.rules.polarity import OPPOSITES, is_denial
from bot.kernel.terms import stem

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

_MORE_OPPOSITES = """
more/less/fewer higher/lower high/low raise/cut/lower/reduce rise/fall/drop open/close hasten/delay
expensive/cheap favour/oppose hope/fear for/against above/below longer/shorter larger/smaller
bigger/smaller stronger/weaker earlier/later increase/fall/decrease/cut/drop/shrink grow/shrink/fall
gain/lose better/worse win/lose buy/sell export/import build/destroy attack/defend accept/refuse
admit/deny keep/break first/last inside/outside major/minor many/few strong/weak peace/war
""".split()


def _opposed() -> dict[str, frozenset[str]]:
    found = dict(OPPOSITES)
    for group in _MORE_OPPOSITES:
        first, *rest = (stem(word) for word in group.split("/"))
        for other in rest:
            found[first] = found.get(first, frozenset()) | {other}
            found[other] = found.get(other, frozenset()) | {first}
    return found


_OPPOSED = _opposed()

_TIMES = frozenset("befor after earli earlier later late".split())
"""What comes first is looked at elsewhere."""


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


def turned(sentence: str, source: str) -> str:
    """A word that one of the two denies and the other affirms; "" if there is none."""
    mine, theirs = denied(sentence), denied(source)
    for one in mine.no & (theirs.yes - theirs.no - theirs.maybe):
        return _word(sentence, one)
    for one in theirs.no & (mine.yes - mine.no - mine.maybe) - theirs.yes:
        return _word(sentence, one)
    if not mine.denies:
        lost = ((theirs.no | theirs.maybe) & mine.yes) - theirs.yes
        if len(lost) > 1:
            return _word(sentence, min(lost))
    if mine.denies and not theirs.denies and (put := (mine.no | mine.maybe) & theirs.yes):
        return _word(sentence, min(put))
    return _contrary(sentence, source, mine, theirs) or _other_way(sentence, source)


def _contrary(sentence: str, source: str, mine: Denied, theirs: Denied) -> str:
    """A word whose opposite stands in the source in its place."""
    every = {token.stem for token in tokens(sentence)}
    other_words = {token.stem for token in tokens(source)}
    for one in every - other_words - _TIMES:
        for other in _OPPOSED.get(one, frozenset()):
            if other not in other_words or other in every:
                continue
            if (one in mine.no) == (other in theirs.no):
                return _word(sentence, one)
    return ""


_DEGREES = (("more", "less"), ("more", "fewer"), ("higher", "lower"), ("better", "worse"))


def _other_way(sentence: str, source: str) -> str:
    """*spend more* where the source has *spend less*, though it has *more* of something else."""
    for one, other in (pair for both in _DEGREES for pair in (both, both[::-1])):
        if (_led(sentence, one) & _led(source, other)) - _led(source, one):
            return one
    return ""


def _led(text: str, word: str) -> frozenset[str]:
    """The words of matter that stand just before a word; what is compared by *than* is no matter
    here."""
    found, last = set[str](), ""
    every = tokens(text)
    for token, after in pairwise(every):
        if token.lower == word and last and after.lower != "than":
            found.add(last)
        elif token.is_matter:
            last = token.stem
    return frozenset(found)


def _word(text: str, stem_: str) -> str:
    return next((token.text for token in tokens(text) if token.stem == stem_), stem_)
