"""Which of the names that a page gives for its author are believed."""

from collections import Counter
from collections.abc import Sequence

from bot.article.rules.cleaning.names import folded


def choose_author(found: Sequence[str | None]) -> str | None:
    """Of what the sources say, the first, unless more of them agree on another; `found` begins
    with the data for machines, of which no name is dropped. A full name goes before a first one.
    """
    named = [author for author in found if author]
    if not named:
        return None
    votes = Counter(_name_set(author) for author in named)
    first = _name_set(named[0])
    chosen = named[0]
    for author in named[1:]:
        other = _name_set(author)
        fewer = other < first and found[0] is not None
        more = votes[other] > votes[first] or (votes[other] == votes[first] > 1 and other > first)
        if votes[other] > 1 and more and not fewer:
            chosen = author
            break
    if " " in chosen:
        return chosen
    fuller = (author for author in named if "," not in author and chosen in author.split()[:-1])
    return next(fuller, chosen)


def _name_set(author: str) -> frozenset[str]:
    return frozenset(folded(name) for name in author.split(","))
