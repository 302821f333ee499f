"""Sentences with numbers, and those among them that a model chose."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct


class NumberedSentence(Struct, frozen=True):
    """A sentence that a model may choose: its number in the request, the number of the text that it
    stands in (of a paragraph or a speech), and its words as they stand there."""

    number: int
    source: int
    words: str


def number_sentences(
    sentences_by_source: Mapping[int, Sequence[str]], first: int = 1
) -> tuple[NumberedSentence, ...]:
    """The sentences of several texts, numbered through from `first`."""
    flat = [(source, words) for source, each in sentences_by_source.items() for words in each]
    return tuple(NumberedSentence(n, *pair) for n, pair in enumerate(flat, first))


def group_by_source(
    sentences: Iterable[NumberedSentence],
) -> dict[int, tuple[NumberedSentence, ...]]:
    """The sentences of each text that has any, in their order."""
    grouped: dict[int, list[NumberedSentence]] = {}
    for each in sentences:
        grouped.setdefault(each.source, []).append(each)
    return {source: tuple(own) for source, own in grouped.items()}


def write_numbered(sentences: Iterable[NumberedSentence]) -> str:
    """Sentences as a model reads them: one a line, each after its number."""
    return "\n".join(f"{each.number}: {' '.join(each.words.split())}" for each in sentences)


LAVISH = 2
"""Who names more than so many times the most that is asked for has chosen nothing."""


def is_lavish(numbers: Iterable[int], offered: Iterable[int], most: int) -> bool:
    """Are so many of the numbers `offered` named, where `most` are asked for, that it is no
    choice?"""
    return len(set(numbers) & set(offered)) > LAVISH * most


def find_chosen(
    numbers: Iterable[int], sentences: Sequence[NumberedSentence], most: int
) -> tuple[NumberedSentence, ...]:
    """The sentences with these numbers, in the order of the choice, each once, `most` at most.
    Numbers of no sentence are passed over."""
    by_number = {each.number: each for each in sentences}
    known = dict.fromkeys(number for number in numbers if number in by_number)
    return tuple(by_number[number] for number in known)[:most]
