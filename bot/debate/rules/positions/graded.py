"""Graded change: how far people moved on the scale from −3 to +3, and whether they drew apart."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from statistics import fmean, pvariance

from msgspec import Struct

from bot.debate.rules.positions.stance import LEAST, MOST, Stance
from bot.kernel.ids import MemberId


class GradedChange(Struct, frozen=True, kw_only=True):
    """Change on the scale, over members who gave a number both times (the undecided have none).

    Means and the mean change are in steps of the scale. `moved_far` is the share, in per cent,
    that moved by more than one step. `variance_ratio` is s₁² / s₀²: above 1 people drew apart,
    below 1 they drew together; None where all began alike. The agreements are van der Eijk's,
    before and after (reference/debate.md § 6.1).
    """

    voters: int
    mean_before: float
    mean_after: float
    moved_far: float
    variance_ratio: float | None
    agreement_before: float
    agreement_after: float


def measure_change(
    first: Mapping[MemberId, Stance], closing: Mapping[MemberId, Stance]
) -> GradedChange | None:
    """The graded change between two votes; None where nobody gave a number in both."""
    pairs = [
        (before, after)
        for voter, before in first.items()
        if before is not None and (after := closing.get(voter)) is not None
    ]
    if not pairs:
        return None
    begun, ended = ([pair[i] for pair in pairs] for i in (0, 1))
    spread = pvariance(begun)
    return GradedChange(
        voters=len(pairs),
        mean_before=fmean(begun),
        mean_after=fmean(ended),
        moved_far=100 * sum(abs(b - a) > 1 for b, a in pairs) / len(pairs),
        variance_ratio=pvariance(ended) / spread if spread else None,
        agreement_before=agreement(count_grades(begun)),
        agreement_after=agreement(count_grades(ended)),
    )


def count_grades(stances: Sequence[int]) -> tuple[int, ...]:
    """How many chose each grade, from −3 to +3."""
    return tuple(stances.count(grade) for grade in range(LEAST, MOST + 1))


def agreement(counts: Sequence[int]) -> float:
    """Van der Eijk's agreement A of an ordered scale with three grades or more.

    1: all chose one grade; 0: the grades are equally full; −1: half at either end. The counts are
    taken apart into layers of equally full grades; A is the mean of the layers' agreements, each
    weighed by the voters in it. (C. van der Eijk, Measuring agreement in ordered rating scales,
    Quality & Quantity 35, 2001, 325–341.)
    """
    remaining, weighed = list(counts), 0.0
    while any(remaining):
        pattern = [count > 0 for count in remaining]
        height = min(count for count in remaining if count)
        weighed += height * sum(pattern) * _layer(pattern)
        remaining = [count - height if count else 0 for count in remaining]
    return weighed / sum(counts)


def _layer(pattern: Sequence[bool]) -> float:
    """A = U · (1 − (S − 1) / (K − 1)) for S full grades of K, with the unimodality
    U = ((K − 2) · TU − (K − 1) · TDU) / ((K − 2) · (TU + TDU)). Of the triples of grades, TU have
    one end empty and TDU the middle; U is 1 where there are neither."""
    grades, full = len(pattern), sum(pattern)
    triples = list(combinations(pattern, 3))
    unimodal = triples.count((True, True, False)) + triples.count((False, True, True))
    split = triples.count((True, False, True))
    unimodality = 1.0
    if unimodal or split:
        unimodality = ((grades - 2) * unimodal - (grades - 1) * split) / (
            (grades - 2) * (unimodal + split)
        )
    return unimodality * (1 - (full - 1) / (grades - 1))
