"""Sentences of speeches, numbered for a model to choose among, and what it chose."""

from collections.abc import Iterable, Mapping

from bot.article.rules.antecedents import points_back
from bot.debate.rules.digest.extracting import split_speech
from bot.debate.rules.digest.shapes import SpeechQuotation
from bot.model.rules.choice import NumberedSentence, number_sentences, write_numbered

Numbered = tuple[NumberedSentence, ...]


def number_speeches(speeches: Mapping[int, str]) -> Numbered:
    """The sentences of speeches, numbered through."""
    return number_sentences({number: split_speech(words) for number, words in speeches.items()})


def write_speeches(sentences: Numbered) -> list[Mapping[str, str | int]]:
    """Numbered sentences as prompts take them, speech by speech."""
    rows: list[Mapping[str, str | int]] = []
    for number in dict.fromkeys(each.source for each in sentences):
        own = [each for each in sentences if each.source == number]
        rows.append({"number": number, "words": write_numbered(own)})
    return rows


def quote_chosen(
    chosen: Iterable[NumberedSentence], sentences: Numbered, speeches: Mapping[int, str]
) -> tuple[SpeechQuotation, ...]:
    """Chosen sentences as they stand in their speeches, in the order of the choice; one that opens
    with a pronoun together with the one before it."""
    by_number = {each.number: each for each in sentences}
    quotations = []
    for each in chosen:
        words, before = each.words, by_number.get(each.number - 1)
        if before is not None and points_back(words):
            both = f"{before.words} {words}"
            words = both if both in speeches[each.source] else words
        quotations.append(SpeechQuotation(each.source, words))
    return tuple(quotations)
