"""A guarantee sheet: what stands at each clause, what is proposed, what was voted and adopted."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct, field
from msgspec.structs import replace

from bot.article.rules.quoting import QuotationMatch
from bot.guarantee.rules.bearing import Bearing
from bot.guarantee.rules.rule_change import RuleChange
from bot.guarantee.rules.space import Choices
from bot.guarantee.rules.stages import (
    AwaitingSecond,
    Carried,
    InVote,
    LyingOpen,
    ProposalPhase,
    ProposalStage,
    Seconded,
    UndecidedStage,
    last_undecided,
    phase_of,
)
from bot.guarantee.rules.vote_pause import VotesPause
from bot.guarantee.rules.votes import Rule, RuleTerms, Vote
from bot.kernel.ids import MemberId, PlaceId

WHOLE = ""
"""Stands for the whole sheet where a proposal names its clause."""


RULES = "rules"
"""Stands for how votes are held, where a proposal names its clause."""


class Whose(StrEnum):
    """Who changes a sheet: its maker, clause by clause, or a group, by amendment and vote."""

    OWN = "own"
    GROUP = "group"


NOBODY = MemberId("")


class Setting(Struct, frozen=True, kw_only=True):
    """What stands at a clause: its options, in order (None while it is open), and free wording.

    `member` wrote it; `proposal` is the number of the amendment by which it came, if by one.
    """

    options: tuple[str, ...] | None = None
    words: str = ""
    reason: str = ""
    member: MemberId = NOBODY
    proposal: int | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing stands here: the clause is open and without words."""
        return self.options is None and not self.words

    def same(self, other: "Setting") -> bool:
        """Whether both say the same, whoever wrote it and why."""
        return (self.options, self.words) == (other.options, other.words)


OPEN = Setting()
Settings = Mapping[str, Setting]
"""What stands, by clause id; a clause that is absent is open."""


class Proposal(Struct, frozen=True, kw_only=True):
    """An amendment to one clause, or (`clause` is WHOLE) that the sheet be adopted, or (RULES) how
    votes are held. Those of one `bundle`, which is the number of the first of them, are voted on
    together; 0 is none.

    `was` are the options that stood when it was moved, and stand for as long as it is live. `stage`
    is how far it has come, with all that means something only there; `debate` the id of the debate
    opened on it; `touched` the sheet's revision at which its stage changed last. It `amends` the
    amendment of that number (0 is none): `setting` is then what that one should say, as `was` is
    what it said, and the clause is its clause.
    """

    number: int
    clause: str
    mover: MemberId
    at: datetime
    setting: Setting = OPEN
    was: tuple[str, ...] | None = None
    stage: ProposalStage = AwaitingSecond()
    debate: str = ""
    touched: int = 0
    bundle: int = 0
    amends: int = 0

    @property
    def phase(self) -> ProposalPhase:
        """The word for its stage."""
        return phase_of(self.stage)

    @property
    def live(self) -> bool:
        """Whether it can still be decided."""
        return isinstance(self.stage, UndecidedStage)

    @property
    def seconder(self) -> MemberId | None:
        """Who seconded it, if somebody did."""
        last = last_undecided(self.stage)
        return last.seconder if isinstance(last, Seconded | InVote) else None

    @property
    def lies_until(self) -> datetime | None:
        """Until when it lies open, or did when it was decided, for somebody to ask for a vote."""
        last = last_undecided(self.stage)
        return last.until if isinstance(last, LyingOpen) else None

    @property
    def changes_clause(self) -> bool:
        """Whether it is an amendment to a clause itself."""
        return self.clause not in (WHOLE, RULES) and not self.amends

    @property
    def vote(self) -> int | None:
        """The number of the vote that it is or was in."""
        last = last_undecided(self.stage)
        return last.vote if isinstance(last, InVote) else None


class Version(Struct, frozen=True, kw_only=True):
    """What was adopted, for ever: its number, who, when, what stood, and the sums of the vote.

    An own sheet's version has no seconder and no vote.
    """

    number: int
    settings: Settings
    proposer: MemberId
    at: datetime
    seconder: MemberId | None = None
    proposal: int | None = None
    rule: Rule | None = None
    ayes: int = 0
    noes: int = 0
    abstained: int = 0
    touched: int = 0

    @property
    def choices(self) -> Choices:
        """The chosen options by clause; what is absent is open."""
        return choices_of(self.settings)


