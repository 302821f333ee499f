"""The ledger of positions: what each member thought, when and why. It only grows."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from bot.debate.rules.positions.stance import Camp, Stance, camp
from bot.kernel.ids import MemberId


class VotePhase(StrEnum):
    """When a position was taken: in the first vote, in between, in the closing vote, or after the
    debate was closed."""

    FIRST = "first"
    DURING = "during"
    CLOSING = "closing"
    LATER = "later"


class CitedParagraph(Struct, frozen=True, kw_only=True):
    """A paragraph of an article's version."""

    slug: str
    version: int
    paragraph: int


class Position(Struct, frozen=True, kw_only=True):
    """A member's stance at an instant (UTC).

    `confidence` is 0 to 100 per cent, None where not given. `reason_id` names the row that holds
    the member's words, so that they can be erased. `moved_by` are ids of the speeches, claims,
    exercises and clauses that the member credits for the change.
    """

    id: str
    member: MemberId
    at: datetime
    stance: Stance
    confidence: int | None = None
    phase: VotePhase = VotePhase.DURING
    reason_id: str | None = None
    cited: tuple[CitedParagraph, ...] = ()
    moved_by: tuple[str, ...] = ()

    @property
    def camp(self) -> Camp:
        """What it counts as."""
        return camp(self.stance)


Ledger = Sequence[Position]
"""Positions in the order of the journal, which rules even if a clock was set back."""


class PositionChange(Struct, frozen=True):
    """From one position to a later one of the same member."""

    before: Position
    after: Position

    @property
    def steps(self) -> int | None:
        """Steps towards the motion; None where either was undecided, for that has no number."""
        if self.before.stance is None or self.after.stance is None:
            return None
        return self.after.stance - self.before.stance

    @property
    def direction(self) -> int:
        """+1 towards the motion, −1 away from it, 0 neither; undecided stands in the middle."""
        way = (self.after.stance or 0) - (self.before.stance or 0)
        return (way > 0) - (way < 0)

    @property
    def crossed(self) -> bool:
        """Whether it left one camp for another."""
        return self.before.camp is not self.after.camp

    @property
    def switched(self) -> bool:
        """Whether it left one side for the other."""
        return self.crossed and Camp.UNDECIDED not in (self.before.camp, self.after.camp)

    @property
    def surer(self) -> int | None:
        """Percentage points of confidence won (lost: negative); None where either gave none."""
        if self.before.confidence is None or self.after.confidence is None:
            return None
        return self.after.confidence - self.before.confidence


def history(ledger: Ledger, member: MemberId) -> tuple[Position, ...]:
    """All that a member held, in order."""
    return tuple(position for position in ledger if position.member == member)


def latest_by_member(ledger: Ledger, at: datetime | None = None) -> dict[MemberId, Position]:
    """Where everybody stands at an instant (by default now), the last position of each."""
    return {position.member: position for position in ledger if at is None or position.at <= at}


def ballots(ledger: Ledger, phase: VotePhase) -> dict[MemberId, Position]:
    """The votes of a phase: the last one each member cast in it."""
    return {position.member: position for position in ledger if position.phase is phase}


def changes(ledger: Ledger) -> tuple[PositionChange, ...]:
    """Every step from a position to the same member's next one, in order of the later one."""
    latest_by_member: dict[MemberId, Position] = {}
    steps: list[PositionChange] = []
    for position in ledger:
        if before := latest_by_member.get(position.member):
            steps.append(PositionChange(before, position))
        latest_by_member[position.member] = position
    return tuple(steps)
