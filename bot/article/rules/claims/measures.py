"""What is measured where a question asks *how much*, *how deep*, *how old*, and what says so."""

import re
from enum import StrEnum


class Measure(StrEnum):
    """The dimension of a figure that a question asks for."""

    MONEY = "money"
    LENGTH = "length"
    HEIGHT = "height"
    DEPTH = "depth"
    WIDTH = "width"
    AGE = "age"
    SPEED = "speed"
    WEIGHT = "weight"
    SHARE = "share"


_ASKED = tuple(
    (measure, re.compile(pattern, re.IGNORECASE))
    for measure, pattern in (
        (Measure.MONEY, r"\bhow (?:much|many)\b.*\b(?:costs?|pay|pays|paid|spend|spends|spent"
                        r"|earns?|earned|worth|charges?|charged|money|price|funding|salary|fee|fined?"
                        r"|dollars|euros|pounds)\b|\bhow expensive\b|\bhow much money\b"
                        r"|\bwhat (?:is|was|are|were|will be|would be|did|does) .*\b(?:costs?|price"
                        r"|budget|salary|fee|rent|ticket price)\b"),
        (Measure.DEPTH, r"\bhow deep\b|\bwhat depth\b"),
        (Measure.HEIGHT, r"\bhow tall\b|\bwhat height\b"),
        (Measure.WIDTH, r"\bhow (?:wide|broad)\b|\bwhat width\b"),
        (Measure.LENGTH, r"\bhow far\b|\bwhat distance\b"),
        (Measure.AGE, r"\bhow old\b|\b(?:what|which) age\b"),
        (Measure.SPEED, r"\bhow fast\b|\b(?:what|which) speed\b"),
        (Measure.WEIGHT, r"\bhow heavy\b|\bhow much\b.*\bweighs?\b|\bwhat weight\b"),
        (Measure.SHARE, r"\b(?:what|which) (?:share|percentage|per cent|percent|proportion"
                        r"|fraction)\b"),
    )
)  # fmt: skip

_NUMBER = (
    r"(?:\d[\d,.]*|an?|half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|several|few|dozens?"
    r"|hundreds?|thousands?|millions?|billions?|quarter|many|some)"
)
_SHORT = (
    r"(?:met(?:re|er)s?|centimet(?:re|er)s?|millimet(?:re|er)s?|feet|foot|inch(?:es)?|yards?|cm"
    r"|mm|m|ft|storeys?|stories|floors?|fathoms?)"
)
_LONG = r"(?:kilomet(?:re|er)s?|miles?|km|leagues?)"
_FIGURE = (
    rf"{_NUMBER}(?:[ -](?:and a half|million|hundred|thousand|more|square|\w+))?(?:[ -]|(?<=\d))"
)
_MONEY = (
    r"[$€£¥]|\b(?:dollars?|euros?|pounds?|crowns?|kron(?:er|or|a|e)|francs?|lira|roubles?"
    r"|rubles?|hryvnias?|yen|yuan|rupees?|pesos?|shillings?|pence|cents?|eur|usd|gbp|chf|florins?"
    r"|guilders?|ducats?|thalers?|zloty|penn(?:y|ies)|free of charge|for (?:free|nothing))\b"
    r"|\b\d[\d,.]* (?:(?:million|billion) )?marks\b"
)
_PAID = (
    r"\b(?:costs?|costing|price[ds]?|pay|pays|paid|paying|salar(?:y|ies)|wages?|fees?|fine[ds]?"
    r"|earn(?:s|ed)?|worth|budget|rents?|funds?|funding|spen[dt]s?|spending|charge[ds]?|money"
    r"|award(?:s|ed)|loans?|debts?|income|grants?|bill|tolls?|tax(?:es)?|tariffs?)\b"
)
_SAID = {
    measure: re.compile(pattern, re.IGNORECASE)
    for measure, pattern in {
        Measure.MONEY: rf"{_MONEY}|{_PAID}.*\b(?:{_NUMBER}|nothing|free|fifth|third|more|less)\b"
                       rf"|\b(?:\d[\d,.]*|nothing|free|half|fifth|third)\b.*{_PAID}",
        Measure.DEPTH: rf"\b{_FIGURE}{_SHORT}\b|\b(?:deep|deeper|depth)\b",
        Measure.HEIGHT: rf"\b{_FIGURE}{_SHORT}\b|\b(?:high|height|tall)\b|\d ?%|\bper cent\b",
        Measure.WIDTH: rf"\b{_FIGURE}(?:{_SHORT}|{_LONG})\b|\b(?:wide|width|broad)\b",
        Measure.LENGTH: rf"\b{_FIGURE}(?:{_SHORT}|{_LONG})\b"
                        r"|\b(?:distance|range|far|away|half ?way|hours?|minutes?)\b",
        Measure.AGE: r"\bage[ds]?\b|\b(?:years?|months?)[ -]olds?\b|\bborn\b|\bbirthday\b"
                     r"|\bturn(?:ed|s)? (?:\d\d|\w+ty|\w+teen)\b|\bin (?:his|her|their) \w+ies\b"
                     r"|, (?:\d\d|\w+ty(?:-\w+)?)(?:,|\.|$)|\bcentur(?:y|ies)\b|\bold(?:er|est)?\b"
                     r"|\b(?:built|founded|dat(?:es?|ing|ed)|opened|established|laid|made|began"
                     r"|since|from)\b.*\b\d{3,4}\b|\byoung(?:er|est)?\b"
                     r"|\b(?:men|women|man|woman|boys?|girls?|children|pupils) of \d\d\b"
                     r"|\b(?:years?|decades?|months?|weeks?|days?) ago\b"
                     r"|\b\d[\d,]*(?: million| billion)?[ -]years?\b",
        Measure.SPEED: r"\b(?:km/h|kph|mph|knots?|per|an?|each|every|within|in|at) ?(?:hour|second"
                       r"|minute|day|year|month|week)?\b|\bspeed\b|\btimes\b|\btwice\b",
        Measure.WEIGHT: r"\b(?:kilo(?:gram)?s?|kg|grams?|tonn?es?|tons?|pounds?|ounces?|lbs?)\b",
        Measure.SHARE: r"%|\b(?:per ?cent|percentage|half|halves|thirds?|quarters?|fifths?|tenths?"
                       r"|majority|minority|most|all|none|nobody|every|whole|\w+ (?:in|out of|of)"
                       r" (?:every |the )?(?:\d+|ten|five|four|three|hundred)|no|each|both|double"
                       r"|twice|bulk|nearly|almost|few)\b",
    }.items()
}  # fmt: skip


def read_measure(question: str) -> Measure | None:
    """The dimension that a question asks for; None if it asks for none or for any."""
    return next((measure for measure, p in _ASKED if p.search(question)), None)


def says_measure(measure: Measure, text: str) -> bool:
    """Does a text hold a figure, or a word, of a dimension?"""
    return _SAID[measure].search(text) is not None