class Evidence(Struct, frozen=True, kw_only=True):
    """What was attached to a clause as its reason: words of an article, with where they stand.

    `mark` says how the words stand to the article; a version keeps what was attached when it was
    adopted. `bearing` is what its member says of how it bears on the clause.
    """

    number: int
    clause: str
    member: MemberId
    words: str
    mark: QuotationMatch
    at: datetime
    slug: str = ""
    version: int = 0
    paragraph: int | None = None
    difference: str = ""
    bearing: Bearing = Bearing.QUOTED
    removed_at: datetime | None = None

    def stood(self, at: datetime | None) -> bool:
        """Whether it was attached at an instant; None is now."""
        if at is None:
            return self.removed_at is None
        return self.at <= at and (self.removed_at is None or self.removed_at > at)


class Sheet(Struct, frozen=True, kw_only=True):
    """A sheet with its whole story. `revision` counts the events of its journal.

    `basis` says what it began from; `hours` how long a vote stays open; fewer voters than `quorum`
    decide nothing, and 0 is half of those who are present. `acted` says when each member took
    part in it last, and `earliest_ends` from when on (UTC) an open vote (by number) may end early,
    where a pause moved that.
    """

    id: str
    number: int
    title: str
    whose: Whose
    place: PlaceId
    maker: MemberId
    made_at: datetime
    basis: str = ""
    rule: Rule = Rule.SIMPLE
    quorum: int = 2
    hours: int = 24
    settings: Settings = field(default_factory=lambda: MappingProxyType({}))
    proposals: tuple[Proposal, ...] = ()
    votes: tuple[Vote, ...] = ()
    versions: tuple[Version, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    revision: int = 1
    acted: Mapping[MemberId, datetime] = field(default_factory=lambda: MappingProxyType({}))
    rule_changes: tuple[RuleChange, ...] = ()
    pauses: tuple[VotesPause, ...] = ()
    earliest_ends: Mapping[int, datetime] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def paused_at(self) -> datetime | None:
        """Since when (UTC) its votes are paused; None while they run."""
        last = self.pauses[-1] if self.pauses else None
        return last.at if last is not None and last.over is None else None

    @property
    def rule_terms(self) -> RuleTerms:
        """How votes to come are held."""
        return RuleTerms(rule=self.rule, quorum=self.quorum, hours=self.hours)

    @property
    def choices(self) -> Choices:
        """The options that stand, by clause; what is absent is open."""
        return choices_of(self.settings)

    @property
    def live(self) -> tuple[Proposal, ...]:
        """Proposals that can still be decided, by number."""
        return tuple(proposal for proposal in self.proposals if proposal.live)

    @property
    def open_votes(self) -> tuple[Vote, ...]:
        """Votes that nobody has closed yet."""
        return tuple(vote for vote in self.votes if vote.open)

    @property
    def lying(self) -> tuple[Proposal, ...]:
        """Proposals that are adopted unless somebody asks for a vote, by number."""
        return tuple(p for p in self.live if isinstance(p.stage, LyingOpen))

    def bundled(self, one: Proposal) -> tuple[Proposal, ...]:
        """The proposals that are voted on with one, itself among them."""
        if not one.bundle:
            return (one,)
        return tuple(p for p in self.proposals if p.bundle == one.bundle)

    def at(self, clause: str) -> Setting:
        """What stands at a clause."""
        return self.settings.get(clause, OPEN)

    def live_at(self, clause: str) -> Iterator[Proposal]:
        """Live proposals about a clause: amendments to it, and to these."""
        return (proposal for proposal in self.live if proposal.clause == clause)

    def rivals(self, clause: str, amends: int = 0) -> Iterator[Proposal]:
        """Live amendments to a clause, or to one amendment to it."""
        return (one for one in self.live_at(clause) if one.amends == amends)

    def amendments_of(self, number: int) -> Iterator[Proposal]:
        """The amendments to an amendment, those that are decided among them."""
        return (proposal for proposal in self.proposals if number and proposal.amends == number)

    def decided_first(self, one: Proposal) -> Proposal | None:
        """The seconded amendment to a proposal that is decided before it; None if there is none."""
        stages = (Seconded, InVote)
        return next(
            (a for a in self.amendments_of(one.number) if isinstance(a.stage, stages)), None
        )

    def setting_of(self, one: Proposal) -> Setting:
        """What a proposal says, as the last amendment to it that carried has it."""
        carried = [a for a in self.amendments_of(one.number) if isinstance(a.stage, Carried)]
        return carried[-1].setting if carried else one.setting

    def as_amended(self, one: Proposal) -> Proposal:
        """A proposal with what it says now."""
        setting = self.setting_of(one)
        return one if setting is one.setting else replace(one, setting=setting)

    def vote_on(self, one: Proposal) -> Vote | None:
        """The vote that a proposal is or was in."""
        return None if one.vote is None else self.votes[one.vote - 1]


def choices_of(settings: Settings) -> Choices:
    """The options by clause; a clause whose options are open is left out."""
    return {
        clause: setting.options
        for clause, setting in settings.items()
        if setting.options is not None
    }
