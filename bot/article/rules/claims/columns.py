"""Findings about a question's claims as numbers, for fitted weights to judge."""

from collections.abc import Sequence

from bot.article.rules.claims.check import Findings

CLAIM_COLUMNS = (
    # names, numbers and dates: not in the article; not in the passage, or another in their place
    "claim_names_strange", "claim_names_absent", "claim_numbers_strange", "claim_numbers_moved",
    "claim_numbers_rival", "claim_dates_strange", "claim_dates_unsaid", "claim_dates_rival",
    # the share of what is said of names that the article never says near them; the share of what
    # is said by the way that the passage lacks
    "claim_unrelated", "claim_aside_lost",
    # how much of the question a sentence covers that may deny it; whether the best does so plainly;
    # how much one covers that says the opposite, or only plans it
    "claim_denied", "claim_contradicted", "claim_opposite", "claim_planned",
    # no value of the kind asked for in the best sentence; by how much a sentence without one covers
    # the question better than any with one
    "claim_value_missing", "claim_value_elsewhere",
)  # fmt: skip
"""Each is a count or a share from 0; the higher, the less the passage bears the question out."""


def columns(findings: Findings) -> tuple[float, ...]:
    """CLAIM_COLUMNS of some findings."""
    best, coverage = findings.best, findings.coverage
    with_value = _most(findings.core_coverage, findings.has_value)
    return (
        float(len(findings.strange_names)),
        float(len(findings.absent_names)),
        float(len(findings.numbers.strange)),
        float(len(findings.numbers.moved)),
        float(bool(findings.numbers.rivals)),
        float(len(findings.dates.strange)),
        float(len(findings.dates.unsaid)),
        float(bool(findings.dates.rivals)),
        findings.unrelated,
        findings.aside_lost,
        _most(coverage, findings.denies),
        float(findings.contradicts[best]),
        _most(coverage, findings.opposite),
        coverage[best] if findings.planned[best] else 0.0,
        float(not findings.has_value[best]),
        max(findings.core_coverage) - with_value,
    )


def _most(coverage: Sequence[float], chosen: Sequence[bool]) -> float:
    """The highest coverage of the chosen sentences; 0 if there are none."""
    return max((share for share, yes in zip(coverage, chosen, strict=True) if yes), default=0.0)
