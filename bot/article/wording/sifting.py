"""A model's sentences sifted: those in which no rule finds fault, and why others are left out."""

from collections.abc import Mapping, Sequence

from bot.article.rules.quoting import place
from bot.article.wording.faults import find_fault, tidy
from bot.article.wording.shapes import Cited, Draft, Dropped, Kept, Sifted, Source

MOST = 12
"""Sentences looked at; what comes after is left out unread."""

MOST_SOURCES = 3


def sift(draft: Draft, ground: Mapping[int, str], known: str = "") -> Sifted:
    """Hold each sentence of a draft against the texts that it cites, by number. Words that are
    `known`, such as the names of sides, may stand in it as well."""
    kept: dict[str, Kept] = {}
    dropped: list[Dropped] = []
    for drafted in draft.sentences[:MOST]:
        words = tidy(drafted.text)
        sources = _find_sources(drafted.sources, ground)
        if isinstance(sources, str):
            fault = sources
        else:
            texts = (ground[source.number] for source in sources)
            fault = find_fault(words, " ".join((*texts, known)))
        if fault:
            dropped.append(Dropped(words, fault))
        elif not isinstance(sources, str):
            kept.setdefault(words.casefold().rstrip("."), Kept(words, sources))
    return Sifted(tuple(kept.values()), tuple(dropped))


def _find_sources(cited: Sequence[Cited], ground: Mapping[int, str]) -> tuple[Source, ...] | str:
    """The quotations as they stand in the texts; or what is wrong with one."""
    if not cited:
        return "it names no source"
    if len(cited) > MOST_SOURCES:
        return f"it rests on more than {MOST_SOURCES} sources"
    sources = []
    for one in cited:
        text = ground.get(one.number)
        span = place(one.quotation, text) if text is not None else None
        if text is None or span is None:
            return f"the quotation does not stand in text {one.number} letter by letter"
        sources.append(Source(one.number, text[span[0] : span[1]]))
    return tuple(dict.fromkeys(sources))
