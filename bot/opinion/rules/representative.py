"""What stands for a group, what bridges groups, and what nearly all agree on.

Formulas as in the reference, section 6.2: shares are smoothed by one vote on either side, so that
few votes prove little; passes count as votes seen, and not as disagreement.
"""

from collections.abc import Container, Sequence

import numpy as np
from msgspec import Struct

from bot.opinion.rules.crowd import Floats, Whole

SIGNIFICANT = 1.2816
"""z for 90 % in one direction."""

MOST = 5

NEARLY_ALL = 0.8
"""Share of those who voted on a statement, in every group, that is nearly all."""


class Tallies(Struct, frozen=True, eq=False):
    """Votes by group (rows) and statement (columns): agreeing, disagreeing, seen at all."""

    agree: Floats
    disagree: Floats
    seen: Floats


class Telling(Struct, frozen=True, kw_only=True):
    """A statement (by column) that stands for a group: `vote` is 1 or −1, `voted` how many of the
    `seen` members who came to it voted so, `share` that share (smoothed), `times` how much likelier
    it is than among the others."""

    statement: int
    vote: int
    share: float
    times: float
    voted: int
    seen: int


def tallies(votes: Floats, labels: Whole) -> Tallies:
    """The votes of each group."""
    groups = int(labels.max()) + 1 if len(labels) else 0
    member = (labels[None, :] == np.arange(groups)[:, None]).astype(float)
    cast = ~np.isnan(votes)
    return Tallies(
        agree=member @ (votes == 1).astype(float),
        disagree=member @ (votes == -1).astype(float),
        seen=member @ cast.astype(float),
    )


def shares(count: Floats, seen: Floats) -> Floats:
    """P = (n + 1) / (N + 2)."""
    ratios: Floats = (count + 1) / (seen + 2)
    return ratios


def one_proportion(count: Floats, seen: Floats) -> Floats:
    """z of a share against one half: 2 √(N + 1) ((n + 1) / (N + 1) − 1/2)."""
    scores: Floats = 2 * np.sqrt(seen + 1) * ((count + 1) / (seen + 1) - 0.5)
    return scores


def two_proportions(one: Floats, seen: Floats, other: Floats, seen_other: Floats) -> Floats:
    """z of the difference between two shares, one vote added to each count; 0 where both are all
    or nothing."""
    a, n, b, m = one + 1, seen + 1, other + 1, seen_other + 1
    together = (a + b) / (n + m)
    spread = np.sqrt(np.maximum(together * (1 - together) * (1 / n + 1 / m), 0))
    with np.errstate(divide="ignore", invalid="ignore"):
        scores: Floats = np.where(spread > 0, (a / n - b / m) / spread, 0.0)
    return scores


def find_telling(counts: Tallies, group: int) -> tuple[Telling, ...]:
    """The statements that stand for a group, at most five, those it agrees with first; at least
    one, if it voted at all."""
    ranked: list[tuple[float, bool, Telling]] = []
    other_groups = [g for g in range(len(counts.seen)) if g != group]
    for vote, count in ((1, counts.agree), (-1, counts.disagree)):
        own, seen = count[group], counts.seen[group]
        others, seen_others = count[other_groups].sum(axis=0), counts.seen[other_groups].sum(axis=0)
        share, z = shares(own, seen), one_proportion(own, seen)
        times = share / shares(others, seen_others)
        z_times = two_proportions(own, seen, others, seen_others)
        weight = times * z_times * share * z
        for c in np.flatnonzero(seen > 0):
            sure = bool(z[c] > SIGNIFICANT and z_times[c] > SIGNIFICANT)
            representative = Telling(
                statement=int(c),
                vote=vote,
                share=float(share[c]),
                times=float(times[c]),
                voted=int(own[c]),
                seen=int(seen[c]),
            )
            signed = float(weight[c]) if z[c] > 0 and z_times[c] > 0 else -1.0
            ranked.append((signed, sure, representative))
    ranked.sort(key=lambda each: (-each[0], each[2].statement, -each[2].vote))
    chosen = [representative for _, sure, representative in ranked if sure]
    chosen = chosen[:MOST] or [representative for _, _, representative in ranked[:1]]
    return tuple(sorted(chosen, key=lambda representative: -representative.vote))


class Consensus(Struct, frozen=True, eq=False):
    """Group-informed consensus on each statement: the product over groups of the smoothed share
    that agrees (disagrees). `mean` is its geometric mean, which does not depend on how many groups
    there are."""

    agree: Floats
    disagree: Floats
    mean: Floats


def consensus(counts: Tallies) -> Consensus:
    """GIC(c) = ∏ (A + 1) / (S + 2) over the groups, and the same for disagreement."""
    agree = shares(counts.agree, counts.seen).prod(axis=0)
    disagree = shares(counts.disagree, counts.seen).prod(axis=0)
    groups = max(1, len(counts.seen))
    return Consensus(agree, disagree, agree ** (1 / groups))


def find_agreed(counts: Tallies, vote: int) -> tuple[int, ...]:
    """Statements (by column) on which nearly all agree (or disagree), best first, at most five: in
    every group four fifths of those who voted on it, and in all no accident."""
    by_group = counts.agree if vote == 1 else counts.disagree
    count, seen = by_group.sum(axis=0), counts.seen.sum(axis=0)
    share, z = shares(count, seen), one_proportion(count, seen)
    nearly_all = (by_group >= NEARLY_ALL * counts.seen).all(axis=0)
    fit = np.flatnonzero(nearly_all & (z > SIGNIFICANT) & (counts.seen.min(axis=0) > 0))
    return tuple(sorted((int(c) for c in fit), key=lambda c: (-share[c] * z[c], c))[:MOST])


def find_bridging(
    counts: Tallies, groups: Sequence[int], without: Container[int] = ()
) -> tuple[int, ...]:
    """Statements that each of some groups agrees with more often than not, the best first, ranked
    by the group that agrees least; `without` those that are named before."""
    part = list(groups)
    share = shares(counts.agree[part], counts.seen[part])
    least = share.min(axis=0)
    fit = np.flatnonzero((least > 0.5) & (counts.seen[part].min(axis=0) > 0))
    left = (int(c) for c in fit if int(c) not in without)
    return tuple(sorted(left, key=lambda c: (-least[c], c))[:MOST])


def find_divisive(counts: Tallies, without: Container[int] = ()) -> tuple[int, ...]:
    """Statements on which the crowd splits, the evenest first: ranked by the smaller of the shares
    that agree and disagree; `without` those that are named before."""
    seen = counts.seen.sum(axis=0)
    agree = shares(counts.agree.sum(axis=0), seen)
    disagree = shares(counts.disagree.sum(axis=0), seen)
    smaller = np.minimum(agree, disagree)
    fit = np.flatnonzero((smaller >= 0.25) & (seen > 3))
    left = (int(c) for c in fit if int(c) not in without)
    return tuple(sorted(left, key=lambda c: (-smaller[c], c))[:MOST])
