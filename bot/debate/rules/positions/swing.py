"""Swing: what changed between the first and the closing vote, over members who cast both."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct

from bot.debate.rules.positions.ledger import Ledger, VotePhase, ballots
from bot.debate.rules.positions.stance import SIDES, Camp, Stance, camp
from bot.kernel.ids import MemberId

FEWEST = 3
"""Voters whose votes a secret ballot shows as sums, at least."""

FEWEST_BOTH = 5
"""Voters whose movement between two votes a secret ballot shows, at least: whoever can guess how a
speaker of each side voted is still left with three."""

ORDER = (Camp.FOR, Camp.UNDECIDED, Camp.AGAINST)
"""The camps as tables show them."""


class SwingVerdict(StrEnum):
    """How a vote came out."""

    FOR = "for"
    AGAINST = "against"
    TIE = "tie"
    NOBODY = "nobody"  # no vote to tell it by


class Tally(Struct, frozen=True):
    """How many stand in each camp, in the order of `ORDER`."""

    counts: tuple[int, int, int] = (0, 0, 0)

    def of(self, camp: Camp) -> int:
        """Voters in a camp."""
        return self.counts[ORDER.index(camp)]

    def share(self, camp: Camp) -> float:
        """Per cent of the voters; 0 where nobody voted."""
        return 100 * self.of(camp) / self.voters if self.voters else 0.0

    @property
    def voters(self) -> int:
        """All of them."""
        return sum(self.counts)

    @property
    def majority(self) -> SwingVerdict:
        """Which side has more votes; the undecided count for neither."""
        return _verdict(self.of(Camp.FOR), self.of(Camp.AGAINST), self.voters)


class Transitions(Struct, frozen=True):
    """The 3 × 3 table of the matched panel: a row for each camp before, a column for each after,
    both in the order of `ORDER`."""

    counts: tuple[tuple[int, int, int], tuple[int, int, int], tuple[int, int, int]]

    def went(self, before: Camp, after: Camp) -> int:
        """Voters who began in one camp and ended in another (or the same)."""
        return self.counts[ORDER.index(before)][ORDER.index(after)]

    @property
    def before(self) -> Tally:
        """The first vote."""
        first, second, third = (sum(row) for row in self.counts)
        return Tally((first, second, third))

    @property
    def after(self) -> Tally:
        """The closing vote."""
        first, second, third = (sum(column) for column in zip(*self.counts, strict=True))
        return Tally((first, second, third))

    @property
    def voters(self) -> int:
        """Members who voted both times."""
        return self.before.voters

    @property
    def stayed(self) -> int:
        """Voters who ended in the camp where they began."""
        return sum(self.went(camp, camp) for camp in ORDER)

    @property
    def switched(self) -> int:
        """Voters who went from one side to the other."""
        return self.went(Camp.FOR, Camp.AGAINST) + self.went(Camp.AGAINST, Camp.FOR)

    @property
    def came(self) -> int:
        """Voters who came to a side from neither."""
        return sum(self.went(Camp.UNDECIDED, side) for side in SIDES)

    @property
    def left(self) -> int:
        """Voters who left a side for neither."""
        return sum(self.went(side, Camp.UNDECIDED) for side in SIDES)

    def gained(self, camp: Camp) -> int:
        """Voters that a camp won."""
        return self.after.of(camp) - self.went(camp, camp)

    def lost(self, camp: Camp) -> int:
        """Voters that a camp lost."""
        return self.before.of(camp) - self.went(camp, camp)

    def swing(self, camp: Camp) -> float:
        """A camp's share after less its share before, in percentage points.

        swing = 100 · (n₁ − n₀) / n, over the n who voted twice (reference/debate.md § 6.1). The
        swings of the three camps sum to nothing.
        """
        return 100 * (self.gained(camp) - self.lost(camp)) / self.voters if self.voters else 0.0

    @property
    def verdict(self) -> SwingVerdict:
        """Which side gained more. Counted in voters, so that no rounding can make a tie."""
        gains = [self.gained(camp) - self.lost(camp) for camp in (Camp.FOR, Camp.AGAINST)]
        return _verdict(gains[0], gains[1], self.voters)


class Swing(Struct, frozen=True):
    """The official result over the matched panel, and apart from it those who voted only once:
    `late` only at the closing, `left` only at first. (Counting them would let supporters win by
    staying away from the first vote.)"""

    table: Transitions
    late: Tally
    left: Tally

    @property
    def first(self) -> Tally:
        """The first vote of all, matched or not."""
        return _together(self.table.before, self.left)

    @property
    def closing(self) -> Tally:
        """The closing vote of all, matched or not."""
        return _together(self.table.after, self.late)


def swing(first: Mapping[MemberId, Stance], closing: Mapping[MemberId, Stance]) -> Swing:
    """The swing from the stances of two votes."""
    voters = first.keys() & closing.keys()
    return Swing(
        transitions((camp(first[voter]), camp(closing[voter])) for voter in voters),
        tally(camp(closing[voter]) for voter in closing.keys() - voters),
        tally(camp(first[voter]) for voter in first.keys() - voters),
    )


def swing_of(ledger: Ledger) -> Swing:
    """The swing that a ledger tells."""
    first, closing = (
        {voter: position.stance for voter, position in ballots(ledger, phase).items()}
        for phase in (VotePhase.FIRST, VotePhase.CLOSING)
    )
    return swing(first, closing)


def tally(camps_held: Iterable[Camp]) -> Tally:
    """Count camps."""
    camps = list(camps_held)
    first, second, third = (camps.count(kind) for kind in ORDER)
    return Tally((first, second, third))


def transitions(pairs: Iterable[tuple[Camp, Camp]]) -> Transitions:
    """The table of pairs before and after."""
    all_pairs = list(pairs)
    first, second, third = (
        tally(after for before, after in all_pairs if before is camp).counts for camp in ORDER
    )
    return Transitions((first, second, third))


def _together(tally_one: Tally, tally_two: Tally) -> Tally:
    first, second, third = (a + b for a, b in zip(tally_one.counts, tally_two.counts, strict=True))
    return Tally((first, second, third))


def _verdict(first: int, second: int, voters: int) -> SwingVerdict:
    if not voters:
        return SwingVerdict.NOBODY
    if first == second:
        return SwingVerdict.TIE
    return SwingVerdict.FOR if first > second else SwingVerdict.AGAINST
