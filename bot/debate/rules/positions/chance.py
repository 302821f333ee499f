"""How much of a swing may be chance.

One rule stands behind all that is said of it, `is_beyond_chance`: twenty voters at least, and both
the interval and the test against chance. With fewer voters no figure of either is shown.
"""

from itertools import product

from msgspec import Struct

from bot.debate.rules.positions.stance import Camp
from bot.debate.rules.positions.swing import ORDER, Transitions
from bot.kernel.message import count_of, say

RESAMPLES = 2_000
LEVEL = 95
"""Per cent of the resamples that the interval holds."""

FEW = 20
"""With fewer matched voters than this nothing is called more than chance."""

UNLIKELY = 0.05
"""A change is called unlikely to be chance alone where the test gives less than this."""

PULL = {Camp.FOR: 1, Camp.UNDECIDED: 0, Camp.AGAINST: -1}
"""What a voter of each camp counts towards For."""


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


def count_directions(table: Transitions) -> tuple[int, int]:
    """How many of the matched voters moved towards For, and how many towards Against."""
    steps = [
        (PULL[after] - PULL[before], table.went(before, after))
        for before, after in product(ORDER, ORDER)
    ]
    return sum(n for step, n in steps if step > 0), sum(n for step, n in steps if step < 0)


def chance_of(table: Transitions) -> float:
    """McNemar's exact test of the directions: how likely so uneven a movement would be if each who
    moved were as likely to move either way."""
    return mcnemar(*count_directions(table))


def is_beyond_chance(table: Transitions, interval: Interval | None) -> bool:
    """Whether the difference in swing is unlikely to be chance alone."""
    enough = table.voters >= FEW and interval is not None and interval.decided
    return enough and chance_of(table) < UNLIKELY


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

    cells = list(product(ORDER, ORDER))
    worth = np.array([PULL[after] - PULL[before] for before, after in cells])
    shares = np.array([table.went(*cell) for cell in cells]) / table.voters
    resamples = np.random.RandomState(seed).multinomial(table.voters, shares, RESAMPLES)
    differences = 100 * (resamples @ worth) / table.voters
    margin = (100 - LEVEL) / 2
    low, high = np.percentile(differences, [margin, 100 - margin])
    return Interval(float(low), float(high))


def meaning(table: Transitions, interval: Interval | None) -> str:
    """One plain sentence on whether the swing may be chance; empty where nobody moved, or nobody
    voted both times."""
    if interval is None or table.stayed == table.voters:
        return ""
    if is_beyond_chance(table, interval):
        return say("With {n} voters this is unlikely to be chance alone.", n=table.voters)
    return count_of(
        table.voters,
        "With one voter this could be chance.",
        "With {n} voters this could be chance.",
    )
