"""*Did they keep it?*, where a sentence says that they gave it up: that one answers first."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from bot.article.rules.claims.denials import contradicts
from bot.article.rules.claims.matching import Matching
from bot.article.rules.claims.sentence import SentenceFacts
from bot.article.rules.index import Embed
from bot.article.rules.objections.objection import FoundPassage, Objection


def lead_with_contrary(found: FoundPassage, _embed: Embed) -> Iterator[Objection]:
    """The sentence that says the contrary of what is asked by yes or no, where the best one doesn't
    say it; nothing is held against the answer."""
    if not found.claims.asks_whether or not found.is_english:
        return
    words = tuple(replace(word, is_claimed=True) for word in found.matching.words)
    claimed = replace(found.matching, words=words)
    passage = found.context.paragraphs[found.paragraph]
    best = passage[found.place]
    if best.perhaps_denied or _says_contrary(found, claimed, best):
        return
    least = claimed.coverage(best)
    for number in (found.paragraph, *found.near):
        place = _find_contrary(found, claimed, found.context.paragraphs[number], least)
        if place is not None:
            yield Objection(1, lead=(number, place))
            return


def _find_contrary(
    found: FoundPassage, matching: Matching, passage: Sequence[SentenceFacts], least: float
) -> int | None:
    """The sentence of a passage that says the contrary and holds no less of the question."""
    return next(
        (
            place
            for place, facts in enumerate(passage)
            if matching.coverage(facts) >= least and _says_contrary(found, matching, facts)
        ),
        None,
    )


def _says_contrary(found: FoundPassage, matching: Matching, facts: SentenceFacts) -> bool:
    """Does a sentence with the question's names say the contrary of one of its words?"""
    return matching.names_stand_in([facts]) and contradicts(found.claims, matching, facts)
