"""The claims of a question checked against a passage of an article."""

import re
from collections.abc import Sequence

from msgspec import Struct

from bot.article.rules.claims.context import ArticleContext
from bot.article.rules.claims.dates import Date, agree, differ
from bot.article.rules.claims.matching import Matching, match_claims
from bot.article.rules.claims.opposites import OPPOSED
from bot.article.rules.claims.quantities import Quantity, same_thing, same_value
from bot.article.rules.claims.question import Claims
from bot.article.rules.claims.relations import unrelated_share
from bot.article.rules.claims.sentence import SentenceFacts
from bot.article.rules.claims.values import find_values, plain_quantities


class Rival(Struct, frozen=True):
    """What a question says (`words`), and what a sentence of the passage (`sentence`, from 0) has
    in its place."""

    words: str
    instead: str
    sentence: int


class Findings(Struct, frozen=True, kw_only=True):
    """What was found about a question's claims.

    Not in the article: `strange_names`, `strange_numbers`, `strange_dates`, as the question has
    them. Not in the passage: `absent_names`. In its place another: `rival_numbers`, `rival_dates`.
    `moved_numbers` stand in the passage, of something else. By sentence of the passage: `coverage`
    (0 to 1) of the question's words, and whether it `denies` a claim, says the `opposite`, speaks
    of what is `planned` where the question takes it as done, and `has_value` of the kind asked
    for. `unrelated`: the share of what is said of names that the article never says near them.
    """

    best: int
    strange_names: tuple[str, ...]
    absent_names: tuple[str, ...]
    strange_numbers: tuple[str, ...]
    moved_numbers: tuple[str, ...]
    rival_numbers: tuple[Rival, ...]
    strange_dates: tuple[str, ...]
    unsaid_dates: tuple[str, ...]
    rival_dates: tuple[Rival, ...]
    coverage: tuple[float, ...]
    core_coverage: tuple[float, ...]
    aside_lost: float
    denies: tuple[bool, ...]
    opposite: tuple[bool, ...]
    planned: tuple[bool, ...]
    has_value: tuple[bool, ...]
    unrelated: float


def check_claims(
    claims: Claims, passage: Sequence[SentenceFacts], best: int, context: ArticleContext
) -> Findings:
    """Check a question against a passage, whose sentence `best` (from 0) is taken to answer."""
    matching = match_claims(claims, context)
    numbers = _Numbers(claims, passage, context)
    dates = _Dates(claims, passage, context)
    typed = claims.asked.kind.has_values
    return Findings(
        best=best,
        strange_names=tuple(n.text for n in matching.names if not any(n.forms)),
        absent_names=tuple(
            n.text for n in matching.names if not any(n.stands_in(facts) for facts in passage)
        ),
        strange_numbers=numbers.strange,
        moved_numbers=numbers.moved,
        rival_numbers=numbers.rivals,
        strange_dates=dates.strange,
        unsaid_dates=dates.unsaid(passage[best]),
        rival_dates=dates.rivals,
        coverage=tuple(matching.coverage(facts) for facts in passage),
        core_coverage=tuple(matching.coverage(facts, core_only=True) for facts in passage),
        aside_lost=_aside_lost(matching, passage),
        denies=tuple(_denies(claims, matching, facts) for facts in passage),
        opposite=tuple(_says_opposite(matching, facts) for facts in passage),
        planned=tuple(_is_planned(claims, facts) for facts in passage),
        has_value=tuple(
            not typed or bool(find_values(claims.asked, facts, claims.words)) for facts in passage
        ),
        unrelated=unrelated_share(matching, context),
    )


def _aside_lost(matching: Matching, passage: Sequence[SentenceFacts]) -> float:
    """The share of the words said by the way that the passage does not hold."""
    asides = [word for word in matching.words if word.is_aside]
    total = sum(word.weight for word in asides)
    lost = sum(w.weight for w in asides if not any(w.stands_in(facts) for facts in passage))
    return lost / total if total else 0.0


def _denies(claims: Claims, matching: Matching, facts: SentenceFacts) -> bool:
    """Does a sentence deny a word that the question takes to be so?"""
    mine, theirs = claims.polarity, facts.polarity
    denied = (theirs.no | theirs.maybe) - theirs.yes - mine.no - mine.maybe
    return any(word.is_claimed and word.stem in denied for word in matching.words)


def _says_opposite(matching: Matching, facts: SentenceFacts) -> bool:
    """Does a sentence hold the opposite of a word that the question takes to be so?"""
    claimed = {word.stem for word in matching.words if word.is_claimed}
    here = facts.all_stems
    return any(
        stem not in here and not (OPPOSED.get(stem, frozenset()) & here).issubset(claimed)
        for stem in claimed
    )


_PLANNED = re.compile(
    r"\b(?:will|would|shall|plans? to|planned|wants? to|wanted to|hopes? to|(?:is|are|was|were) to"
    r"|may|might|could|should|proposes?|proposed|intends?|due|if|unless|until|expects?|expected"
    r"|scheduled|announced|asked for|demands?)\b",
    re.IGNORECASE,
)


def _is_planned(claims: Claims, facts: SentenceFacts) -> bool:
    """Does a sentence speak of what may come, where the question takes it to have come?"""
    return claims.is_done and not claims.asks_whether and _PLANNED.search(facts.text) is not None


_SMALL = 3


class _Numbers:
    """A question's numbers sought in a passage and its article."""

    def __init__(
        self, claims: Claims, passage: Sequence[SentenceFacts], context: ArticleContext
    ) -> None:
        mine = [q for q in claims.quantities if not q.is_year]
        here = [(n, q) for n, facts in enumerate(passage) for q in plain_quantities(facts)]
        self.strange = tuple(
            q.words for q in mine if not _is_small(q) and not _is_in_article(q, context)
        )
        self.moved = tuple(q.words for q in mine if _is_moved(q, [other for _, other in here]))
        self.rivals = tuple(
            Rival(q.words, other.words, n)
            for q in mine
            if q.words in self.strange
            for n, other in here
            if other.unit == q.unit and same_thing(q, other)
        )


def _is_small(quantity: Quantity) -> bool:
    """Is it a number that a question may count by itself, as in *which two people*?"""
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


class _Dates:
    """A question's dates sought in a passage and its article."""

    def __init__(
        self, claims: Claims, passage: Sequence[SentenceFacts], context: ArticleContext
    ) -> None:
        self._mine = claims.dates
        every = [d for some in context.paragraphs for facts in some for d in facts.dates]
        here = [(n, date) for n, facts in enumerate(passage) for date in facts.dates]
        self.strange = tuple(d.words for d in self._mine if not any(agree(d, o) for o in every))
        self.rivals = tuple(
            Rival(mine.words, date.words, n)
            for mine in self._mine
            if not any(agree(mine, other) for _, other in here)
            for n, date in here
            if differ(mine, date)
        )

    def unsaid(self, facts: SentenceFacts) -> tuple[str, ...]:
        """Those that a sentence does not hold."""
        return tuple(d.words for d in self._mine if not _agrees(d, facts.dates))


def _agrees(date: Date, others: Sequence[Date]) -> bool:
    return any(agree(date, other) for other in others)
