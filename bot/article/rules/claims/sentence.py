"""What stands in a sentence: its words, names, numbers, dates, and what it denies; read once."""

from functools import lru_cache

from msgspec import Struct

from bot.article.grounding.polarity import Denied, denied
from bot.article.grounding.words import Token, tokens
from bot.article.rules.claims.dates import Date, dates
from bot.article.rules.claims.names import Name, find_names, plain
from bot.article.rules.claims.quantities import Quantity, quantities


class SentenceFacts(Struct, frozen=True, eq=False):
    """A sentence read. `matter` are its words of matter, `stems` theirs, `words` all its words in
    small letters without *'s*; `polarity` says which stems it denies."""

    text: str
    every: tuple[Token, ...]
    matter: tuple[Token, ...]
    stems: frozenset[str]
    words: frozenset[str]
    all_stems: frozenset[str]
    names: tuple[Name, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[Date, ...]
    polarity: Denied


@lru_cache(maxsize=4096)
def read_sentence(text: str, known: frozenset[str] = frozenset()) -> SentenceFacts:
    """Read a sentence of an article; `known` are the article's names."""
    every = tokens(text)
    matter = tuple(token for token in every if token.is_matter)
    return SentenceFacts(
        text=text,
        every=every,
        matter=matter,
        stems=frozenset(token.stem for token in matter),
        words=frozenset(plain(token.lower) for token in every if token.is_word),
        all_stems=frozenset(token.stem for token in every),
        names=find_names(text, known),
        quantities=quantities(text),
        dates=dates(text),
        polarity=denied(text),
    )
