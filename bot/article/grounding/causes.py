"""Why and when: a sentence must not give reasons or an order of events that its source does not."""

import re
from collections.abc import Sequence

from bot.article.grounding.numbers import is_number
from bot.article.grounding.words import Token, has_akin, stems_of, tokens

_CAUSES = re.compile(
    r"\b(?:because|therefore|thus|hence|consequently|so that|due to|owing to|as a result|thanks to"
    r"|caus(?:e|es|ed|ing)|led to|leads? to|leading to|result(?:s|ed|ing)? in|results? from"
    r"|trigger\w*|brought about|forc(?:e|es|ed|ing)|prompt(?:ed|s)|why|reason|thereby|make[s]? it"
    r"|stems? from|explains?)\b",
    re.IGNORECASE,
)
_CAUSES_TOO = re.compile(
    _CAUSES.pattern
    + r"|\b(?:so|since|as|for|which means|means that|by \w+ing|in order|in response|grounds?)\b",
    re.IGNORECASE,
)

_EARLIER = frozenset(
    "before prior earlier previously ago preceded preceding until beforehand".split()
)
_LATER = frozenset("after later afterwards following followed since subsequently then once".split())


def unfounded(sentence: str, touched: str) -> str:
    """A reason or cause that the source does not give."""
    found = _CAUSES.search(sentence)
    if found is None:
        return ""
    same = list(re.finditer(rf"\b{re.escape(found.group())}\b", touched, re.IGNORECASE))
    theirs = same or list(_CAUSES_TOO.finditer(touched))
    if not theirs:
        return found.group()
    mine, others = _cause(sentence, found), [_cause(touched, one) for one in theirs]
    if mine and all(others) and not any(has_akin(one, o) for o in others for one in mine):
        return found.group()
    return ""


def causal(sentence: str) -> re.Match[str] | None:
    """Where it gives a reason or a cause, if it does."""
    return _CAUSES.search(sentence)


def _cause(text: str, marker: re.Match[str]) -> frozenset[str]:
    """The words of matter of a cause, which stands before some words and after others."""
    if _CAUSE_BEFORE.fullmatch(marker.group().casefold()):
        return stems_of(tokens(text[: marker.start()]))
    after = tokens(text[marker.end() :])
    ends = next((token.start for token in after if token.text in ",.;"), len(text))
    return stems_of([token for token in after if token.start < ends])


_CAUSE_BEFORE = re.compile(
    r"therefore|thus|hence|consequently|so that|so|as a result|caus(?:e|es|ed|ing)|led to|leads? to"
    r"|leading to|result(?:s|ed|ing)? in|trigger\w*|brought about|forc(?:e|es|ed|ing)"
    r"|prompt(?:ed|s)"
    r"|thereby|makes? it|explains?|which means|means that"
)


def in_time(sentence: str, touched: str) -> str:
    """A word of time that puts things in an order that the source does not have."""
    mine, theirs = tokens(sentence), tokens(touched)
    found = {token.lower for token in theirs}
    for words, converse in ((_EARLIER, _LATER), (_LATER - {"then", "once"}, _EARLIER)):
        token = next((token for token in mine if token.lower in words), None)
        if token is None or not found.isdisjoint(words):
            continue
        if token.lower in ("since", "following", "ago"):
            continue
        if found.isdisjoint(converse):
            return token.text
        if _same_order(mine, token, theirs, converse):
            return token.text
    return _sides_changed(sentence, touched) or _contrary_time(mine, theirs)


_TURNING = ("once", "after", "before", "until", "because", "although", "if", "unless")


def _sides_changed(sentence: str, touched: str) -> str:
    """A word that joins two things in both texts, the other way round."""
    for word in _TURNING:
        mine, theirs = _sides(sentence, word), _sides(touched, word)
        if mine is None or theirs is None:
            continue
        (left, right), (their_left, their_right) = mine, theirs
        if len(left & their_right) > len(left & their_left) and len(right & their_left) > len(
            right & their_right
        ):
            return word
    return ""


def _sides(text: str, word: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """What stands before a joining word and what it joins to that; where it opens the sentence,
    what it joins ends at the comma."""
    every = tokens(text)
    at = next((n for n, token in enumerate(every) if token.lower == word), None)
    if at is None:
        return None
    before, after = every[:at], every[at + 1 :]
    if stems_of(before):
        return stems_of(before), stems_of(after)
    comma = next((n for n, token in enumerate(after) if token.text == ","), None)
    if comma is None:
        return None
    return stems_of(after[comma:]), stems_of(after[:comma])


def _contrary_time(mine: Sequence[Token], theirs: Sequence[Token]) -> str:
    """*after X* where the source has *before X*, *against X* where it has *for X*."""
    for word, other in _CONTRARY:
        said, has, turned = (_followers(mine, word), _followers(theirs, word),
                             _followers(theirs, other))  # fmt: skip
        if (said & turned) - has:
            return word
    return ""


_CONTRARY = tuple(
    pair
    for one, other in (
        ("before", "after"), ("for", "against"), ("with", "without"), ("from", "to"),
        ("above", "below"), ("over", "under"), ("inside", "outside"),
    )
    for pair in ((one, other), (other, one))
)  # fmt: skip


def _followers(every: Sequence[Token], word: str) -> frozenset[str]:
    """The first words of matter after each place of a word."""
    found = set[str]()
    for at, token in enumerate(every):
        if token.lower == word:
            after = [t.stem for t in every[at + 1 :] if t.is_matter or is_number(t.lower)]
            found |= set(after[:1])
    return frozenset(found)


def _same_order(
    mine: tuple[Token, ...], at: Token, theirs: tuple[Token, ...], converse: frozenset[str]
) -> bool:
    """Does the same thing stand before the word of time in both, though the words are contrary?"""
    turn = next(token for token in theirs if token.lower in converse)
    left = frozenset(t.stem for t in mine if t.is_matter and t.start < at.start)
    their_left = frozenset(t.stem for t in theirs if t.is_matter and t.start < turn.start)
    their_right = frozenset(t.stem for t in theirs if t.is_matter and t.start > turn.start)
    return len(left & their_left) > len(left & their_right)
