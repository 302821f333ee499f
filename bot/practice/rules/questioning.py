"""Which of Parley's own questions a member is asked next about their own words."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct

from bot.kernel.message import Message
from bot.model.rules.choice import NumberedSentence
from bot.practice.rules.shapes import QuestionChoice


class StockQuestion(Struct, frozen=True):
    """A question that may be asked about anything, and what it asks for, in a word."""

    kind: str
    words: Message


class PutQuestion(Struct, frozen=True):
    """A question that is put, and the member's words that it is about, as they stand."""

    words: Message
    about: str


def find_question(
    choices: Iterable[QuestionChoice],
    bank: Sequence[StockQuestion],
    sentences: Sequence[NumberedSentence],
    before: Collection[str],
) -> PutQuestion | None:
    """The first chosen question that was not asked before, about the sentence chosen with it; None
    where no choice names both a question and a sentence that there are."""
    by_number = {each.number: each.words for each in sentences}
    for choice in choices:
        about = by_number.get(choice.sentence)
        if about is not None and 1 <= choice.question <= len(bank):
            words = bank[choice.question - 1].words
            if words not in before:
                return PutQuestion(words, about)
    return None


def next_stock_question(bank: Sequence[StockQuestion], before: Sequence[str]) -> Message:
    """A question that needs no model: the next that was not asked, of the kind asked least; once
    all were, they begin again."""
    kinds = Counter(question.kind for question in bank if question.words in before)
    fresh = [question for question in bank if question.words not in before]
    if not fresh:
        return bank[len(before) % len(bank)].words
    return min(fresh, key=lambda question: kinds[question.kind]).words
