"""A question whose premise the best sentence does not bear out: it speaks of other things, says it
of somebody else, of no more than a plan, or of a part where the question speaks of the whole."""

import re
from collections.abc import Iterator, Sequence

from bot.article.rules.claims.asked import AskedKind
from bot.article.rules.claims.matching import ClaimWord, Matching
from bot.article.rules.claims.sentence import SentenceFacts
from bot.article.rules.index import Embed
from bot.article.rules.objections.failures import asks_of_failure
from bot.article.rules.objections.objection import FoundPassage, Objection
from bot.article.rules.words.tokens import tokens

LIKELY, PERHAPS = 0.6, 0.7
"""What is left of the confidence. On the natural questions looked at and 1,125 others, about four
in five likely hits among the answers shown were wrong, and two in three of the others."""

_REASONED = 0.5
"""The share that the sentence which gives a reason must hold."""

_WHOLE = re.compile(
    r"\b(?:entire|whole|only|always|every|everyone|all|completely|fully|unanimous\w*"
    r"|the (?:first|last|most|best|worst|\w{3,}est))\b",
    re.IGNORECASE,
)
_AS_WHOLE = re.compile(
    r"\b(?:entire(?:ly)?|whole|only|alone|single|always|every\w*|all|none|nobody|completely|fully"
    r"|unanim\w*|first|last|most|least|best|worst|never|each|both|any|no other|\w{3,}est)\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:rest|remainder|partly|in part|parts? of|except|apart from)\b", re.IGNORECASE
)
_ENTIRE = re.compile(r"\b(?:entire|whole|completely|entirely|fully|all of)\b", re.IGNORECASE)
_DID = re.compile(r"\bdid\b", re.IGNORECASE)
_MAY_COME = re.compile(
    r"\b(?:would|will|shall|plans? to|propos(?:es|ed)|intends?|(?:is|are|was|were) to be)\b",
    re.IGNORECASE,
)
_SPEAKS_OF_PLANS = re.compile(
    r"\b(?:plan|want|propos|say|said|promis|expect|think|predict|ask|hope|announc|offer)\w*",
    re.IGNORECASE,
)
_ASKS_FOR_ADVICE = re.compile(r"\bhow (?:do|can|should|could) i\b", re.IGNORECASE)
_GIVES_ADVICE = re.compile(r"\b(?:you|your|members?|applicants?|users?)\b", re.IGNORECASE)
_CLAUSES = re.compile(r"[;:–—]|, (?:and|but|while|whereas|although|though)\b")
_GIVES_REASON = re.compile(
    r"\b(?:because|since|so that|due to|owing|thanks to|therefore|thus|hence|reasons?|lest"
    r"|after)\b",
    re.IGNORECASE,
)


def object_to_bare_premise(found: FoundPassage, _embed: Embed) -> Iterator[Objection]:
    """One objection, where the best sentence bears the question out too little."""
    denies = found.claims.polarity.denies or asks_of_failure(found.question)
    asks_openly = found.claims.asks_whether or denies
    if asks_openly or not found.is_english:
        return
    matching = found.matching
    passage = found.context.paragraphs[found.paragraph]
    best = passage[found.place]
    if (
        _says_of_another(matching, best)
        or _is_only_planned(found.question, best)
        or _takes_part_for_whole(found, passage, best)
        or _asks_for_advice(found.question, passage)
    ):
        yield Objection(LIKELY)
    elif found.claims.asked.kind is AskedKind.REASON and _gives_no_reason(matching, best):
        yield Objection(PERHAPS)


def _gives_no_reason(matching: Matching, facts: SentenceFacts) -> bool:
    """Does a sentence hold little of what a *why* takes for granted, and no word of reason?"""
    return matching.coverage(facts) < _REASONED and not _GIVES_REASON.search(facts.text)


def _says_of_another(matching: Matching, facts: SentenceFacts) -> bool:
    """*Four members voted, and Colin Dray proposed a loan*, where the question says that Dray
    voted: the clauses with its name hold nothing of what it says, and others do."""
    claimed = [word for word in matching.words if word.is_claimed]
    clauses = [
        (text, {token.stem for token in tokens(text)}) for text in _CLAUSES.split(facts.text)
    ]
    for name in matching.names:
        with_name = [stems for text, stems in clauses if name.text.split()[-1] in text]
        others = [stems for text, stems in clauses if name.text.split()[-1] not in text]
        if with_name and _hold(claimed, others) and not _hold(claimed, with_name):
            return True
    return False


def _hold(claimed: Sequence[ClaimWord], clauses: Sequence[set[str]]) -> bool:
    return any(not word.forms.isdisjoint(stems) for word in claimed for stems in clauses)


def _is_only_planned(question: str, facts: SentenceFacts) -> bool:
    """*would cost*, where the question asks what it did cost."""
    is_done = _DID.search(question) and not _SPEAKS_OF_PLANS.search(question)
    return bool(is_done and _MAY_COME.search(facts.text))


def _takes_part_for_whole(
    found: FoundPassage, passage: Sequence[SentenceFacts], best: SentenceFacts
) -> bool:
    """*the only*, *the last*, *all* in the question alone; *the rest* where it has *the whole*."""
    question = found.question
    if found.claims.asked.kind is AskedKind.COUNT or not _WHOLE.search(question):
        return False
    if _ENTIRE.search(question) and _PART.search(best.text):
        return True
    return not any(_AS_WHOLE.search(facts.text) for facts in passage)


def _asks_for_advice(question: str, passage: Sequence[SentenceFacts]) -> bool:
    """*How do I*, of a passage that speaks to nobody."""
    is_asked = _ASKS_FOR_ADVICE.search(question) is not None
    return is_asked and not any(_GIVES_ADVICE.search(facts.text) for facts in passage)
