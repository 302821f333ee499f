"""What of an article bears on a question's claims: its names, and where its words stand."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from math import log

from msgspec import Struct

from bot.article.grounding.names import is_same_name, other_forms
from bot.article.grounding.words import ALIKE, related, tokens
from bot.article.rules.claims.names import plain
from bot.article.rules.claims.sentence import SentenceFacts, read_sentence

Place = tuple[int, int]
"""A sentence by its paragraph and its place there, both from 0."""

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


@lru_cache(maxsize=64)
def read_context(
    title: str, paragraphs: tuple[tuple[str, ...], ...], headings: tuple[str, ...] = ()
) -> ArticleContext:
    """Read an article, as its title, its paragraphs' sentences and its headings: some
    milliseconds, once."""
    title = "\n".join((title, *headings))
    known = known_names([sentence for some in paragraphs for sentence in some])
    read = tuple(tuple(read_sentence(s, known) for s in some) for some in paragraphs)
    found: defaultdict[str, set[Place]] = defaultdict(set)
    words = set[str](read_sentence(title, known).words)
    for number, some in enumerate(read):
        for inside, facts in enumerate(some):
            words |= facts.words
            for stem in facts.stems:
                found[stem].add((number, inside))
    for stem in read_sentence(title, known).stems:
        found.setdefault(stem, set())
    by_root: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        by_root[word[:_NAME_ROOT]].append(word)
    families: defaultdict[str, list[str]] = defaultdict(list)
    groups: defaultdict[int, list[str]] = defaultdict(list)
    for stem in found:
        families[stem[:_ROOT]].append(stem)
        for group in ALIKE.get(stem, ()):
            groups[group].append(stem)
    return ArticleContext(
        known=known,
        paragraphs=read,
        words={root: tuple(some) for root, some in by_root.items()},
        stems={stem: frozenset(places) for stem, places in found.items()},
        families={root: tuple(some) for root, some in families.items()},
        groups={group: tuple(some) for group, some in groups.items()},
        size=sum(map(len, paragraphs)),
    )


def known_names(texts: Sequence[str]) -> frozenset[str]:
    """The words that some sentences write with a capital in their midst, and none writes small."""
    high, low = set[str](), set[str]()
    for text in texts:
        opening = True
        for token in tokens(text):
            if not token.is_word:
                opening = token.text in '.!?:“"‘«—–' or (opening and token.text not in ",;")
                continue
            if token.text[0].islower():
                low.add(plain(token.lower))
            elif token.text[0].isupper() and not opening:
                high.add(plain(token.lower))
            opening = False
    return frozenset(word for word in high - low if len(word) > 1)
