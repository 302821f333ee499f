"""The claims of a question: what it asks for, and what it takes to be so."""

import re

from msgspec import Struct

from bot.article.rules.claims.asked import Asked, AskedKind, read_asked
from bot.article.rules.claims.dates import Date, dates
from bot.article.rules.claims.names import Name, find_names, plain
from bot.article.rules.claims.parts import QuestionParts, cut_question
from bot.article.rules.claims.quantities import Quantity, quantities
from bot.article.rules.words.denial import Denied, denied
from bot.article.rules.words.tokens import Token, tokens

_DONE = re.compile(
    r"\b(?:did|was|were|has|have|had)\b(?!n't)|\b(?:why|who|how|what|which) \w+ed\b", re.IGNORECASE
)
_OF_THE_TEXT = frozenset(
    "according article author text passage writer piece say says said mention mentioned"
    " state stated describe described think thinks tell told give gave view opinion eyes".split()
)


class Claims(Struct, frozen=True, eq=False):
    """A question read. `core` and `asides` are words of matter, of what is asked and of what is
    said by the way; names, numbers and dates are those of both. `is_done`: it speaks of what has
    come to pass."""

    text: str
    parts: QuestionParts
    asked: Asked
    core: tuple[Token, ...]
    asides: tuple[tuple[Token, ...], ...]
    names: tuple[Name, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[Date, ...]
    polarity: Denied
    words: frozenset[str]
    is_done: bool

    @property
    def asks_whether(self) -> bool:
        """Can it be answered by yes or no? Then its core is asked and not taken to be so."""
        return self.asked.kind is AskedKind.YES_NO


def read_claims(question: str, known: frozenset[str] = frozenset()) -> Claims:
    """Read a question; `known` are the names that the article writes (see ArticleContext)."""
    parts = cut_question(question)
    every = tokens(question)
    names = find_names(question, known)
    in_names = frozenset(word for name in names for word in name.words)
    return Claims(
        text=question,
        parts=parts,
        asked=read_asked(parts.core),
        core=_matter(parts.core, in_names),
        asides=tuple(_matter(aside, in_names) for aside in parts.asides),
        names=names,
        quantities=quantities(question),
        dates=dates(question),
        polarity=denied(question),
        words=frozenset(plain(token.lower) for token in every if token.is_word),
        is_done=_DONE.search(parts.core) is not None,
    )


def _matter(text: str, in_names: frozenset[str]) -> tuple[Token, ...]:
    return tuple(
        token
        for token in tokens(text)
        if token.is_matter
        and token.lower not in _OF_THE_TEXT
        and plain(token.lower) not in in_names
    )
