"""A sentence of the passage says otherwise than the question takes for granted.

Questions of *how many* and those to be answered by yes or no take little for granted, and are left.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from bot.article.rules.claims import Claims
from bot.article.rules.claims.asked import AskedKind
from bot.article.rules.claims.matching import Matching
from bot.article.rules.claims.sentence import SentenceFacts
from bot.article.rules.index import Embed
from bot.article.rules.objections.counts import count_otherwise
from bot.article.rules.objections.degrees import asks_of_degree
from bot.article.rules.objections.failures import asks_of_failure
from bot.article.rules.objections.objection import FoundPassage, Objection
from bot.article.rules.outcome import Contradicted
from bot.article.rules.words.tokens import Token, tokens

SURE, UNSURE = 0.4, 0.7
"""What is left of the confidence. Of the sure hits on the sets 9 in 10 cannot be answered, of the
others 87 %."""

_MOSTLY, _PARTLY, _SOMEWHAT = 0.5, 0.35, 0.25
"""Shares of a question's words that a sentence must hold to be about the same thing."""

_WHOLLY = 0.8
"""From this share on a sentence bears the question out, whatever else it says never was."""

_REACH = 3
"""Words after *still has to* that are still to come."""

_STILL_TO_COME = re.compile(
    r"\b(?:still (?:has|have|had|needs?) to|(?:has|have|had|is|are|was|were) yet to|not yet)\b",
    re.IGNORECASE,
)
_DID_NOT = re.compile(
    r"\b(?:has|have|had|did|was|were)(?: not| never|n['’]t)(?: been)? (\w+)", re.IGNORECASE
)
_NO_SUCH = re.compile(r"\b(?:no|not any) such\b|\bnothing of the (?:sort|kind)\b", re.IGNORECASE)
_SAYS_NOT = re.compile(
    r"\b(?:does|do|did|has|have)(?: not|n['’]t) (?:yet )?(?:said?|say|stated?|specif(?:y|ied)"
    r"|named?|mention(?:ed)?|defined?|reveal(?:ed)?|disclosed?|explain(?:ed)?|decided?"
    r"|lay down)\b(?! that\b)"
    r"|\bleaves? (?:it |this )?open\b|\b(?:is|are|remains?) (?:silent|unknown|undecided)\b",
    re.IGNORECASE,
)
_NEVER_WAS = re.compile(
    r"\b(?:has|have|had|was|were|is|are)(?: not| never|n['’]t)(?: yet)?(?: been)?"
    r" (?:\w+ed|\w+en|put|built|held|set|found|made|sent|met|begun|said|paid|told)\b"
    r"|\b(?:did not|didn['’]t|never) (?:take place|happen|come)\b|\bnever \w+ed\b"
    r"|\bnone (?:of \w+ (?:\w+ )?)?(?:has|have|had|was|were)\b|\bnot yet\b"
    r"|\brul(?:es?|ed|ing) out\b",
    re.IGNORECASE,
)
_TURNS_DOWN = re.compile(
    r"\b(?:refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|fail(?:s|ed|ing)?) to (\w+)", re.IGNORECASE
)
_GIVES_UP = re.compile(r"\b(?:give|gives|gave|given|giving) up\b", re.IGNORECASE)
_KEEPS = re.compile(
    r"\b(?:keep(?:s|ing)?|kept|maintain(?:s|ed|ing)?|retain(?:s|ed|ing)?)\b", re.IGNORECASE
)
_DENIES = re.compile(
    r"\b(?:not|never|no|nobody|neither|nor|cannot|refus\w+|declin\w+|fail\w*|reject\w*|without)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)


def object_to_premise(found: FoundPassage, _embed: Embed) -> Iterator[Objection]:
    """An objection, with the sentence that corrects the question where it surely does, or the one
    that says what isn't said."""
    is_open = asks_of_failure(found.question) or asks_of_degree(found.question)
    if not found.is_english or is_open:
        return
    claims = found.claims
    asks_openly = claims.asks_whether or claims.asked.kind is AskedKind.COUNT
    if asks_openly or (claims.polarity.denies and not _TURNS_DOWN.search(found.question)):
        return
    passage = found.context.paragraphs[found.paragraph]
    place = _find_correction(claims, found.matching, passage, found.place)
    if place is not None:
        yield Objection(SURE, Contradicted(found.article.sentence(found.paragraph, place)))
    elif (place := _find_open(claims, found.matching, passage, found.place)) is not None:
        yield Objection(SURE, lead=(found.paragraph, place))
    elif found.findings.denies[found.place]:
        yield Objection(UNSURE)


def _find_correction(
    claims: Claims, matching: Matching, passage: Sequence[SentenceFacts], best: int
) -> int | None:
    """The sentence of a passage that says otherwise: the best one, or one that holds no less of the
    question; or the one after such a one, which says *no such*."""
    for place in _find_about(matching, passage, best):
        if any(says(claims, matching, passage[place]) for says in _OTHERWISE):
            return place
        after = place + 1
        is_held = matching.coverage(passage[place]) >= _MOSTLY
        if is_held and after < len(passage) and _NO_SUCH.search(passage[after].text):
            return after
    return None


def _find_open(
    claims: Claims, matching: Matching, passage: Sequence[SentenceFacts], best: int
) -> int | None:
    """The sentence of a passage that says of what is asked that somebody doesn't say it."""
    about = _find_about(matching, passage, best)
    return next((n for n in about if _says_not(claims, matching, passage[n])), None)


def _find_about(matching: Matching, passage: Sequence[SentenceFacts], best: int) -> list[int]:
    """The best sentence of a passage, then those that hold no less of the question."""
    least = matching.coverage(passage[best])
    about = [n for n, facts in enumerate(passage) if matching.coverage(facts) >= least]
    return sorted(about, key=lambda place: place != best)


def _is_still_to_come(claims: Claims, matching: Matching, facts: SentenceFacts) -> bool:
    """*still has to approve*, where the question speaks of what was approved."""
    forms = _claimed_forms(matching)
    return claims.is_done and any(
        not forms.isdisjoint(_stems_after(facts.text, match.end()))
        for match in _STILL_TO_COME.finditer(facts.text)
    )


def _did_not(claims: Claims, matching: Matching, facts: SentenceFacts) -> bool:
    """*has not recommended*, where the question speaks of what was recommended."""
    forms = _claimed_forms(matching)
    return (
        claims.is_done
        and matching.coverage(facts) >= _MOSTLY
        and any(
            token.stem in forms for word in _DID_NOT.findall(facts.text) for token in tokens(word)
        )
    )


def _never_was(claims: Claims, matching: Matching, facts: SentenceFacts) -> bool:
    """*has not been put up*, where the question asks where it stands."""
    is_about = _PARTLY <= matching.coverage(facts) < _WHOLLY
    asks_who = claims.asked.kind in (AskedKind.PERSON, AskedKind.DURATION)
    return is_about and not asks_who and _NEVER_WAS.search(facts.text) is not None


def _says_not(_claims: Claims, matching: Matching, facts: SentenceFacts) -> bool:
    """*does not say by which vote*, where the question asks which."""
    match = _SAYS_NOT.search(facts.text)
    if match is None or matching.coverage(facts) < _PARTLY:
        return False
    after = frozenset(token.stem for token in _matter(facts.text[match.end() :]))
    return not _claimed_forms(matching).isdisjoint(after)


def _did_it(claims: Claims, matching: Matching, facts: SentenceFacts) -> bool:
    """*signed*, where the question says *refuse to sign*."""
    match = _TURNS_DOWN.search(claims.text)
    if match is None or _DENIES.search(facts.text) or matching.coverage(facts) < _MOSTLY:
        return False
    stems = {token.stem for token in tokens(match[1])}
    return not stems.isdisjoint(facts.all_stems) and _holds_names(matching, facts)


def _kept_or_gave_up(claims: Claims, matching: Matching, facts: SentenceFacts) -> bool:
    """*maintain*, where the question says *give up*, and the other way round."""
    ours, theirs = claims.text, facts.text
    turned = (
        _GIVES_UP.search(ours) and _KEEPS.search(theirs) and not _GIVES_UP.search(theirs)
    ) or (_KEEPS.search(ours) and _GIVES_UP.search(theirs) and not _KEEPS.search(theirs))
    is_about = matching.coverage(facts) >= _MOSTLY and _holds_names(matching, facts)
    return bool(turned) and is_about and not _DENIES.search(theirs)


def _counts_otherwise(claims: Claims, matching: Matching, facts: SentenceFacts) -> bool:
    """*four injections*, where the question says *one injection*."""
    least = _SOMEWHAT if matching.names else _PARTLY
    is_about = matching.coverage(facts) >= least and _holds_names(matching, facts)
    return is_about and count_otherwise(claims.text, facts.text)


_OTHERWISE: tuple[Callable[[Claims, Matching, SentenceFacts], bool], ...] = (
    _is_still_to_come,
    _did_not,
    _never_was,
    _did_it,
    _kept_or_gave_up,
    _counts_otherwise,
)


def _holds_names(matching: Matching, facts: SentenceFacts) -> bool:
    """Does a sentence hold one of the question's names, if it has any?"""
    return not matching.names or any(name.stands_in(facts) for name in matching.names)


def _claimed_forms(matching: Matching) -> frozenset[str]:
    return frozenset[str]().union(*(word.forms for word in matching.words if word.is_claimed))


def _stems_after(text: str, end: int) -> frozenset[str]:
    return frozenset(token.stem for token in _matter(text[end:])[:_REACH])


def _matter(text: str) -> list[Token]:
    return [token for token in tokens(text) if token.is_matter]
