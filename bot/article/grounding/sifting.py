"""A model's sentences sifted: those that hold, with what they rest on, and why others do not."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.article.grounding.checking import LONGEST, hold
from bot.article.grounding.reasons import Reason, Why
from bot.article.grounding.shapes import Draft, Dropped, Kept, Sifted
from bot.article.rules.quoting import without_references
from bot.model.rules.fence import quiet

MOST = 12
"""Sentences looked at; what comes after is left out unread."""


def sift(
    draft: Draft,
    ground: Mapping[int, str],
    said_by: Mapping[int, str] = MappingProxyType({}),
) -> Sifted:
    """Hold each sentence of a draft against the texts it may cite, by number; `said_by` names those
    who said the texts that are speeches (see `hold`)."""
    kept: list[Kept] = []
    dropped: list[Dropped] = []
    for drafted in draft.sentences[:MOST]:
        words = tidy(drafted.text)
        found: Kept | Reason = Reason(Why.AGAIN)
        if not any(_same(words, other.words) for other in kept):
            held = hold(words, drafted.sources, ground, said_by)
            found = held if isinstance(held, Reason) else Kept(words, held.sources)
        if isinstance(found, Kept):
            kept.append(found)
        else:
            dropped.append(Dropped(words, found.words))
    return Sifted(tuple(kept), tuple(dropped))


def _same(one: str, other: str) -> bool:
    return one.casefold().rstrip(".") == other.casefold().rstrip(".")


def tidy(text: str) -> str:
    """A sentence as it may be shown: one line, no bullet, no citations typed into it."""
    line = " ".join(quiet(text[: 2 * LONGEST]).split())
    return without_references(line.lstrip("-•*·– ")).strip()
