"""All objections to a passage."""

from collections.abc import Callable, Iterable

from bot.article.rules.index import Embed
from bot.article.rules.objections.asked_deeds import object_to_asked_deeds
from bot.article.rules.objections.bare_premises import object_to_bare_premise
from bot.article.rules.objections.contraries import lead_with_contrary
from bot.article.rules.objections.deeds import object_to_deeds
from bot.article.rules.objections.degrees import object_to_degrees
from bot.article.rules.objections.failures import object_to_failures
from bot.article.rules.objections.false_premises import object_to_premise
from bot.article.rules.objections.lasting import object_to_lasting
from bot.article.rules.objections.near_denials import object_to_near_denials
from bot.article.rules.objections.objection import FoundPassage, Objection
from bot.article.rules.objections.offices import object_to_offices
from bot.article.rules.objections.other_names import object_to_names
from bot.article.rules.objections.purposes import object_to_purposes
from bot.article.rules.objections.strange_words import object_to_strange_words
from bot.article.rules.objections.times import object_to_time
from bot.article.rules.objections.values import object_to_values

_CHECKS: tuple[Callable[[FoundPassage, Embed], Iterable[Objection]], ...] = (
    object_to_premise,
    object_to_bare_premise,
    object_to_near_denials,
    object_to_degrees,
    object_to_failures,
    object_to_purposes,
    object_to_lasting,
    object_to_deeds,
    object_to_asked_deeds,
    object_to_offices,
    lead_with_contrary,
    object_to_names,
    object_to_strange_words,
    object_to_time,
    object_to_values,
)
"""Every kind of objection, each a function of its own file."""


def find_objections(found: FoundPassage, embed: Embed) -> tuple[Objection, ...]:
    """What speaks against taking a passage for the answer."""
    return tuple(objection for check in _CHECKS for objection in check(found, embed))
