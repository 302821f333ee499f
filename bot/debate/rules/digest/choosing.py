"""Sentences of speeches, numbered for a model to choose among, and what it chose."""

from collections.abc import Iterable, Mapping

from bot.article.rules.antecedents import find_antecedent
from bot.debate.rules.digest.extracting import split_speech
from bot.debate.rules.digest.shapes import SpeechQuotation
from bot.model.rules.choice import (
    NumberedSentence,
    group_by_source,
    number_sentences,
    write_numbered,
)

Numbered = tuple[NumberedSentence, ...]


def number_speeches(speeches: Mapping[int, str]) -> Numbered:
    """The sentences of speeches, numbered through."""
    return number_sentences({number: split_speech(words) for number, words in speeches.items()})


def write_speeches(sentences: Numbered) -> list[Mapping[str, str | int]]:
    """Numbered sentences as prompts take them, speech by speech."""
    return [
        {"number": number, "words": write_numbered(own)}
        for number, own in group_by_source(sentences).items()
    ]


def quote_chosen(
    chosen: Iterable[NumberedSentence], sentences: Numbered, speeches: Mapping[int, str]
) -> tuple[SpeechQuotation, ...]:
    """Chosen sentences as they stand in their speeches, in the order of the choice, each once; one
    that opens with a pronoun together with the one before it, as one quotation."""
    by_number = {each.number: each for each in sentences}
    passages: list[Numbered] = []
    for each in chosen:
        before = find_antecedent(each, by_number)
        passage = {before, each} if before else {each}
        touching = [other for other in passages if passage & set(other)]
        joined = tuple(sorted(passage.union(*touching), key=lambda sentence: sentence.number))
        if _join(joined) in speeches[each.source]:
            passages = _put_together(passages, touching, joined)
        elif not any(each in other for other in passages):
            passages.append((each,))
    quotations = (SpeechQuotation(passage[0].source, _join(passage)) for passage in passages)
    return tuple(dict.fromkeys(quotations))


def _put_together(
    passages: list[Numbered], touching: list[Numbered], joined: Numbered
) -> list[Numbered]:
    """The passages with `joined` in the place of the first that it holds, or else at the end."""
    if not touching:
        return [*passages, joined]
    others = [joined if each == touching[0] else each for each in passages]
    return [each for each in others if each not in touching[1:]]


def _join(passage: Numbered) -> str:
    return " ".join(sentence.words for sentence in passage)
