"""Where a sentence has a value of the kind that a question asks for, and does not hold itself."""

import re

from bot.article.rules.claims.asked import Asked, AskedKind
from bot.article.rules.claims.quantities import Quantity
from bot.article.rules.claims.sentence import SentenceFacts
from bot.article.rules.words.tokens import akin

_TIME = re.compile(
    r"o[’']clock|\b\d{1,2}[:.]\d\d\b|\b\d+ ?[ap]\.?m\b|\b(?:last|next|this|following|same|previous)"
    r" (?:year|month|week|day|night|morning|evening|afternoon|weekend|century|decade|winter|summer"
    r"|spring|autumn)\b|\bago\b|\byesterday\b|\btomorrow\b"
    r"|\b(?:years?|months?|weeks?|days?|hours?|minutes?) (?:after|before|later|earlier|from|of)\b"
    r"|\bat (?:once|noon|midnight|dawn|night)\b|\bimmediately\b"
    r"|\b(?:within|after|by|until|since|from|before|in) (?:the )?(?:\d+ |[a-z]+ )?\w* ?"
    r"(?:years?|months?|weeks?|days?|hours?|minutes?|end|beginning|start|middle)\b"
    r"|\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
    r" (?:day|week|month|year|night|round|summer|winter)\b",
    re.IGNORECASE,
)
_LASTING = re.compile(
    r"\b(?:(?:\d[\d,.]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen"
    r"|\w+ty(?:-\w+)?|half an?|several|few|many|dozen|hundred|thousand|another|every|couple of|next"
    r"|last|first|all|whole) (?:[\w-]+ )?(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?"
    r"|nights?|decades?|centur(?:y|ies)|summers?|winters?|seasons?|weekends?|terms?|kilometres?"
    r"|metres?|miles?|km|m)|until|since|from .{3,30} to|for good|for ?ever|permanent(?:ly)?"
    r"|indefinite(?:ly)?|as long as)\b",
    re.IGNORECASE,
)
_PLACES = (
    "square hall office town city village river ship harbour hotel church school street road port"
    " bridge hills? valley building capital house library hospital court camp field park station"
    " coast islands? border sea lake forest mountains? garden kitchen market museum centre plant"
    " factory headquarters north south east west country province region county district room floor"
    " theatre university college monastery palace castle prison airport base farm shop mill dam"
    " lock quay yard ground stadium".replace(" ", "|")
)
_PLACE = re.compile(
    r"\b(?:in|at|on|near|from|to|into|between|outside|inside|above|below|behind|under|through|off"
    r"|along|across|beside|around|of|towards?)"
    r" (?:(?:the|a|an|his|her|its|their|our|my|this|that|both) )?(?:[a-z’'-]+ )?"
    rf"(?P<place>[A-Z][\w’'-]+|{_PLACES})\b"
    r"|\b(?P<there>abroad|at home|there|here|elsewhere|nowhere|everywhere|overseas)\b"
)
_REASON = re.compile(
    r"\b(?:because|since|as|so that|so|in order|for fear|due to|owing|thanks to|therefore|thus"
    r"|hence|reasons?|lest|otherwise|for|to)\b|[:;–—]",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:minister|president|king|queen|judge|mayor|union|company|party|government|council"
    r"|committee|commission|court|parliament|office|board|owners?|members?|staff|police|army"
    r"|people|man|woman|men|women|child|children|son|daughter|brother|sister|father|mother|wife"
    r"|husband|nephew|neighbours?|friends?|experts?|critics|voters|residents|farmers|workers"
    r"|I|we|he|she|they|nobody|everyone|anyone|everybody|anybody|state|states|countr(?:y|ies)"
    r"|\w{3,}(?:ists?|ants?|ees?|ers?|ors?|ians?))\b"
)


def find_values(asked: Asked, facts: SentenceFacts, question: frozenset[str]) -> tuple[int, ...]:
    """Where in a sentence values of the kind asked for stand, by character, other than those that
    the question itself holds (`question`: its words in small letters)."""
    text = facts.text
    match asked.kind:
        case AskedKind.PERSON:
            names = [name.at for name in facts.names if not question.issuperset(name.words)]
            return (*names, *_starts(_PEOPLE, text, question))
        case AskedKind.TIME:
            days = [date.at for date in facts.dates if not _holds(question, date.words)]
            return (*days, *_starts(_TIME, text, question))
        case AskedKind.COUNT:
            return tuple(quantity.at for quantity in _counts(asked, facts, question))
        case AskedKind.AMOUNT:
            amounts = (q for q in plain_quantities(facts) if not q.is_time)
            return tuple(q.at for q in amounts if not _holds(question, q.words))
        case AskedKind.DURATION:
            return _starts(_LASTING, text, question)
        case AskedKind.PLACE:
            spots = _PLACE.finditer(text)
            return tuple(m.start() for m in spots if not _holds(question, m["place"] or m["there"]))
        case AskedKind.REASON:
            return _starts(_REASON, text, frozenset())
        case _:
            return (0,)


def plain_quantities(facts: SentenceFacts) -> list[Quantity]:
    """The numbers of a sentence that are no part of a date and no *third*, *fourth*."""
    in_dates = [(date.at, date.at + len(date.words)) for date in facts.dates]
    return [
        q
        for q in facts.quantities
        if not q.is_year and q.unit != "ordinal" and not any(a <= q.at < b for a, b in in_dates)
    ]


def _counts(asked: Asked, facts: SentenceFacts, question: frozenset[str]) -> list[Quantity]:
    """The numbers that count what is asked after; where that stands elsewhere in the sentence, all
    of them, and else those of which it isn't said what they count."""
    time_asked = any(unit in asked.head for unit in ("year", "month", "week", "day", "hour"))
    fitting = [
        q
        for q in plain_quantities(facts)
        if not _holds(question, q.words) and (time_asked or not q.is_time)
    ]
    exact = [q for q in fitting if any(akin(a, b) for a in q.counted for b in asked.head)]
    if exact:
        return exact
    if not asked.head.isdisjoint(facts.stems):
        return fitting
    return [q for q in fitting if not q.counted]


def _starts(pattern: re.Pattern[str], text: str, question: frozenset[str]) -> tuple[int, ...]:
    return tuple(m.start() for m in pattern.finditer(text) if not _holds(question, m.group()))


def _holds(question: frozenset[str], words: str) -> bool:
    """Do all of some words stand in the question?"""
    return bool(question) and question.issuperset(words.lower().replace("’", "'").split())
