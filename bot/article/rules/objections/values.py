"""The kind of value that a question asks for, where the passages found for it hold none."""

import re
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from bot.article.rules.aliases import find_states
from bot.article.rules.claims import (
    AskedKind,
    Claims,
    Measure,
    SentenceFacts,
    find_values,
    plain_quantities,
    read_measure,
    says_measure,
)
from bot.article.rules.index import Embed
from bot.article.rules.objections.lasting import find_stretch
from bot.article.rules.objections.objection import FoundPassage, Objection
from bot.article.rules.outcome import Unsaid, ValueKind
from bot.article.rules.words.tokens import akin

SURE, UNSURE = 0.3, 0.6
"""Factors where a value is lacking for certain, and where it most likely is."""

_CLOSE = 0.7
"""A sentence speaks of what is asked if it covers this share of what the best one covers."""

_YEAR = re.compile(r"\b(?:what|which) year\b", re.IGNORECASE)
_STATES = re.compile(
    r"\b(?:which|what)(?: of the| other| foreign| EU| NATO)*"
    r" (?P<states>countr(?:y|ies)|states?|nations?|governments?)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:when|once|if|as soon as|after|before|until|while|during|as|except|unless)\b",
    re.IGNORECASE,
)
"""What answers *when* without a date: *when both parliaments agree*."""
_ASKS = re.compile(r"\b(?:when|where|who|whom|whose|which|what|why|how)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\bhow many(?: (?:other|different))? (?P<what>[\w’'-]+)", re.IGNORECASE)
_ANY_COUNTED = re.compile(
    r"people|persons?|others|kids?|child(?:ren)?|inhabitants|residents|members?|things|times|men"
    r"|women|sides?|parts?|kinds|more|fewer|of|on|in|at|from|for|with|were|was|are|is|got|have|had"
    r"|has|did|do|does|would|will|can|could|homes?|houses?",
    re.IGNORECASE,
)
"""What is counted by many names, or by none: any number may be of it."""
_NAMES_LISTED = re.compile(
    r"[A-Z][\w’'-]+, (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*,? (?:and|or) (?:the )?[A-Z]"
)
"""Three names in a row, which can be counted: *signed by Ukraine, Russia and the United States*."""
_TIMES = frozenset("year month week day hour minut minute".split())


class _Near(Struct, frozen=True, eq=False):
    """A question beside the best passage, and the sentences of it and of the next best paragraphs;
    `close` are those of them that speak most of what is asked, each with the one after it."""

    claims: Claims
    passage: Sequence[SentenceFacts]
    every: Sequence[SentenceFacts]
    close: Sequence[SentenceFacts]


def object_to_values(found: FoundPassage, _embed: Embed) -> Iterable[Objection]:
    """Object where a number, a sum, a date or a state is asked for and none is there."""
    claims = found.claims
    if claims.asked.kind is not AskedKind.YES_NO and find_stretch(found) is None:
        near = _read_near(found)
        factor, kind = min((check(near), kind) for check, kind in _CHECKS)
        if factor < 1:
            yield Objection(factor, Unsaid(_kind_of(claims, kind)) if factor == SURE else None)


def _kind_of(claims: Claims, kind: ValueKind) -> ValueKind:
    is_sum = read_measure(claims.parts.core) is Measure.MONEY
    return ValueKind.SUM if kind is ValueKind.FIGURE and is_sum else kind


def _read_near(found: FoundPassage) -> _Near:
    claims, context = found.claims, found.context
    every, covered = list[SentenceFacts](), list[float]()
    for number in (found.paragraph, *found.near):
        before = 0.0
        for facts in context.paragraphs[number]:
            share = found.matching.coverage(facts, core_only=True)
            every.append(facts)
            covered.append(max(share, before))
            before = share
    least = _CLOSE * max(covered, default=0.0)
    return _Near(
        claims=claims,
        passage=context.paragraphs[found.paragraph],
        every=every,
        close=[facts for facts, share in zip(every, covered, strict=True) if share >= least],
    )


