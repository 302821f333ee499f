"""What happened to a guarantee sheet. Events are kept for ever: a name never changes its meaning.

They hold no words that somebody may ask to have erased: titles, free wording, reasons and
quotations live in the rows of the sheet, by clause or by number.
"""

from datetime import datetime
from typing import get_args

from msgspec import Struct

from bot.article.rules.quoting import QuotationMatch
from bot.guarantee.rules.bearing import Bearing
from bot.guarantee.rules.captured import CapturedEvidence, CapturedProposal, CapturedVote
from bot.guarantee.rules.votes import Ranking, Rule, RuleTerms, Says, Why
from bot.guarantee.state import Setting, Version, Whose
from bot.kernel.ids import MemberId, PlaceId


class SheetEventBase(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """When (UTC)."""

    at: datetime


class Done(SheetEventBase, frozen=True, kw_only=True):
    """By whom."""

    by: MemberId


class ChosenClause(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a new sheet says at a clause; `options` are None where words alone stand there."""

    clause: str
    member: MemberId
    options: tuple[str, ...] | None = None


class Quoted(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Words of an article that stand at a clause of a new sheet, with when they were attached."""

    clause: str
    member: MemberId
    at: datetime
    mark: QuotationMatch
    slug: str = ""
    version: int = 0
    paragraph: int | None = None
    bearing: Bearing = Bearing.QUOTED


class SheetBegun(Done, frozen=True, kw_only=True):
    """What every sheet has from its first event; `basis` says from what it is begun."""

    number: int
    whose: Whose
    place: PlaceId
    basis: str
    rule: Rule
    quorum: int
    hours: int


class SheetMade(SheetBegun, frozen=True, kw_only=True):
    """A sheet is begun."""

    clauses: tuple[ChosenClause, ...] = ()
    evidence: tuple[Quoted, ...] = ()


class SheetCaptured(SheetBegun, frozen=True, kw_only=True):
    """A sheet from before its changes were recorded, as it stood when they began to be, words left
    out; as many `ChangedBefore` follow as had been made."""

    settings: dict[str, Setting] = {}
    proposals: tuple[CapturedProposal, ...] = ()
    votes: tuple[CapturedVote, ...] = ()
    versions: tuple[Version, ...] = ()
    evidence: tuple[CapturedEvidence, ...] = ()


class ChangedBefore(SheetEventBase, frozen=True, kw_only=True):
    """A change from before changes were recorded: what it made is in the sheet as captured."""


class ClauseSet(Done, frozen=True, kw_only=True):
    """An own sheet says something at a clause; `options` are None where words alone stand there."""

    clause: str
    options: tuple[str, ...] | None


class ClauseOpened(Done, frozen=True, kw_only=True):
    """A clause of an own sheet is open again."""

    clause: str


class VersionKept(Done, frozen=True, kw_only=True):
    """An own sheet is kept, as it stands, as its next version."""


class RulesChanged(Done, frozen=True, kw_only=True):
    """How votes to come are held."""

    rule: Rule
    quorum: int
    hours: int


class EvidenceAttached(Done, frozen=True, kw_only=True):
    """Words of an article are attached to a clause, as the sheet's next piece of evidence."""

    clause: str
    mark: QuotationMatch
    slug: str = ""
    version: int = 0
    paragraph: int | None = None
    bearing: Bearing = Bearing.QUOTED


class EvidenceRemoved(Done, frozen=True, kw_only=True):
    """A piece of evidence, by its number, is taken off."""

    number: int


class AmendmentMoved(Done, frozen=True, kw_only=True):
    """What a clause should say, as the sheet's next proposal; `options` are None where it should
    be open, or have words alone. It `amends` the amendment of that number, or with 0 the clause."""

    clause: str
    options: tuple[str, ...] | None
    amends: int = 0


class PackagedClause(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one clause should say; `options` are None where it should be open."""

    clause: str
    options: tuple[str, ...] | None = None


class PackageMoved(Done, frozen=True, kw_only=True):
    """What several clauses should say, as the sheet's next proposals. Each is adopted at `until`
    unless somebody asks for a vote; without it they are voted on together."""

    clauses: tuple[PackagedClause, ...]
    until: datetime | None = None


class VoteAsked(Done, frozen=True, kw_only=True):
    """A proposal that lay open needs a vote, as somebody wants."""

    number: int


class ConsentGiven(SheetEventBase, frozen=True, kw_only=True):
    """Nobody asked for a vote on proposals in time, so that they are adopted."""

    numbers: tuple[int, ...]


class MemberPresent(Done, frozen=True, kw_only=True):
    """Somebody says that they are here."""


class RulesContested(Done, frozen=True, kw_only=True):
    """A change of how votes are held, which `changer` made, is to be voted on, as the sheet's next
    proposal; until then they are held as `before`."""

    changer: MemberId
    before: RuleTerms
    after: RuleTerms


class AdoptionMoved(Done, frozen=True, kw_only=True):
    """That the sheet be adopted, as its next proposal."""


class ProposalSeconded(Done, frozen=True, kw_only=True):
    number: int


class ProposalWithdrawn(Done, frozen=True, kw_only=True):
    number: int


class DebateNoted(SheetEventBase, frozen=True, kw_only=True):
    """A debate (by id) is opened on a proposal; "" where it could not be."""

    number: int
    debate: str


class VoteOpened(Done, frozen=True, kw_only=True):
    """Proposals are put to the vote, as the sheet's next vote."""

    candidates: tuple[int, ...]
    rule: Rule
    quorum: int
    deadline: datetime


class BallotCast(Done, frozen=True, kw_only=True):
    """A member votes, or votes anew; on a ranking, `says` is None."""

    vote: int
    says: Says | None = None
    ranking: Ranking = ()


class VoteClosed(SheetEventBase, frozen=True, kw_only=True):
    """A vote is counted, by a chair before its time or by the clock; `carried` is the proposal that
    did, the first of those that are voted on together. `opens` is set where the clause is then
    open, without words."""

    vote: int
    why: Why
    voters: int
    by: MemberId | None = None
    carried: int | None = None
    opens: bool = False
    ayes: int = 0
    noes: int = 0
    abstained: int = 0
    order: Ranking = ()


class VoteCalledOff(Done, frozen=True, kw_only=True):
    """A vote ends uncounted, and what it was on is withdrawn."""

    vote: int


class VotesPaused(SheetEventBase, frozen=True, kw_only=True):
    """The time of open votes and of silent consent stops: a chair paused it, or without one Parley
    was away or was put out."""

    by: MemberId | None = None


class VotesResumed(SheetEventBase, frozen=True, kw_only=True):
    """That time runs on, with as much of it left as when it stopped."""

    by: MemberId | None = None


class MemberLeft(Done, frozen=True, kw_only=True):
    """Somebody leaves for good: what they moved or seconded needs somebody else."""


SheetEvent = (
    SheetMade | SheetCaptured | ChangedBefore | ClauseSet | ClauseOpened | VersionKept
    | RulesChanged | EvidenceAttached | EvidenceRemoved | AmendmentMoved | AdoptionMoved
    | ProposalSeconded | ProposalWithdrawn | DebateNoted | VoteOpened | BallotCast | VoteClosed
    | VoteCalledOff | MemberLeft | PackageMoved | VoteAsked | ConsentGiven | MemberPresent
    | RulesContested | VotesPaused | VotesResumed
)  # fmt: skip

SHEET_EVENTS: tuple[type[SheetEvent], ...] = get_args(SheetEvent)
