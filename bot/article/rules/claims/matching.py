"""A question's words and names beside the sentences of a passage: which stand where."""

from collections.abc import Sequence

from msgspec import Struct

from bot.article.rules.claims.context import ArticleContext, Place
from bot.article.rules.claims.names import Name
from bot.article.rules.claims.question import Claims
from bot.article.rules.claims.sentence import SentenceFacts

_NAME_WEIGHT = 0.8
_LEAST_WEIGHT = 0.1


class ClaimWord(Struct, frozen=True, eq=False):
    """A word of a question: its stem, the article's stems that may stand for it, how much it
    weighs (0 to 1.1, by its rarity), and whether the question takes it to be so, not asks."""

    stem: str
    forms: frozenset[str]
    weight: float
    is_aside: bool
    is_claimed: bool

    def stands_in(self, facts: SentenceFacts) -> bool:
        """Does a sentence hold it, or a word that may stand for it?"""
        return not self.forms.isdisjoint(facts.stems)


class ClaimName(Struct, frozen=True, eq=False):
    """A name in a question, and for each of its words those of the article that are the same."""

    text: str
    forms: tuple[frozenset[str], ...]

    def stands_in(self, facts: SentenceFacts) -> bool:
        """Does a sentence hold its last word, or most of its words?"""
        held = [not forms.isdisjoint(facts.words) for forms in self.forms]
        return held[-1] or (len(held) > 2 and sum(held) * 2 > len(held))

    def is_same(self, other: Name) -> bool:
        """Does a name of the article share a word with it?"""
        return any(not forms.isdisjoint(other.words) for forms in self.forms)


class Matching(Struct, frozen=True, eq=False):
    """`words` of the question and its `names`, ready to be sought in sentences."""

    words: tuple[ClaimWord, ...]
    names: tuple[ClaimName, ...]

    def coverage(self, facts: SentenceFacts, *, core_only: bool = False) -> float:
        """The share of the question's words and names, by weight, that a sentence holds."""
        words = [word for word in self.words if not (core_only and word.is_aside)]
        total = sum(word.weight for word in words) + _NAME_WEIGHT * len(self.names)
        held = sum(word.weight for word in words if word.stands_in(facts))
        held += _NAME_WEIGHT * sum(name.stands_in(facts) for name in self.names)
        return held / total if total else 0.0

    def names_stand_in(self, sentences: Sequence[SentenceFacts]) -> bool:
        """Do some sentences together hold all names of the question?"""
        return all(any(name.stands_in(facts) for facts in sentences) for name in self.names)


def match_claims(claims: Claims, context: ArticleContext) -> Matching:
    """Make a question's words ready to be sought in an article."""
    found: dict[str, ClaimWord] = {}
    asides = [(token, True) for aside in claims.asides for token in aside]
    for token, is_aside in [*((token, False) for token in claims.core), *asides]:
        if token.stem not in found:
            found[token.stem] = ClaimWord(
                stem=token.stem,
                forms=context.forms(token.stem),
                weight=context.rarity(token.stem) + _LEAST_WEIGHT,
                is_aside=is_aside,
                is_claimed=is_aside or not claims.asks_whether,
            )
    names = (
        ClaimName(name.text, tuple(context.name_forms(word) for word in name.words))
        for name in claims.names
    )
    return Matching(tuple(found.values()), tuple(names))


def name_places(name: ClaimName, context: ArticleContext) -> frozenset[Place]:
    """The sentences in which a name stands."""
    return frozenset(
        (number, inside)
        for number, some in enumerate(context.paragraphs)
        for inside, facts in enumerate(some)
        if name.stands_in(facts)
    )
