"""What a question takes for granted, and what kind of answer it must get."""

import re
from collections.abc import Sequence
from enum import IntEnum

from bot.article.rules.aliases import terms_of
from bot.kernel.terms import WORD


class Needs(IntEnum):
    """What an answer must name."""

    NOTHING = 0
    DATE = 1
    NUMBER = 2
    NAME = 3


_NEEDS = (
    (
        Needs.NUMBER,
        r"\bhow (?:many|much|old|tall|far|long|large|big|high|often|soon|quickly|likely|fast)\b"
        r"|\b(?:what|which) (?:number|percentage|percent|share|proportion|price|cost|amount|budget"
        r"|population|size|sum|age|article|clause|paragraph)\b|\bby how much\b"
        r"|\bwhat is the (?:\w+ ){0,2}(?:number|percentage|price|cost|population|budget|age)\b",
    ),
    (
        Needs.DATE,
        r"^when\b|, when\b|\b(?:what|which) (?:day|date|month|year|time|hour|week|century)\b"
        r"|\bsince when\b|\bon what\b.{0,12}\bdate\b",
    ),
    (
        Needs.NAME,
        r"^who(?:se|m)?\b|\bby name\b|\bnames? of\b|\bwho is the\b|, who\b"
        r"|\b(?:what|which|whose) (?:\w+ ){0,2}(?:person|people|country|countries|state|states"
        r"|nation|nations|city|cities|town|president|minister|leader|leaders|general|company"
        r"|companies|bank|banks|organi[sz]ation|party|parties|politicians?|university|newspaper"
        r"|members?|governments?|parliaments?|allies|alliance)\b|^where\b",
    ),
)
_PATTERNS = tuple((need, re.compile(pattern, re.IGNORECASE)) for need, pattern in _NEEDS)

_MONTHS = "january february march april may june july august september october november december"
_DATES = frozenset(_MONTHS.split()) - {"may", "march"}
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
    " hundred hundreds thousand thousands million millions billion billions dozen half third"
    " quarter twice once double triple percent".split()
)

_PRESUMES = re.compile(
    r"(?:and |so |but )?(?:why|how come|how|when|where|for what reason|in what way|to what extent"
    r"|which [\w ]{1,30}?|what [\w ]{1,30}?|by how much) (?:did|do|does|has|have|had|is|are|was"
    r"|were|must|should|will|would|can|could)\b|(?:what|who) (?:\w+ )?(?:did|made|makes|caused|led"
    r"|forced|convinced|gives|gave)\b|how come\b",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"^(?:given|since|now that|because|considering|besides|after|once|if|as|seeing that|is it"
    r" because|apart from|other than|in addition to)\b",
    re.IGNORECASE,
)
_WHAT_IS = re.compile(
    r"(?:what|who) (?:exactly )?(?:is|are|was|were)\b|what does .* mean\b|what is meant by\b"
    r"|what counts as\b|define\b|what do (?:we|you) (?:mean|understand) by\b",
    re.IGNORECASE,
)
_SAYS_WHAT = re.compile(r"\b(?:is|are|was|were|means|refers to|denotes)\b|[–—:]")
_YES_NO = re.compile(
    r"^(?:is|are|was|were|does|do|did|has|have|had|will|would|can|could|should|must|may)\b",
    re.IGNORECASE,
)
_ABSOLUTE = re.compile(
    r"\b(?:all|every|everything|always|already|completely|entirely|only|exact|exactly|totally|fully"
    r"|never|for good|no longer|anymore|any longer|instead)\b",
    re.IGNORECASE,
)


def find_needed(question: str) -> Needs:
    """What the answer to a question must name."""
    for need, pattern in _PATTERNS:
        if pattern.search(question.strip()):
            return need
    return Needs.NOTHING


def names_one(need: Needs, sentence: str, question: str) -> bool:
    """Does a sentence name such a thing, and another than the question itself does?"""
    question_words = {word.lower() for word in WORD.findall(question)}
    matches = list(WORD.finditer(sentence))
    for number, match in enumerate(matches):
        word = match.group()
        if word.lower() in question_words:
            continue
        digit = any(c.isdigit() for c in word)
        match need:
            case Needs.DATE:
                if word.lower() in _DATES or (digit and len(word) <= 4):
                    return True
            case Needs.NUMBER:
                if digit or word.lower() in _NUMBERS:
                    return True
            case Needs.NAME:
                if number and word[0].isupper():
                    return True
            case Needs.NOTHING:
                return True
    return need is Needs.NOTHING


def presumes(question: str) -> bool:
    """Does it ask for the manner, reason or time of something that it takes for granted?"""
    return _PRESUMES.match(question.strip()) is not None


def begins_with_a_given(question: str) -> bool:
    """Does it open by stating something ("Since …", "Given that …")?"""
    return _GIVEN.match(question.strip()) is not None


def is_yes_no(question: str) -> bool:
    """Can it be answered by yes or no?"""
    return _YES_NO.match(question.strip()) is not None


def defines(question: str, terms: Sequence[str], sentence: str) -> bool:
    """Does it ask what something is, and does the sentence say so of just that?"""
    if not terms or _WHAT_IS.match(question.strip()) is None:
        return False
    match = _SAYS_WHAT.search(sentence)
    if match is None:
        return False
    subject = frozenset(terms_of(sentence[: match.start()]))
    return subject.issuperset(terms)


def is_absolute(question: str) -> bool:
    """Does it speak of all, always, already, exactly?"""
    return _ABSOLUTE.search(question) is not None
