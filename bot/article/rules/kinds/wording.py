"""A question in plain form: lower case, without courtesies, the article named always alike."""

import re
from collections.abc import Iterable
from functools import lru_cache

ARTICLE = "@"
"""Stands in a plain form for the article that is being asked about, however it was named."""

_NOUN = (
    r"(?:article|text|piece|essay|op-?ed|op ed|blog post|post|document|reading|write-?up"
    r"|editorial|column|paper|brief|page|story)"
)
_GENRE = (
    r"(?:report|interview|letter|speech|review|guide|faq|law|ruling|judgment|treaty|news|obituary"
    r"|study|explainer|file|pdf|thing|stuff)"
)
_OTHER = (  # what makes it another article than the one asked, or a numbered one of a treaty
    r"(?!-|'(?!s\b)|\s+(?:\d|[ivx]+\b|"
    r"(?:of|on|about|from|for|by|to the|that|which|between|in the|in section)\s+(?!it\b|this\b)\w))"
)
_ARTICLES = re.compile(
    rf"\b(?:the|this|that|your|our)\s+(?:(?:whole|original|full|entire|current)\s+)?{_NOUN}\b{_OTHER}"
    rf"|\b(?:original\s+)?(?:article|text)\b{_OTHER}"
    rf"|\bthis\s+(?:whole\s+)?{_GENRE}\b"
    r"|\b(?:l'|cet |le |ce |du )(?:article|texte)\b(?!\s+\d)"
    r"|\b(?:der|den|dem|des|diese[rnms]|im) (?:artikels?|text(?:es)?|beitrags?|aufsatz(?:es)?)\b"
    r"(?!\s+\d)"
    r"|\b(?:ця |цю |цієї |цій |цього |цьому )?(?:статт[яіюею]+|текст[уіом]*)\b(?!\s+\d)"
)
_APOSTROPHE = re.compile(r"\b(what|who|how|where|when|that)s\b")
_LEADING = re.compile(
    r"^(?:(?:thanks|thank you)\s*[,:!.]+\s*)?"
    r"(?:(?:please|pls|hey|hi|hello|so|well|ok|okay|and|now|parley|@parley|sorry|excuse me|um|uh"
    r"|bitte|s'il (?:te|vous) pla[iî]t|будь ласка|just)\b[\s,:!.-]*)+"
)
_TRAILING = re.compile(
    r"(?:[\s,]+(?:please|pls|for me|for us|parley|thanks|thank you|then|actually|exactly|again"
    r"|s'il (?:te|vous) pla[iî]t|будь ласка|bitte|quickly|briefly"
    r"|in (?:a )?(?:few|one|two|three|four|five|\d+|couple of)"
    r" (?:words?|sentences?|lines?|points?|bullets?)))+$"
)
_ASKED = re.compile(
    r"^(?:can|could|would|will) you (?:please |just )?|^(?:i want|i'd like|i would like) you to "
    r"|^(?:peux-tu|pouvez-vous|kannst du|können sie) "
)
_TOLD = re.compile(
    r"^(?:(?:tell|show|give|remind|read|get|find) (?:me|us)(?: again)?|(?:i|we)(?:'d| would)? "
    r"(?:want|like|need) to (?:know|see)|(?:do|does|did) (?:you|anyone|anybody) know|any idea"
    r"|let me (?:know|see)"
    r"|i wonder|i'm wondering|(?:can|could|may) (?:i|we) (?:know|ask|see|have|get))\s+"
)


def plain_form(question: str, names: Iterable[str] = ()) -> str:
    """A question in lower case without courtesies and end marks; `names` are titles and short
    names of the articles asked, which become ARTICLE like "this article"."""
    plain = " ".join(question.lower().replace("’", "'").replace("‘", "'").split())
    plain = _APOSTROPHE.sub(r"\1's", plain).strip(' "“”„«»*_')
    for name in _order_names(tuple(names)):
        if name in plain:  # few are, and an expression for each of a large library takes long
            plain = re.sub(
                rf"(?:\b(?:the|this) )?[\"“«]?(?<!\w){re.escape(name)}(?!\w|-)[\"”»]?",
                ARTICLE,
                plain,
            )
    plain = _LEADING.sub("", plain.rstrip(" ?!.…;:¿"))
    plain = _TRAILING.sub("", plain.rstrip(' ?!.…"”»'))
    return _ARTICLES.sub(ARTICLE, plain).strip()


@lru_cache(maxsize=64)
def _order_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names in lower case, the longest first, since one may hold another."""
    spelled = {" ".join(name.lower().replace("’", "'").split()) for name in names}
    return tuple(sorted((name for name in spelled if len(name) > 2), key=len, reverse=True))


def without_request(plain: str) -> str:
    """A plain form without "can you"."""
    return _ASKED.sub("", plain)


def without_telling(plain: str) -> str:
    """A plain form without "can you", "tell me", "do you know"."""
    return _TOLD.sub("", without_request(plain))
