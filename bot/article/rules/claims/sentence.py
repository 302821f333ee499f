"""What stands in a sentence: its words, names, numbers, dates, and what it denies."""

from functools import cached_property

from msgspec import Struct

from bot.article.rules.claims.dates import Date, dates
from bot.article.rules.claims.names import Name, find_names
from bot.article.rules.claims.quantities import Quantity, quantities
from bot.article.rules.words.denial import denied
from bot.article.rules.words.tokens import tokens


class SentenceFacts(Struct, frozen=True, eq=False, dict=True):
    """A sentence read: `words` are all its words in small letters without *'s*, `stems` those of
    its words of matter; `known` are the words that its article writes as names. The rest is read
    when it is first asked for, since most sentences of an article are in no passage."""

    text: str
    words: frozenset[str]
    stems: frozenset[str]
    known: frozenset[str]

    @cached_property
    def all_stems(self) -> frozenset[str]:
        """The stems of all its words."""
        return frozenset(token.stem for token in tokens(self.text))

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Its names, in order."""
        return find_names(self.text, self.known)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Its numbers, in order."""
        return quantities(self.text)

    @cached_property
    def dates(self) -> tuple[Date, ...]:
        """Its dates, in order."""
        return dates(self.text)

    @cached_property
    def denied(self) -> frozenset[str]:
        """The stems that it denies for certain and affirms nowhere."""
        found = denied(self.text)
        return frozenset(found.no - found.yes)

    @cached_property
    def perhaps_denied(self) -> frozenset[str]:
        """The stems that it denies, or may deny, and affirms nowhere."""
        found = denied(self.text)
        return frozenset((found.no | found.maybe) - found.yes)
