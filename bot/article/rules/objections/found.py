"""All objections to a passage."""

from collections.abc import Callable, Iterable

from bot.article.rules.index import Embed
from bot.article.rules.objections.false_premises import find_false_premise
from bot.article.rules.objections.objection import FoundPassage, Objection
from bot.article.rules.objections.other_names import find_other_names
from bot.article.rules.objections.strange_words import find_strange_words

_CHECKS: tuple[Callable[[FoundPassage, Embed], Iterable[Objection]], ...] = (
    find_strange_words,
    find_other_names,
    find_false_premise,
)
"""Every kind of objection, each a function of its own file."""


def find_objections(found: FoundPassage, embed: Embed) -> tuple[Objection, ...]:
    """What speaks against taking a passage for the answer."""
    return tuple(objection for check in _CHECKS for objection in check(found, embed))