def _object_to_count(near: _Near) -> float:
    """*How many tanks* wants a number of tanks, other than that of the question."""
    named = _COUNTED.search(near.claims.parts.core)
    if near.claims.asked.kind is not AskedKind.COUNT or named is None:
        return 1
    if _ANY_COUNTED.fullmatch(named["what"]) or read_measure(near.claims.parts.core):
        return 1
    if any(_counts(near.claims, facts, strictly=True) for facts in near.every):
        return 1
    if any(_NAMES_LISTED.search(facts.text) for facts in near.close):
        return 1
    here = (facts for facts in near.passage if any(facts is close for close in near.close))
    return UNSURE if any(_counts(near.claims, facts, strictly=False) for facts in here) else SURE


def _counts(claims: Claims, facts: SentenceFacts, *, strictly: bool) -> bool:
    """Has a sentence a number of the thing asked after, or (unless `strictly`) one of which it
    isn't said what it counts?"""
    head = claims.asked.head
    for quantity in plain_quantities(facts):
        if claims.words.issuperset(quantity.words.lower().split()):
            continue
        if quantity.is_time and head.isdisjoint(_TIMES):
            continue
        if any(akin(a, b) for a in quantity.counted for b in head):
            return True
        if not strictly and not quantity.counted and quantity.unit != "share":
            return True
    return False


def _object_to_measure(near: _Near) -> float:
    """*How deep* wants a depth, and *how much does it cost* money."""
    measure = read_measure(near.claims.parts.core)
    if measure is None or any(says_measure(measure, facts.text) for facts in near.close):
        return 1
    return UNSURE if measure in (Measure.AGE, Measure.SPEED, Measure.SHARE) else SURE


def _object_to_time(near: _Near) -> float:
    """*When* wants a date, or a time, or on what it depends; *which year* a year."""
    claims = near.claims
    first = _ASKS.search(claims.parts.core)
    if claims.asked.kind is not AskedKind.TIME or first is None:
        return 1
    if _YEAR.search(claims.parts.core):
        dates = (date for facts in near.every for date in facts.dates if date.year)
        return 1 if any(date.words.lower() not in claims.text.lower() for date in dates) else SURE
    if first.group().lower() != "when":
        return 1
    return _lacking(near, lambda facts: _WHEN.search(facts.text) is not None)


def _object_to_lasting(near: _Near) -> float:
    """*How long* and *how much* want a stretch of time, and an amount."""
    kind = near.claims.asked.kind
    if kind not in (AskedKind.DURATION, AskedKind.AMOUNT) or read_measure(near.claims.parts.core):
        return 1
    return max(UNSURE, _lacking(near, lambda facts: False))


def _lacking(near: _Near, answers: Callable[[SentenceFacts], bool]) -> float:
    asked, words = near.claims.asked, near.claims.words
    has_value = any(answers(facts) or find_values(asked, facts, words) for facts in near.close)
    return 1 if has_value else SURE


def _object_to_states(near: _Near) -> float:
    """*Which countries* wants names of states, in an article that names real ones."""
    named = _STATES.search(near.claims.parts.core)
    asked = find_states(near.claims.text)
    if named is None or not any(find_states(facts.text) for facts in near.every):
        return 1
    most = max(len(find_states(facts.text) - asked) for facts in near.close)
    if not most:
        return SURE
    return UNSURE if most == 1 and named["states"].endswith("s") else 1


_CHECKS = (
    (_object_to_count, ValueKind.NUMBER),
    (_object_to_measure, ValueKind.FIGURE),
    (_object_to_time, ValueKind.DATE),
    (_object_to_lasting, ValueKind.FIGURE),
    (_object_to_states, ValueKind.STATES),
)
"""Each gives a factor, 1 where it has nothing to object."""
