"""The claims of a question checked against a passage of an article."""

from collections.abc import Sequence

from msgspec import Struct

from bot.article.rules.claims.context import ArticleContext
from bot.article.rules.claims.denials import contradicts, denies, is_planned, says_opposite
from bot.article.rules.claims.figures import FoundDates, FoundNumbers, find_dates, find_numbers
from bot.article.rules.claims.matching import Matching, match_claims
from bot.article.rules.claims.question import Claims
from bot.article.rules.claims.relations import unrelated_share
from bot.article.rules.claims.sentence import SentenceFacts
from bot.article.rules.claims.values import find_values


class Findings(Struct, frozen=True, kw_only=True):
    """What was found about a question's claims; `best` is the sentence taken to answer.

    Not in the article: `strange_names`, as the question has them; not in the passage:
    `absent_names`. By sentence of the passage: `coverage` (0 to 1) of the question's words, of
    those of its core alone (`core_coverage`); whether it perhaps `denies` a claim or plainly
    `contradicts` it, says the `opposite` of one, speaks of what is `planned` where the question
    takes it as done, and `has_value` of the kind asked for. `aside_lost`: the share of what is said
    by the way that the passage lacks. `unrelated`: the share of what is said of names that the
    article never says near them.
    """

    best: int
    strange_names: tuple[str, ...]
    absent_names: tuple[str, ...]
    numbers: FoundNumbers
    dates: FoundDates
    coverage: tuple[float, ...]
    core_coverage: tuple[float, ...]
    aside_lost: float
    denies: tuple[bool, ...]
    contradicts: tuple[bool, ...]
    opposite: tuple[bool, ...]
    planned: tuple[bool, ...]
    has_value: tuple[bool, ...]
    unrelated: float


def check_claims(
    claims: Claims, passage: Sequence[SentenceFacts], best: int, context: ArticleContext
) -> Findings:
    """Check a question against a passage, whose sentence `best` (from 0) is taken to answer."""
    matching = match_claims(claims, context)
    typed = claims.asked.kind.has_values
    return Findings(
        best=best,
        strange_names=tuple(n.text for n in matching.names if not any(n.forms)),
        absent_names=tuple(
            n.text for n in matching.names if not any(n.stands_in(facts) for facts in passage)
        ),
        numbers=find_numbers(claims, passage, context),
        dates=find_dates(claims, passage, best, context),
        coverage=tuple(matching.coverage(facts) for facts in passage),
        core_coverage=tuple(matching.coverage(facts, core_only=True) for facts in passage),
        aside_lost=_aside_lost(matching, passage),
        denies=tuple(denies(claims, matching, facts) for facts in passage),
        contradicts=tuple(contradicts(claims, matching, facts) for facts in passage),
        opposite=tuple(says_opposite(matching, facts) for facts in passage),
        planned=tuple(is_planned(claims, facts) for facts in passage),
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
