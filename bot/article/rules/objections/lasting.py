"""*How long may guarantors take?*, where the best sentence gives no stretch of time and another one
beside it does."""

import re
from collections.abc import Iterator

from bot.article.rules.claims import AskedKind, find_values
from bot.article.rules.claims.sentence import SentenceFacts
from bot.article.rules.index import Embed
from bot.article.rules.objections.objection import FoundPassage, Objection
from bot.article.rules.words.tokens import stems_of, tokens

TOLD = 0.5
"""The least confidence where such a sentence stands in a passage that holds all that is asked
about: enough to be shown among the closest."""

_ASKS = re.compile(
    r"\bhow (?:long|soon|quickly) (?:may|can|could|must|should|might|shall|will|would|do|does|did"
    r"|has|have|is|are)\b",
    re.IGNORECASE,
)
_TAKES = stems_of(
    tokens(
        "take wait need stay get spend run last go keep continue decide act answer react respond"
        " settle allow long soon quickly before until"
    )
)
"""Words that the passage need not hold."""

_STRETCH = re.compile(
    r"\b(?:within|in|after|for|of|allow(?:s|ed)?|takes?|took|lasts?|lasted|at least|at most|up to"
    r"|than|every|first|another) (?:\d+|[a-z]+(?:-[a-z]+)?) (?:[a-z]+ )?"
    r"(?:years?|months?|weeks?|days?|hours?|minutes?)\b",
    re.IGNORECASE,
)


def object_to_lasting(found: FoundPassage, _embed: Embed) -> Iterator[Objection]:
    """Where it is asked how long something may take, the sentence that says so leads."""
    place = find_stretch(found)
    if place is not None:
        yield Objection(1, lead=place, least=TOLD)


def find_stretch(found: FoundPassage) -> tuple[int, int] | None:
    """The sentence that says how long something may take, where the best one doesn't."""
    asked = found.claims.asked
    if asked.kind is not AskedKind.DURATION or not _ASKS.search(found.question):
        return None
    best = found.context.paragraphs[found.paragraph][found.place]
    if not found.is_english or find_values(asked, best, found.claims.words):
        return None
    for number in (found.paragraph, *found.near):
        passage = found.context.paragraphs[number]
        if not _holds_all(found, passage):
            continue
        for place, facts in enumerate(passage):
            if _STRETCH.search(facts.text) and find_values(asked, facts, found.claims.words):
                return number, place
    return None


def _holds_all(found: FoundPassage, passage: tuple[SentenceFacts, ...]) -> bool:
    """Does a passage hold every name and word of what is asked about?"""
    about = [word for word in found.matching.words if word.stem not in _TAKES]
    held = (any(word.stands_in(facts) for facts in passage) for word in about)
    has_matter = bool(about or found.matching.names)
    return has_matter and all(held) and found.matching.names_stand_in(passage)
