"""Where a sentence speaks against what a question takes to be so."""

import re

from bot.article.rules.claims.asked import AskedKind
from bot.article.rules.claims.matching import Matching
from bot.article.rules.claims.opposites import OPPOSED
from bot.article.rules.claims.question import Claims
from bot.article.rules.claims.sentence import SentenceFacts

MOSTLY = 0.5
"""Share of a question's words that a sentence must hold for it to be said to correct it."""

_PLANNED = re.compile(
    r"\b(?:will|would|shall|plans? to|planned|wants? to|wanted to|hopes? to|(?:is|are|was|were) to"
    r"|may|might|could|should|proposes?|proposed|intends?|due|if|unless|until|expects?|expected"
    r"|scheduled|announced|asked for|demands?)\b",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\b(?:not|never|no|nobody|nothing|none|neither|nor|cannot)\b|n['’]t\b", re.IGNORECASE
)
_CONTRAST = re.compile(
    r"\b(?:but|and|or) not\b|, not\b|\brather than\b|\binstead of\b|\bnot (?:only|just)\b",
    re.IGNORECASE,
)
"""Denials of one thing beside another, which leave the rest of the sentence as it is."""

_AGAINST = re.compile(r"\b(?:out|down|off|away|against|without|back)\b", re.IGNORECASE)
"""Words by which a question may itself say the contrary: *turn down*, *leave out*."""


def denies(claims: Claims, matching: Matching, facts: SentenceFacts) -> bool:
    """Does a sentence deny a word that the question takes to be so, perhaps by *refuse* or *lack*,
    perhaps some words before it?"""
    stems = facts.perhaps_denied - claims.polarity.no - claims.polarity.maybe
    return any(word.is_claimed and word.stem in stems for word in matching.words)


def contradicts(claims: Claims, matching: Matching, facts: SentenceFacts) -> bool:
    """Does a sentence that holds most of a question plainly say otherwise than it?

    Either it says *not*, *no*, *never* just before a word that the question takes to be so, or it
    says the opposite of one, with no denial at all. The question must deny nothing itself.
    """
    if claims.polarity.denies or _AGAINST.search(claims.text):
        return False
    if matching.coverage(facts) < MOSTLY:
        return False
    if not _DENIAL.search(facts.text):
        return says_opposite(matching, facts)
    return _plainly_denies(claims, matching, facts)


def _plainly_denies(claims: Claims, matching: Matching, facts: SentenceFacts) -> bool:
    """Is a word denied just after *not*, *no*, *never*, in a sentence that holds another as well?
    To *how many*, none is an answer."""
    if claims.asked.kind is AskedKind.COUNT or not _DENIAL.search(_CONTRAST.sub(" ", facts.text)):
        return False
    stems = facts.denied - claims.polarity.no - claims.polarity.maybe
    others = [word for word in matching.words if word.stem not in stems]
    is_about = any(word.stands_in(facts) for word in others) or any(
        name.stands_in(facts) for name in matching.names
    )
    return is_about and any(word.is_claimed and word.stem in stems for word in matching.words)


def says_opposite(matching: Matching, facts: SentenceFacts) -> bool:
    """Does a sentence hold the opposite of a word that the question takes to be so?"""
    claimed = {word.stem for word in matching.words if word.is_claimed}
    here = facts.all_stems
    return any(
        stem not in here and not (OPPOSED.get(stem, frozenset()) & here).issubset(claimed)
        for stem in claimed
    )


def is_planned(claims: Claims, facts: SentenceFacts) -> bool:
    """Does a sentence speak of what may come, where the question takes it to have come?"""
    return claims.is_done and not claims.asks_whether and _PLANNED.search(facts.text) is not None
