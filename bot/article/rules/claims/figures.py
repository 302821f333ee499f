"""The numbers and dates of a question, sought in a passage and in its article."""

from collections.abc import Sequence

from msgspec import Struct

from bot.article.rules.claims.context import ArticleContext
from bot.article.rules.claims.dates import Date, agree, differ
from bot.article.rules.claims.quantities import Quantity, same_thing, same_value
from bot.article.rules.claims.question import Claims
from bot.article.rules.claims.sentence import SentenceFacts
from bot.article.rules.claims.values import plain_quantities

_SMALL = 3
"""Up to which a question may count by itself, as in *which two people*."""


class Rival(Struct, frozen=True):
    """What a question says (`words`), and what a sentence of the passage (`sentence`, from 0) has
    in its place."""

    words: str
    instead: str
    sentence: int


class FoundNumbers(Struct, frozen=True):
    """A question's numbers: `strange` to the article; `moved`, which the passage has of something
    else; and what the passage has in the place of strange ones."""

    strange: tuple[str, ...]
    moved: tuple[str, ...]
    rivals: tuple[Rival, ...]


class FoundDates(Struct, frozen=True):
    """A question's dates: `strange` to the article, `unsaid` by the best sentence, and what the
    passage has in the place of those that it lacks."""

    strange: tuple[str, ...]
    unsaid: tuple[str, ...]
    rivals: tuple[Rival, ...]


def find_numbers(
    claims: Claims, passage: Sequence[SentenceFacts], context: ArticleContext
) -> FoundNumbers:
    """Seek a question's numbers."""
    mine = [quantity for quantity in claims.quantities if not quantity.is_year]
    here = [(n, other) for n, facts in enumerate(passage) for other in plain_quantities(facts)]
    strange = [q for q in mine if not _is_small(q) and not _is_in_article(q, context)]
    return FoundNumbers(
        strange=tuple(q.words for q in strange),
        moved=tuple(q.words for q in mine if _is_moved(q, [other for _, other in here])),
        rivals=tuple(
            Rival(q.words, other.words, n)
            for q in strange
            for n, other in here
            if other.unit == q.unit and same_thing(q, other)
        ),
    )


def _is_small(quantity: Quantity) -> bool:
    return not quantity.unit and quantity.value <= _SMALL


def _is_in_article(quantity: Quantity, context: ArticleContext) -> bool:
    return any(
        same_value(quantity, other)
        for some in context.paragraphs
        for facts in some
        for other in facts.quantities
    )


def _is_moved(quantity: Quantity, here: Sequence[Quantity]) -> bool:
    """Does a number stand in a passage, and count other things there than in the question?"""
    same = [other for other in here if same_value(quantity, other)]
    fitting = any(same_thing(quantity, other) or not other.counted for other in same)
    return bool(same) and bool(quantity.counted) and not fitting


def find_dates(
    claims: Claims, passage: Sequence[SentenceFacts], best: int, context: ArticleContext
) -> FoundDates:
    """Seek a question's dates; `best` is the sentence taken to answer."""
    if not claims.dates:
        return FoundDates((), (), ())
    every = [date for some in context.paragraphs for facts in some for date in facts.dates]
    here = [(n, date) for n, facts in enumerate(passage) for date in facts.dates]
    lacking = [mine for mine in claims.dates if not _agrees(mine, [date for _, date in here])]
    return FoundDates(
        strange=tuple(mine.words for mine in claims.dates if not _agrees(mine, every)),
        unsaid=tuple(mine.words for mine in claims.dates if not _agrees(mine, passage[best].dates)),
        rivals=tuple(
            Rival(mine.words, date.words, n)
            for mine in lacking
            for n, date in here
            if differ(mine, date)
        ),
    )


def _agrees(date: Date, others: Sequence[Date]) -> bool:
    return any(agree(date, other) for other in others)
