"""How hard a sentence is to read: the grade of Flesch and Kincaid, in school years."""

import re
from functools import cache

DOMAIN_TERMS = (
    "adjudicator amendment article assessor author ballot beneficiary clause command debate"
    " debrief discord evidence exercise format glossary guarantee guarantor incident library"
    " majority motion opinion opposition paragraph parley position proposition proposal"
    " quotation quorum segment statement summary tension thread workspace"
).split()
"""What the field, a platform or a form is called: read often, so counted as short."""

_NAME = re.compile(r"\{[^{}]*\}|\S*[_/=@:]\S+|\b[A-Z][A-Z0-9-]+\b|“[^”]*”|\d[\d.,:]*")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouy]+")
_END = re.compile(r"[.?!…](?=\s|$)|\n")


def reading_grade(words: str) -> float:
    """The school year in which somebody reads the words; fields, names and quotations count as
    short words."""
    plain = _NAME.sub("name", words)
    found = _WORD.findall(plain.replace("-", " "))
    if not found:
        return 0.0
    sentences = sum(1 for part in _END.split(plain) if _WORD.search(part))
    syllables = sum(_syllables(word) for word in found)
    return 0.39 * len(found) / sentences + 11.8 * syllables / len(found) - 15.59


def word_count(words: str) -> int:
    """How many words there are, each field one."""
    return len(_WORD.findall(_NAME.sub("name", words)))


@cache
def _syllables(word: str) -> int:
    bare = word.lower().partition("’")[0]
    if any(bare in (term, term + "s") for term in DOMAIN_TERMS) or (
        bare.endswith("ies") and bare[:-3] + "y" in DOMAIN_TERMS
    ):
        return 1
    silent = (
        (bare.endswith("e") and not bare.endswith(("le", "ee")))
        or (bare.endswith("ed") and not bare.endswith(("ted", "ded")))
        or (bare.endswith("es") and not bare.endswith(("ses", "zes", "ches", "shes", "xes", "ges")))
    )
    return max(1, len(_VOWELS.findall(bare)) - silent)
