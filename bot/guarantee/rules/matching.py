"""Which options of clauses people spoke of, by the words that they used."""

import re
from collections.abc import Sequence

from msgspec import Struct

from bot.guarantee.rules.space import Clause, ClauseOption, Space
from bot.guarantee.state import Sheet

MOST_MATCHED = 8
"""Options that one debate suggests."""

_COMMON = frozenset(
    "with from that this they them their there other others each some none more than what when"
    " which where until after before only also first into have must make made does decide finds"
    " applies nothing particular said unsaid open short long alone time times part parts"
    " text".split()
)
"""Words that say nothing of which option is meant."""

_WORD = re.compile(r"[^\W\d_]{4,}")


def find_options(
    space: Space, sheet: Sheet, texts: Sequence[str]
) -> tuple[tuple[Clause, ClauseOption], ...]:
    """Options that texts speak of, those of the first text first: texts that use the name of a
    clause and a word of one of its options, or all words by which an option goes. Of a clause that
    has one option the first is meant; what the sheet says already, or somebody proposes, is left
    out."""
    proposed = {proposal.clause for proposal in sheet.live}
    left = [
        _Named.of(clause, option)
        for clause in space.clauses
        if clause.id not in proposed
        for option in clause.options
        if option.id not in (sheet.at(clause.id).options or ())
    ]
    matched: dict[str, list[tuple[Clause, ClauseOption]]] = {}
    for text in texts:
        said = _words(text)
        for named in [each for each in left if each.is_in(said)]:
            left.remove(named)
            matched.setdefault(named.clause.id, []).append((named.clause, named.option))
    return tuple(pair for pairs in matched.values() for pair in pairs)[:MOST_MATCHED]


class _Named(Struct, frozen=True, kw_only=True):
    """An option with the words that speak of it: all by which it goes (none where one of those
    says nothing), or one of its clause's name and one of its own."""

    clause: Clause
    option: ClauseOption
    all_of: frozenset[str]
    clause_words: frozenset[str]
    own_words: frozenset[str]

    @classmethod
    def of(cls, clause: Clause, option: ClauseOption) -> "_Named":
        parts = option.id.split("_")
        name, clause_words = _words(" ".join(parts)), _words(clause.name)
        return cls(
            clause=clause,
            option=option,
            all_of=name if len(name) == len(parts) else frozenset(),
            clause_words=clause_words,
            own_words=_words(option.label) - clause_words,
        )

    def is_in(self, said: frozenset[str]) -> bool:
        """Do words speak of it?"""
        if self.all_of and self.all_of <= said:
            return True
        return bool(self.clause_words & said and self.own_words & said)


def _words(text: str) -> frozenset[str]:
    """The words of a text that say something, without the ending of their plural."""
    words = (word.casefold() for word in _WORD.findall(text))
    return frozenset(word.removesuffix("s") for word in words if word not in _COMMON)
