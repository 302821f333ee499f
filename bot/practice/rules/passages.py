"""Chosen sentences as they are quoted: those that stand side by side in their text together."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from bot.model.rules.choice import NumberedSentence


class Passage(Struct, frozen=True):
    """Words of a text, by its number, exactly as they stand there."""

    source: int
    words: str


def quote_passages(
    chosen: Sequence[NumberedSentence],
    sentences: Sequence[NumberedSentence],
    texts: Mapping[int, str],
) -> tuple[Passage, ...]:
    """The chosen of the `sentences` of some `texts`, in the order of the choice. Neighbours are one
    passage, which stands where the first of them was chosen."""
    rank = {each.number: place for place, each in enumerate(chosen)}
    spans = _place_sentences(sentences, texts)
    runs: list[list[NumberedSentence]] = []
    for each in sorted(chosen, key=lambda one: one.number):
        last = runs[-1][-1] if runs else None
        if last and (each.number, each.source) == (last.number + 1, last.source):
            runs[-1].append(each)
        else:
            runs.append([each])
    runs.sort(key=lambda run: min(rank[each.number] for each in run))
    return tuple(
        Passage(
            run[0].source,
            texts[run[0].source][spans[run[0].number][0] : spans[run[-1].number][1]],
        )
        for run in runs
    )


def _place_sentences(
    sentences: Sequence[NumberedSentence], texts: Mapping[int, str]
) -> Mapping[int, tuple[int, int]]:
    """Where each sentence begins and ends in its text, by its number."""
    spans: dict[int, tuple[int, int]] = {}
    ends: dict[int, int] = {}
    for each in sentences:
        start = texts[each.source].index(each.words, ends.get(each.source, 0))
        ends[each.source] = start + len(each.words)
        spans[each.number] = start, ends[each.source]
    return spans
