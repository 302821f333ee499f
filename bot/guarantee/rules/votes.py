"""A vote on proposals: how it is decided, what was cast, and how it ended."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct, field

from bot.kernel.ids import MemberId

AS_IT_IS = "0"
"""In a ranking of rival amendments: leave the clause as it is."""

Ranking = tuple[tuple[str, ...], ...]
"""Numbers of proposals as words, best first; what stands together is ranked alike."""


CONTESTED_FOR = timedelta(hours=24)
"""How long a change of how votes are held can be contested."""

SHORTEST_VOTE = timedelta(minutes=1)
"""How long a vote stays open at least, so that others can say that they are here."""


class Rule(StrEnum):
    """How a vote is decided; abstentions never count for a side, and a tie never carries."""

    SIMPLE = "simple"
    TWO_THIRDS = "two_thirds"
    RANKED = "ranked"


class RuleTerms(Struct, frozen=True, kw_only=True):
    """How votes are held: by which rule, with how many ballots at least (0 is half of those who are
    present), and open for how many hours."""

    rule: Rule
    quorum: int
    hours: int


class Says(StrEnum):
    """A member's vote on one question."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


class Ballot(Struct, frozen=True, kw_only=True):
    """A member's vote in one division: a word on one question, or a ranking of rivals."""

    says: Says | None = None
    ranking: Ranking = ()


class Why(StrEnum):
    """Why a vote ended as it did."""

    CARRIED = "carried"
    LOST = "lost"
    TIED = "tied"
    NO_QUORUM = "no_quorum"
    CALLED_OFF = "called_off"


class Outcome(Struct, frozen=True, kw_only=True):
    """How a vote ended. `carried` is the proposal that carried; `order` the ranking, best first.

    `voters` counts all who cast a ballot, abstentions included.
    """

    why: Why
    voters: int
    carried: int | None = None
    ayes: int = 0
    noes: int = 0
    abstained: int = 0
    order: Ranking = ()


class VoteEnd(Struct, frozen=True, kw_only=True):
    """When a vote was closed (UTC), and how it came out."""

    at: datetime
    outcome: Outcome


class Vote(Struct, frozen=True, kw_only=True):
    """A vote on one proposal, or on rival amendments to one clause. Instants are UTC."""

    number: int
    rule: Rule
    quorum: int
    opened_at: datetime
    deadline: datetime
    candidates: tuple[int, ...]
    ballots: Mapping[MemberId, Ballot] = field(default_factory=lambda: MappingProxyType({}))
    end: VoteEnd | None = None

    @property
    def open(self) -> bool:
        """Whether ballots are still taken, as far as anybody has closed it."""
        return self.end is None

    @property
    def has_rivals(self) -> bool:
        """Whether several proposals compete in it, which are ranked."""
        return self.rule is Rule.RANKED and len(self.candidates) > 1

    @property
    def outcome(self) -> Outcome | None:
        """How it came out, once it is closed."""
        return None if self.end is None else self.end.outcome
