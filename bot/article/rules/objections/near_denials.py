"""*Why would it be triggered automatically?*, where another sentence says that it would not be."""

import re
from collections.abc import Iterator

from bot.article.rules.claims.asked import AskedKind
from bot.article.rules.claims.sentence import SentenceFacts
from bot.article.rules.index import Embed
from bot.article.rules.objections.failures import asks_of_failure
from bot.article.rules.objections.objection import FoundPassage, Objection
from bot.article.rules.outcome import Contradicted

DENIED = 0.4
"""What is left of the confidence."""

_ABOUT = 0.45
"""The share of a question that such a sentence must hold."""

_LEAST = 2
"""Words of the question that it must deny."""

_DENIES = re.compile(r"\b(?:not|never|cannot)\b|n['’]t\b", re.IGNORECASE)
"""*No observer was near* says nothing against what observers are asked to do."""


def object_to_near_denials(found: FoundPassage, _embed: Embed) -> Iterator[Objection]:
    """An objection with the sentence of a passage near that denies what a *why* takes to be so."""
    claims = found.claims
    is_why = claims.asked.kind is AskedKind.REASON and not claims.polarity.denies
    if not is_why or not found.is_english or asks_of_failure(found.question):
        return
    for number, passage in enumerate(found.context.paragraphs):
        for place, facts in enumerate(passage):
            if (number, place) != (found.paragraph, found.place) and _denies_it(found, facts):
                yield Objection(DENIED, Contradicted(found.article.sentence(number, place)))
                return


def _denies_it(found: FoundPassage, facts: SentenceFacts) -> bool:
    """Does a sentence speak of what is asked about, and deny words that the question claims?"""
    matching = found.matching
    if not _DENIES.search(facts.text) or matching.coverage(facts) < _ABOUT:
        return False
    if not matching.names_stand_in([facts]):
        return False
    words = [word for word in matching.words if word.is_claimed]
    surely = sum(not word.forms.isdisjoint(facts.denied) for word in words)
    perhaps = sum(not word.forms.isdisjoint(facts.perhaps_denied) for word in words)
    return surely > 0 and perhaps >= _LEAST
