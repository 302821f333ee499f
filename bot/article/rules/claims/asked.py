"""The kind of value that a question asks for."""

import re
from enum import StrEnum

from msgspec import Struct

from bot.article.rules.words.tokens import stems_of, tokens


class AskedKind(StrEnum):
    """What an answer must hold."""

    PERSON = "person"
    TIME = "time"
    COUNT = "count"
    AMOUNT = "amount"
    DURATION = "duration"
    PLACE = "place"
    REASON = "reason"
    YES_NO = "yes or no"
    OPEN = "open"

    @property
    def has_values(self) -> bool:
        """Can it be told of a sentence whether it has a value of this kind?"""
        return self not in (AskedKind.YES_NO, AskedKind.OPEN)


class Asked(Struct, frozen=True):
    """The kind of value asked for, and the stems of the thing asked after: *councillors* in *how
    many councillors*, *ship* in *which ship*."""

    kind: AskedKind
    head: frozenset[str]


_KINDS = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (AskedKind.REASON, r"\bwhy\b|\bhow come\b|\b(?:what|which) (?:reasons?|grounds?|causes?)\b"
                           r"|\bfor what reason\b|\bwhat (?:made|makes|led)\b"),
        (AskedKind.COUNT, r"\bhow many\b|\b(?:what|which) number\b|\bhow often\b"
                          r"|\bwhat (?:is|was) the (?:number|count|population)\b"),
        (AskedKind.DURATION, r"\bhow (?:long|soon|quickly|old|fast)\b|\bsince when\b"
                             r"|\bfor what period\b|\bwhat age\b"),
        (AskedKind.AMOUNT, r"\bhow (?:much|far(?!\b.* from being\b)|tall|big|large|high|deep|wide"
                           r"|heavy)\b"
                           r"|\bwhat (?:share|percentage|per cent|percent|proportion|price|sum"
                           r"|amount|cost|majority|budget|salary)\b"),
        (AskedKind.TIME, r"\bwhen\b|\b(?:what|which) (?:day|date|month|year|time|hour|week|season"
                         r"|century|decade)\b"),
        (AskedKind.PLACE, r"\bwhere\b|\b(?:what|which) (?:place|city|country|town|village)\b"),
        (AskedKind.PERSON, r"\bwho(?:m|se)?\b|\b(?:what|which) (?:person|people|minister|president"
                           r"|politician|author|judge|councillor|expert|professor)s?\b"),
    )
)  # fmt: skip
_OPENS_YES_NO = re.compile(
    r"(?:and |but |so )?(?:is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|shall"
    r"|should|may|might|must|isn't|aren't|wasn't|weren't|don't|doesn't|didn't|hasn't|haven't|won't"
    r"|can't|couldn't|wouldn't)\b",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"\b(?:how (?:many|much)|which|what|whose|number of)(?: of)?((?: [\w’'-]+){1,6})",
    re.IGNORECASE,
)
_ENDS_HEAD = frozenset(
    "is are was were be been do does did has have had can could will would shall should may might"
    " must in on at to from by with who which that of".split()
)
_OPENS_HEAD = frozenset("the these those its their his her all".split())


def read_asked(core: str) -> Asked:
    """What a question, without its asides, asks for."""
    if _OPENS_YES_NO.match(core.strip()):
        return Asked(AskedKind.YES_NO, frozenset())
    kind = next((kind for kind, p in _KINDS if p.search(core)), AskedKind.OPEN)
    return Asked(kind, _head(core))


def _head(core: str) -> frozenset[str]:
    match = _HEAD.search(core)
    if match is None:
        return frozenset()
    found: list[str] = []
    for word in match[1].split():
        if word.lower() in _ENDS_HEAD and found:
            break
        if word.lower() not in _OPENS_HEAD:
            found.append(word)
    return stems_of(tokens(" ".join(found[:3])))
