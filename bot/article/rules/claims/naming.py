"""Which findings are sure enough to be told to the person who asked."""

from msgspec import Struct

from bot.article.rules.claims.check import Findings
from bot.article.rules.claims.denials import MOSTLY
from bot.article.rules.claims.figures import Rival


class MissingWords(Struct, frozen=True):
    """`words` of a question that the article does not hold; `instead` is what it has in their
    place, "" where that cannot be told."""

    words: str
    instead: str = ""


def find_missing(findings: Findings) -> tuple[MissingWords, ...]:
    """Names that the article never mentions, and its numbers in the place of others."""
    names = tuple(MissingWords(name) for name in findings.strange_names)
    rivals = {rival.words: rival for rival in findings.numbers.rivals}
    numbers = tuple(
        MissingWords(rival.words, rival.instead)
        for rival in rivals.values()
        if findings.coverage[rival.sentence] >= MOSTLY
    )
    return names + numbers


def find_correction(findings: Findings) -> int | None:
    """The sentence of the passage (from 0) that corrects what the question takes to be so.

    To be shown only where the article is not taken to answer: of the 84 questions in the sets for
    which it was found, 78 could not be answered, and 74 rested on a false premise.
    """
    if findings.contradicts[findings.best]:
        return findings.best
    return next(
        (
            rival.sentence
            for rival in (*findings.numbers.rivals, *_strange_dates(findings))
            if findings.coverage[rival.sentence] >= MOSTLY
        ),
        None,
    )


def _strange_dates(findings: Findings) -> list[Rival]:
    """What the passage has in the place of dates that the article never names."""
    return [rival for rival in findings.dates.rivals if rival.words in findings.dates.strange]
