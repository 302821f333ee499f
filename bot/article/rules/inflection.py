"""Words that are built from others: by endings, by what stands before them, or from two."""

from collections.abc import Container

_BEFORE = (
    "un", "re", "non", "in", "im", "dis", "mis", "de", "pre", "post", "anti", "counter", "over",
    "under", "out", "inter", "intra", "super", "sub", "semi", "multi", "trans", "co", "pro", "self",
)  # fmt: skip
_AFTER = (
    "s", "es", "ed", "d", "ing", "er", "ers", "est", "or", "ors", "r", "rs", "st", "ly", "ness",
    "ship", "ships", "hood", "less", "ful", "able", "ist", "ists", "ism", "ian", "ians", "n", "ns",
    "an", "ans", "ic", "ise", "ised", "ising", "ize", "ized", "izing", "isation", "ization", "ment",
    "ments", "al", "ally", "ity", "ish", "like", "wide", "most", "ward", "wards", "y",
)  # fmt: skip
_AFTER_E = frozenset(("d", "r", "rs", "st"))
_DOUBLING = frozenset(("ed", "ing", "er", "ers", "est", "y", "ish", "able"))
"""Endings before which a short word doubles its last letter."""

_LEAST = 4
"""Letters that must be left of a word, and of each of two in one."""

_VOWELS = frozenset("aeiouy")


def is_built_from(word: str, known: Container[str]) -> bool:
    """Is it a known word with an ending, or with something before it, or both?"""
    if _has_ending(word, known):
        return True
    rests = [word[len(before) :] for before in _BEFORE if word.startswith(before)]
    return any(len(rest) > _LEAST and (rest in known or _has_ending(rest, known)) for rest in rests)


def is_base_of(word: str, known: Container[str]) -> bool:
    """Is a known word this one with an ending?"""
    if not word.endswith("e"):
        return any(word + ending in known for ending in ("s", "ed", "ing", "er", "ly"))
    short = word[:-1]
    if short in known or (short[-1:] == short[-2:-1] and short[:-1] in known):
        return False  # *abandoned* comes from *abandon*, and *committed* from *commit*
    return any(short + ending in known for ending in ("es", "ed", "en", "ing", "er", "ion"))


def is_compound(word: str, known: Container[str]) -> bool:
    """Is it two known words in one?"""
    places = range(_LEAST, len(word) - _LEAST + 1)
    return any(word[:place] in known and word[place:] in known for place in places)


def _has_ending(word: str, known: Container[str]) -> bool:
    return any(
        _is_base(word.removesuffix(ending), ending, known)
        for ending in _AFTER
        if word.endswith(ending)
    )


def _is_base(base: str, ending: str, known: Container[str]) -> bool:
    """May a known word that is written so before an ending be meant?"""
    if len(base) < _LEAST:
        return base[-1:] == base[-2:-1] and ending in _DOUBLING and base[:-1] in known
    if ending in _AFTER_E and base[-1] != "e":
        return False
    if _is_word(base, known) and not (ending in _DOUBLING and _doubles(base)):
        return True
    if ending[0] in _VOWELS and (_is_word(base + "e", known) or base + "ee" in known):
        return True
    if base[-1] == "i":
        return base[:-1] + "y" in known
    return base[-1] == base[-2] and ending in _DOUBLING and base[:-1] in known


def _is_word(base: str, known: Container[str]) -> bool:
    return base in known or (len(base) > _LEAST and is_base_of(base, known))


def _doubles(base: str) -> bool:
    """Does a word double its last letter before an ending, as *swim* does?"""
    return (
        len(base) == _LEAST
        and base[-1] not in _VOWELS | frozenset("wx")
        and base[-2] in _VOWELS
        and base[-3] not in _VOWELS
    )
