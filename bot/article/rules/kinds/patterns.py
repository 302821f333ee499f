"""How questions of each kind are worded: patterns over plain forms, in tables by kind."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

_WRITER = (
    r"(?:authors?|writers?|journalists?|columnists?|reporters?|auteurs?|autrice|autor(?:in)?"
    r"|verfasser(?:in)?|автор(?:ка|и)?)"
)

_BREAK = re.compile(r"(?:\A|\n)\s*")
"""Long patterns stand on several lines."""

_WORD = re.compile(r"@|[^\W_]+(?:['-][^\W_]+)*")
_EVERYWHERE = frozenset(
    "a an the of in on at to for from and or is are was were be been do does did has have had can"
    " could will would should what what's which how me us i we you my our your please tell give"
    " show get see find know say list read there any some all exactly exact just really so that"
    " that's s need must".split()
)
"""Words that questions of every kind have."""

_SUBJECT = re.compile(
    rf"\b(?:do|does|did|would|could|should|can|will|has|is|was)"
    rf" (?:the )?{_WRITER}(?! (?:named|given|known)) \w"
)
"""What the author does, or is: that asks for what the article says."""


class KindPatterns:
    """Tables of patterns that match the whole of a plain form, each under the name of a kind; in
    them {a} stands for the article and {w} for its author. `vocabularies` say by which words alone
    some kinds are known."""

    def __init__(
        self,
        tables: Mapping[str, Mapping[str, Sequence[str]]],
        vocabularies: Mapping[str, Mapping[str, Sequence[str] | str]],
    ) -> None:
        self._tables = tables
        self._words = vocabularies
        self._compiled = cache(self._compile)
        self._vocabularies = cache(self._split_vocabularies)

    def find(self, table: str, plain: str, *, pronouns: bool) -> tuple[str, re.Match[str]] | None:
        """The first kind of a table whose words these are, and the match. With `pronouns` words
        such as "it" mean the article too."""
        for name, pattern in self._compiled(table, pronouns):
            if match := pattern.fullmatch(plain):
                return name, match
        return None

    def find_by_words(self, plain: str, *, pronouns: bool) -> str | None:
        """The kind that speaks of all that a plain form names; None if there is none."""
        named = [word for word in _WORD.findall(plain) if word not in _EVERYWHERE]
        if not named or _SUBJECT.search(plain):
            return None
        pointing = frozenset() if pronouns else frozenset({"it", "this"})
        for name, needs, allowed in self._vocabularies():
            words = frozenset(_WORD.findall(plain)) - pointing
            if set(named) <= allowed - pointing and all(need & words for need in needs):
                return name
        return None

    def _compile(self, table: str, pronouns: bool) -> tuple[tuple[str, re.Pattern[str]], ...]:
        article = r"(?:@|it|this|that)" if pronouns else "@"
        return tuple(
            (
                name,
                re.compile(
                    _BREAK.sub("", template).replace("{a}", article).replace("{w}", _WRITER)
                ),
            )
            for name, templates in self._tables[table].items()
            for template in templates
        )

    def _split_vocabularies(
        self,
    ) -> tuple[tuple[str, tuple[frozenset[str], ...], frozenset[str]], ...]:
        """For each kind its name, what it needs one of each, and all words that it allows."""
        split = []
        for name, table in self._words.items():
            needs = tuple(frozenset(need.split()) for need in table["needs"])
            allowed = frozenset(str(table["allows"]).split()).union(*needs)
            split.append((name, needs, allowed))
        return tuple(split)
