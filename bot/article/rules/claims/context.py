"""What of an article bears on a question's claims: its names, and where its words stand."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache
from math import log
from sys import intern
from typing import TypeVar

from msgspec import Struct

from bot.article.rules.claims.names import plain
from bot.article.rules.claims.sentence import SentenceFacts
from bot.article.rules.words.names import is_same_name, other_forms
from bot.article.rules.words.tokens import ALIKE, related, tokens

Place = tuple[int, int]
"""A sentence by its paragraph and its place there, both from 0."""

Key = TypeVar("Key", str, int)

_ROOT = 5  # letters that stems of one family share at least
_NAME_ROOT = 4

_SEATS = {
    "london": "britain", "washington": "us", "moscow": "russia", "kremlin": "russia",
    "beijing": "china", "paris": "france", "berlin": "germany", "kyiv": "ukraine",
    "kiev": "ukraine", "brussels": "eu", "rome": "italy", "madrid": "spain", "warsaw": "poland",
    "ankara": "turkey", "tokyo": "japan", "delhi": "india", "ottawa": "canada", "vienna": "austria",
    "athens": "greece", "budapest": "hungary", "prague": "czechia", "minsk": "belarus",
    "tehran": "iran", "jerusalem": "israel", "cairo": "egypt", "seoul": "korea", "oslo": "norway",
    "stockholm": "sweden", "helsinki": "finland", "copenhagen": "denmark", "lisbon": "portugal",
    "dublin": "ireland", "canberra": "australia",
}  # fmt: skip
"""Seats of government, by which people speak of a state."""


class ArticleContext(Struct, frozen=True, eq=False):
    """`known`: the words that the article writes as names and never small. `paragraphs`: its
    sentences, read. `words`: all its words in small letters, by their first letters. `stems`: where
    each stem of matter stands; `families` and `groups`: which stems share their first letters or a
    meaning."""

    known: frozenset[str]
    paragraphs: tuple[tuple[SentenceFacts, ...], ...]
    words: dict[str, tuple[str, ...]]
    stems: dict[str, frozenset[Place]]
    families: dict[str, tuple[str, ...]]
    groups: dict[int, tuple[str, ...]]
    size: int

    def forms(self, stem: str) -> frozenset[str]:
        """The article's stems that may stand for one: itself, its family, its synonyms."""
        family = (s for s in self.families.get(stem[:_ROOT], ()) if related(stem, s))
        nearly = (s for s in (stem, f"{stem}e", stem.removesuffix("e")) if s in self.stems)
        alike = (s for group in ALIKE.get(stem, ()) for s in self.groups.get(group, ()))
        return frozenset((*family, *nearly, *alike))

    def name_forms(self, word: str) -> frozenset[str]:
        """The words of the article that are the same name as one, or that of its people."""
        alike = (w for w in self.words.get(word[:_NAME_ROOT], ()) if is_same_name(word, w))
        seat = _SEATS.get(word, word)
        states = (seat, *other_forms(seat))
        others = (o for o in states if o in self.words.get(o[:_NAME_ROOT], ()))
        return frozenset((*alike, *others))

    def places(self, forms: frozenset[str]) -> frozenset[Place]:
        """The sentences that hold one of some stems."""
        return frozenset[Place]().union(*(self.stems[form] for form in forms))

    def rarity(self, stem: str) -> float:
        """From 0 (in every sentence) to 1 (in none)."""
        return 1 - log(1 + len(self.stems.get(stem, ()))) / log(2 + self.size)

    def at(self, place: Place) -> SentenceFacts:
        """The sentence at a place."""
        return self.paragraphs[place[0]][place[1]]


@lru_cache(maxsize=16)
def read_context(
    title: str, paragraphs: tuple[tuple[str, ...], ...], headings: tuple[str, ...] = ()
) -> ArticleContext:
    """Read an article, as its title, its paragraphs' sentences and its headings: about a tenth of a
    millisecond a sentence, once."""
    high, low = set[str](), set[str]()
    read = [[(text, *_words(text, high, low)) for text in some] for some in paragraphs]
    above = [_words(text, set(), set()) for text in (title, *headings)]
    known = frozenset(word for word in high - low if len(word) > 1)
    stems: defaultdict[str, set[Place]] = defaultdict(set)
    words = set[str]().union(*(some for some, _ in above))
    for number, some in enumerate(read):
        for inside, (_, here, matter) in enumerate(some):
            words |= here
            for stem in matter:
                stems[stem].add((number, inside))
    for _, matter in above:
        for stem in matter:
            stems.setdefault(stem, set())
    return ArticleContext(
        known=known,
        paragraphs=tuple(
            tuple(SentenceFacts(text, here, matter, known) for text, here, matter in some)
            for some in read
        ),
        words=_by(words, lambda word: (word[:_NAME_ROOT],)),
        stems={stem: frozenset(places) for stem, places in stems.items()},
        families=_by(stems, lambda stem: (stem[:_ROOT],)),
        groups=_by(stems, lambda stem: ALIKE.get(stem, ())),
        size=sum(map(len, paragraphs)),
    )


def _by(every: Iterable[str], keys: Callable[[str], Iterable[Key]]) -> dict[Key, tuple[str, ...]]:
    """Words by the keys that each has."""
    found: defaultdict[Key, list[str]] = defaultdict(list)
    for word in every:
        for key in keys(word):
            found[key].append(word)
    return {key: tuple(words) for key, words in found.items()}


def _words(text: str, high: set[str], low: set[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a sentence and the stems of its words of matter. Those that it writes with a
    capital in its midst are added to `high`, those that it writes small to `low`."""
    words, matter = set[str](), set[str]()
    opening = True
    for token in tokens(text):
        if not token.is_word:
            opening = token.text in '.!?:“"‘«—–' or (opening and token.text not in ",;")
            continue
        word = intern(plain(token.lower))
        words.add(word)
        if token.is_matter:
            matter.add(token.stem)
        if token.text[0].islower():
            low.add(word)
        elif token.text[0].isupper() and not opening:
            high.add(word)
        opening = False
    return frozenset(words), frozenset(matter)
