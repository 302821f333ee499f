"""How much of a swing may be chance: McNemar's test, a bootstrap interval, and what they mean."""

from collections.abc import Mapping

from msgspec import Struct

from bot.debate.rules.positions.stance import NAMES, SIDES, Camp, signed
from bot.debate.rules.positions.swing import ORDER, Transitions
from bot.kernel.message import say

RESAMPLES = 2_000
LEVEL = 95
"""Per cent of the resamples that the interval holds."""

FEW = 20
"""With fewer matched voters than this the interval stands beside the winner."""


class Interval(Struct, frozen=True):
    """Where the difference in swing may lie: For's less Against's, in percentage points."""

    low: float
    high: float

    @property
    def decided(self) -> bool:
        """Whether all of it lies on one side of zero."""
        return self.low > 0 or self.high < 0


def mcnemar(gained: int, lost: int) -> float:
    """McNemar's exact test, two-sided: how likely so uneven a change, or one more uneven, would be
    if each who changed were as likely to change either way.

    p = min(1, 2 · Σ C(n, i) / 2ⁿ over i from 0 to min(gained, lost)), n = gained + lost.
    (Q. McNemar, Psychometrika 12, 1947, in its exact, binomial form.) Each C(n, i) comes from the
    one before it: in a crowd of ten thousand, `math.comb` takes a hundred times as long.
    """
    changed = gained + lost
    tail, combinations = 0, 1
    for i in range(min(gained, lost) + 1):
        tail += combinations
        combinations = combinations * (changed - i) // (i + 1)
    return min(1.0, 2 * tail / (1 << changed))


def mcnemar_for(table: Transitions) -> float:
    """McNemar's exact test of For against all else, over the matched panel."""
    return mcnemar(table.gained(Camp.FOR), table.lost(Camp.FOR))


def difference(table: Transitions) -> float:
    """For's swing less Against's, in percentage points."""
    return table.swing(Camp.FOR) - table.swing(Camp.AGAINST)


def bootstrap(table: Transitions, seed: int) -> Interval | None:
    """The paired bootstrap interval (percentiles, 95 %) of the difference in swing, by person.

    To draw n people with replacement is to draw the nine cells of the table n times by their
    shares, so the voters' order cannot matter. The same seed gives the same interval for ever:
    numpy keeps this generator's stream frozen (NEP 19). None where nobody voted twice. (B. Efron,
    R. Tibshirani, An Introduction to the Bootstrap, 1993, ch. 13.)
    """
    if not table.voters:
        return None
    import numpy as np  # only results need it

    cells = [(before, after) for before in ORDER for after in ORDER]
    pull = {Camp.FOR: 1, Camp.UNDECIDED: 0, Camp.AGAINST: -1}
    worth = np.array([pull[after] - pull[before] for before, after in cells])
    shares = np.array([table.went(*cell) for cell in cells]) / table.voters
    resamples = np.random.RandomState(seed).multinomial(table.voters, shares, RESAMPLES)
    differences = 100 * (resamples @ worth) / table.voters
    margin = (100 - LEVEL) / 2
    low, high = np.percentile(differences, [margin, 100 - margin])
    return Interval(float(low), float(high))


def meaning(
    table: Transitions, interval: Interval | None, names: Mapping[Camp, str] = NAMES
) -> str:
    """One plain sentence on what the interval says about the difference in swing."""
    if interval is None:
        return say("Nobody voted both times, so there is no swing to judge.")
    if table.voters == 1:
        return say("Only one person voted both times, which says nothing about anybody else.")
    if table.voters < FEW:
        voted = say("Only {n} people voted both times", n=table.voters)
    else:
        voted = say("{n} people voted both times", n=table.voters)
    if interval.low == interval.high and difference(table):
        return say(
            "{voted}, and all of them moved alike, so nothing here tells how others would have "
            "moved.",
            voted=voted,
        )
    if interval.low == interval.high:
        return say(
            "{voted}, and nobody changed sides, so nothing here tells how others would have moved.",
            voted=voted,
        )
    first, second = (names[side] for side in SIDES)
    spread = say(
        "{voted}; among others like them, the swing to {one} less the swing to {other} would "
        "usually lie between {low} and {high} points",
        voted=voted,
        one=first,
        other=second,
        low=signed(interval.low),
        high=signed(interval.high),
    )
    if interval.decided:
        return say("{spread}, so it is unlikely to be chance alone.", spread=spread)
    return say("{spread}, so it could have gone either way.", spread=spread)
