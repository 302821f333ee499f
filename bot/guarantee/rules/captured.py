"""What was captured of a sheet from before its changes were recorded, in the form in which journals
keep it, and the proposals and votes that it tells of."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct
from msgspec.structs import asdict

from bot.article.rules.quoting import QuotationMatch
from bot.guarantee.rules.stages import ProposalPhase, stage_at
from bot.guarantee.rules.votes import Ballot, Outcome, Rule, Vote, VoteEnd
from bot.guarantee.state import OPEN, Evidence, Proposal, Setting
from bot.kernel.ids import MemberId


class CapturedProposal(Struct, frozen=True, kw_only=True):
    """A proposal with its stage in a word; its names stay as they are for ever."""

    number: int
    clause: str
    mover: MemberId
    at: datetime
    setting: Setting = OPEN
    was: tuple[str, ...] | None = None
    stage: ProposalPhase = ProposalPhase.PROPOSED
    seconder: MemberId | None = None
    vote: int | None = None
    debate: str = ""
    touched: int = 0


class CapturedVote(Struct, frozen=True, kw_only=True):
    """A vote with how it ended, if it had; its names stay as they are for ever."""

    number: int
    rule: Rule
    quorum: int
    opened_at: datetime
    deadline: datetime
    candidates: tuple[int, ...]
    ballots: Mapping[MemberId, Ballot] = {}
    closed_at: datetime | None = None
    outcome: Outcome | None = None


class CapturedEvidence(Struct, frozen=True, kw_only=True):
    """A piece of evidence; its names stay as they are for ever."""

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
    removed_at: datetime | None = None


def recall_evidence(captured: CapturedEvidence) -> Evidence:
    """The piece of evidence that was captured."""
    return Evidence(**asdict(captured))


def recall_proposal(captured: CapturedProposal) -> Proposal:
    """The proposal that was captured."""
    return Proposal(
        number=captured.number,
        clause=captured.clause,
        mover=captured.mover,
        at=captured.at,
        setting=captured.setting,
        was=captured.was,
        stage=stage_at(captured.stage, captured.seconder, captured.vote),
        debate=captured.debate,
        touched=captured.touched,
    )


def recall_vote(captured: CapturedVote) -> Vote:
    """The vote that was captured."""
    return Vote(
        number=captured.number,
        rule=captured.rule,
        quorum=captured.quorum,
        opened_at=captured.opened_at,
        deadline=captured.deadline,
        candidates=captured.candidates,
        ballots=captured.ballots,
        end=end_at(captured.closed_at, captured.outcome),
    )


def end_at(closed_at: datetime | None, outcome: Outcome | None) -> VoteEnd | None:
    """How a vote ended, by what a row says of it; None while it is open."""
    if closed_at is None or outcome is None:
        return None
    return VoteEnd(at=closed_at, outcome=outcome)
