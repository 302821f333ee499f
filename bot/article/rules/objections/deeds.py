"""A question that takes a deed as done (*when did they join*) which no sentence reports as done."""

import re
from collections.abc import Iterator, Sequence

from bot.article.rules.claims.matching import Matching
from bot.article.rules.claims.sentence import SentenceFacts
from bot.article.rules.index import Embed
from bot.article.rules.objections.deed_words import SPOKEN_OF, WORDS_BY_DEED
from bot.article.rules.objections.objection import FoundPassage, Objection
from bot.article.rules.outcome import Contradicted
from bot.article.rules.words.tokens import stems_of, tokens

CORRECTED, UNREPORTED = 0.4, 0.6
"""What is left of the confidence, where a sentence says how far the deed came, and where none
does."""

_PARTICIPLES = {
    "joined": "join", "left": "leave", "won": "win", "lost": "lose", "signed": "sign",
    "ended": "end", "ratified": "ratify", "repealed": "repeal", "annexed": "annex",
    "invaded": "invade", "merged": "merge", "concluded": "sign",
}  # fmt: skip
"""What is done to somebody, as *when was it signed* has it."""

_ASKS = r"\b(?:when|why|where|how|what year|which year|on what (?:day|date)|in (?:what|which) \w+)"
_DID = re.compile(
    rf"{_ASKS} (?:exactly )?did .{{1,80}}?"
    rf"(?<!\bto)(?<!\bthe) (?P<deed>{'|'.join(WORDS_BY_DEED)})\b"
    r"(?! in\W*$|.* (?:out|open|behind|aside)\b)",
    re.IGNORECASE,
)
_BECAME = re.compile(
    r"\b(?:when|why|how|(?:what|which) year) did .{1,80}? become (?:a |an )?(?:full )?members?\b",
    re.IGNORECASE,
)
_IS_MEMBER = re.compile(
    r"\b(?:is|are|was|were|became|been) (?:a |an )?(?:full |founding |new )?members?\b",
    re.IGNORECASE,
)
_WAS = re.compile(
    rf"{_ASKS} (?:was|were) .{{1,80}}? (?P<deed>{'|'.join(_PARTICIPLES)})\b",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(
    r"\b(?:to|would|could|may|might|will|shall|should|can|cannot|not|never|no|nor|neither|without"
    r"|if|unless|until|whether|from|before|refus\w+|reject\w+|appl(?:y|ied)|candidates?"
    r"|want\w*|hop(?:e|es|ed)|plan\w*)$|n['’]t$",
    re.IGNORECASE,
)
"""Words shortly before the word of a deed by which it is none that was done."""

_REACH = 3
_LEANS = re.compile(
    r"(?:it|its|they|their|he|his|she|her|this|that|these|those|both|the \w+|\w+ing|in|on|after"
    r"|but|and|then|two|three|one)\b",
    re.IGNORECASE,
)
"""Beginnings of sentences that may speak of what the sentence before names."""


def object_to_deeds(found: FoundPassage, _embed: Embed) -> Iterator[Objection]:
    """One objection where a deed is taken as done and none is reported, with the sentence that says
    how far it came, if the best passage has one."""
    deed = _find_deed(found)
    if not deed or not found.is_english:
        return
    matching = found.matching
    paragraphs = found.context.paragraphs
    if any(_reports(matching, deed, paragraph) for paragraph in paragraphs):
        return
    place = _find_correction(matching, deed, paragraphs[found.paragraph], found.place)
    if place is None:
        yield Objection(UNREPORTED)
    else:
        yield Objection(CORRECTED, Contradicted(found.article.sentence(found.paragraph, place)))


def _find_deed(found: FoundPassage) -> str:
    """The deed that a question takes as done, "" where it takes none."""
    if found.claims.asks_whether or found.claims.polarity.denies:
        return ""
    if match := _DID.search(found.question):
        return match["deed"].lower()
    if _BECAME.search(found.question):
        return "join"
    match = _WAS.search(found.question)
    return _PARTICIPLES[match["deed"].lower()] if match else ""


def _reports(matching: Matching, deed: str, passage: Sequence[SentenceFacts]) -> bool:
    """Does a sentence report the deed as done, of what the question names or speaks of?"""
    for place, facts in enumerate(passage):
        if not _is_done(deed, facts):
            continue
        before = passage[: place + 1]
        if not matching.names and _is_about(matching, deed, before):
            return True
        if matching.names and matching.names_stand_in(
            before if _LEANS.match(facts.text) else [facts]
        ):
            return True
    return False


def _is_done(deed: str, facts: SentenceFacts) -> bool:
    """Does a sentence hold a word of the deed that nothing before it plans or denies?"""
    if deed == "join" and _IS_MEMBER.search(facts.text):
        return True
    deed_words = WORDS_BY_DEED[deed]
    if deed_words.isdisjoint(facts.words):
        return False
    every = [token for token in tokens(facts.text) if token.is_word]
    return any(
        token.lower in deed_words
        and not any(_NOT_DONE.search(before.lower) for before in every[max(0, at - _REACH) : at])
        for at, token in enumerate(every)
    )


def _is_about(matching: Matching, deed: str, sentences: Sequence[SentenceFacts]) -> bool:
    """Does one of some sentences hold a word of the question beside that of the deed?"""
    words = {stem for word in WORDS_BY_DEED[deed] for stem in stems_of(tokens(word))}
    others = [word for word in matching.words if words.isdisjoint(word.forms | {word.stem})]
    return not others or any(word.stands_in(facts) for word in others for facts in sentences)


def _find_correction(
    matching: Matching, deed: str, passage: Sequence[SentenceFacts], best: int
) -> int | None:
    """The sentence that speaks of the deed as one not done, the best one first."""
    words = WORDS_BY_DEED[deed] | SPOKEN_OF.get(deed, frozenset())
    for place in sorted(range(len(passage)), key=lambda place: place != best):
        facts = passage[place]
        if matching.names and matching.names_stand_in([facts]) and words & facts.words:
            return place
    return None
