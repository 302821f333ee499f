"""How questions of each kind are worded: patterns over plain forms, in tables by kind."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

_WRITER = (
    r"(?:authors?|writers?|journalists?|columnists?|reporters?|auteurs?|autrice|autor(?:in)?"
    r"|verfasser(?:in)?|автор(?:ка|и)?)"
)


class KindPatterns:
    """Tables of patterns that match the whole of a plain form, each under the name of a kind; in
    them {a} stands for the article and {w} for its author."""

    def __init__(self, tables: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        self._tables = tables
        self._compiled = cache(self._compile)

    def find(self, table: str, plain: str, *, pronouns: bool) -> tuple[str, re.Match[str]] | None:
        """The first kind of a table whose words these are, and the match. With `pronouns` words
        such as "it" mean the article too."""
        for name, pattern in self._compiled(table, pronouns):
            if match := pattern.fullmatch(plain):
                return name, match
        return None

    def _compile(self, table: str, pronouns: bool) -> tuple[tuple[str, re.Pattern[str]], ...]:
        article = r"(?:@|it|this|that)" if pronouns else "@"
        return tuple(
            (name, re.compile(template.replace("{a}", article).replace("{w}", _WRITER)))
            for name, templates in self._tables[table].items()
            for template in templates
        )
