"""What the words of a statement tell before it is put to the vote: whether it is there already in
other words, and whether it says two things at once."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

_WORD = re.compile(r"\w+(?:[’']\w+)?")
_LITTLE = frozenset("a an the le la les un une der die das ein eine".split())
_NOT = frozenset(
    "no not never none nobody nothing neither nor without cannot ne pas jamais non nicht kein keine"
    " nie ohne не ні ніколи без".split()
)
_MODAL = frozenset(
    "should must will would shall can cannot could may might is are was were has have had do does"
    " need needs ought doit doivent devrait devraient peut peuvent est sont a ont faut soll sollen"
    " sollte sollten muss müssen kann können darf dürfen ist sind hat haben wird werden має мають"
    " повинна повинен повинні може можуть буде будуть треба слід є".split()
)
_RELATIVE = frozenset("that which who whom whose what qui que dont die der das які який що".split())
_HANGING = _RELATIVE | frozenset(
    "if when unless because although though while whether once until where how why si quand parce"
    " lorsque wenn weil obwohl ob якщо коли бо хоча".split()
)
_JOINS = re.compile(r",?\s+(?:and|et|und|та|і|й|but|mais|aber|але)\s+|;\s+", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=[^\W\d_]{2}[.!?])\s+(?=[^\W\d_])")

SHORTEST_PART = 3
"""Words of a part that may be an idea of its own."""

ALIKE = 0.92
"""Cosine of two meanings from which statements are taken to say the same."""

MOST_COMPARED = 24
"""Statements whose meaning one is compared with, those that share most words with it."""


def list_words(words: str) -> list[str]:
    """The words of a statement without case, punctuation, accents of form and articles."""
    plain = unicodedata.normalize("NFKC", words).casefold().replace("’", "'")
    return [word for word in _WORD.findall(plain) if word not in _LITTLE]


def find_same(words: str, statements: Mapping[int, str]) -> int | None:
    """The number of the first statement that has the same words, in any order; None for none."""
    bag = Counter(list_words(words))
    if not bag:
        return None
    for number, stated in statements.items():
        if Counter(list_words(stated)) == bag:
            return number
    return None


def choose_compared(words: str, statements: Mapping[int, str]) -> list[int]:
    """Statements that may mean the same: as many denials, and the most words in common."""
    own = list_words(words)
    shared = {
        number: len(set(own) & set(said))
        for number, stated in statements.items()
        if (said := list_words(stated)) and count_denials(said) == count_denials(own)
    }
    return sorted(shared, key=lambda number: (-shared[number], number))[:MOST_COMPARED]


def count_denials(words: Sequence[str]) -> int:
    """How often a statement says no."""
    return sum(word in _NOT or word.endswith("n't") for word in words)


def find_ideas(words: str) -> tuple[str, ...]:
    """The ideas of a statement that holds two or more; none where it is one. They are sentences,
    or what a joining word or a semicolon parts, each with a subject and a verb of its own."""
    sentences = _SENTENCES.split(words.strip())
    if len(sentences) > 1 and all(_is_long(part) for part in sentences):
        return tuple(sentences)
    for joint in _JOINS.finditer(words):
        parts = words[: joint.start()].strip(), words[joint.end() :].strip()
        if all(_is_long(part) and _says_something(part) for part in parts):
            return parts
    return ()


def _says_something(part: str) -> bool:
    """Has a part a subject and a verb, and is it no clause that hangs on another? A verb after a
    relative word, as in “troops that are there”, is not the part's own."""
    plain = list_words(part)
    if plain[0] in _MODAL or (plain[0] in _HANGING and "," not in part):
        return False
    return any(word in _MODAL and before not in _RELATIVE for before, word in pairwise(plain))


def _is_long(part: str) -> bool:
    return len(_WORD.findall(part)) >= SHORTEST_PART
