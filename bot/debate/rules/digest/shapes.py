"""Clauses that rest on speeches, by side."""

from collections.abc import Iterable

from msgspec import Struct

from bot.article.grounding.shapes import Kept
from bot.model.rules.balance import TextWeight, weigh_sentences


class SpeechQuotation(Struct, frozen=True):
    """Words of a speech, by the room's number, exactly as they stand there."""

    speech: int
    quotation: str


class DigestClause(Struct, frozen=True):
    """A sentence and what it rests on; where they are the same words, nobody worded it anew."""

    words: str
    rests: tuple[SpeechQuotation, ...]

    @property
    def verbatim(self) -> bool:
        """Is it a speaker's own sentence?"""
        quotations = [quotation.quotation.rstrip(".") for quotation in self.rests]
        return quotations == [self.words.rstrip(".")]


def clauses(kept_sentences: Iterable[Kept]) -> tuple[DigestClause, ...]:
    """What held of a model's sentences."""
    return tuple(
        DigestClause(
            kept_sentence.words,
            tuple(
                SpeechQuotation(source.number, source.quotation) for source in kept_sentence.sources
            ),
        )
        for kept_sentence in kept_sentences
    )


def weight(digest_clauses: Iterable[DigestClause]) -> TextWeight:
    """What clauses weigh, for holding them against another side's."""
    return weigh_sentences(
        (clause.words, [quotation.quotation for quotation in clause.rests])
        for clause in digest_clauses
    )
