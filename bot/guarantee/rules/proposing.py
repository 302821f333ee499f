"""Proposals to a group's sheet: moved, seconded, debated, withdrawn, put to the vote."""

from datetime import datetime, timedelta

from bot.guarantee.commands.sheets import (
    CallVote,
    ProposeSheet,
    SecondProposal,
    WithdrawProposal,
)
from bot.guarantee.events import (
    AdoptionMoved,
    AmendmentMoved,
    DebateNoted,
    MemberLeft,
    ProposalSeconded,
    ProposalWithdrawn,
    SheetEvent,
    VoteCalledOff,
    VoteOpened,
)
from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rules.advancing import without_member
from bot.guarantee.rules.allowed import allow
from bot.guarantee.rules.editing import worth_adopting
from bot.guarantee.rules.stages import InVote, Seconded
from bot.guarantee.rules.steps import MoveAmendment, NoteDebate
from bot.guarantee.rules.votes import Rule
from bot.guarantee.rules.who import Actor
from bot.guarantee.state import WHOLE, Proposal, Setting, Sheet
from bot.kernel.ids import MemberId
from bot.kernel.refusal import Refused

MOST_LIVE = 40
"""Undecided proposals of one sheet."""


def amend(sheet: Sheet, clause: str, setting: Setting, at: datetime) -> list[SheetEvent]:
    """Propose what a clause should say; the setting's member is the mover.

    Raises Refused: OWN_SHEET, NOTHING_CHANGES, PROPOSED_THERE, TOO_MANY_AMENDMENTS.
    """
    allow(sheet, MoveAmendment)
    if setting.same(sheet.at(clause)):
        raise Refused(GuaranteeRefusal.NOTHING_CHANGES)
    for rival in sheet.rivals(clause):
        if rival.setting.same(setting):
            raise Refused(GuaranteeRefusal.PROPOSED_THERE, number=rival.number)
    _room_for_one(sheet)
    return [AmendmentMoved(at=at, by=setting.member, clause=clause, options=setting.options)]


def propose(sheet: Sheet, by: MemberId, at: datetime) -> list[SheetEvent]:
    """Propose that the sheet be adopted as it stands when it is put to the vote.

    Raises Refused: OWN_SHEET, SHEET_EMPTY, NOTHING_NEW, PROPOSED_THERE, TOO_MANY_AMENDMENTS.
    """
    allow(sheet, ProposeSheet)
    worth_adopting(sheet)
    for rival in sheet.rivals(WHOLE):
        raise Refused(GuaranteeRefusal.PROPOSED_THERE, number=rival.number)
    _room_for_one(sheet)
    return [AdoptionMoved(at=at, by=by)]


def _room_for_one(sheet: Sheet) -> None:
    if len(sheet.live) >= MOST_LIVE:
        raise Refused(GuaranteeRefusal.TOO_MANY_AMENDMENTS, most=MOST_LIVE)


def second(sheet: Sheet, number: int, by: MemberId, at: datetime) -> list[SheetEvent]:
    """Second a proposal: anybody but its mover, once.

    Raises Refused: NO_SUCH_AMENDMENT, DECIDED_ALREADY, OWN_AMENDMENT, SECONDED_ALREADY.
    """
    proposal = undecided(sheet, number)
    allow(sheet, SecondProposal, proposal, Actor(by))
    return [ProposalSeconded(at=at, by=by, number=number)]


def withdraw(
    sheet: Sheet, number: int, by: MemberId, at: datetime, *, chair: bool
) -> list[SheetEvent]:
    """Take a proposal back: its mover until it is put to the vote, a chair at any time.

    A vote whose only question it was is called off; from a vote among rivals it cannot be taken.
    Raises Refused: NO_SUCH_AMENDMENT, DECIDED_ALREADY, NOT_YOUR_AMENDMENT, VOTE_IS_OPEN.
    """
    proposal = undecided(sheet, number)
    allow(sheet, WithdrawProposal, proposal, Actor(by, chair))
    if not isinstance(proposal.stage, InVote):
        return [ProposalWithdrawn(at=at, by=by, number=number)]
    vote = sheet.votes[proposal.stage.vote - 1]
    if not chair or len(vote.candidates) > 1:
        raise Refused(GuaranteeRefusal.VOTE_IS_OPEN)
    return [VoteCalledOff(at=at, by=by, vote=vote.number)]


def call(sheet: Sheet, number: int, by: MemberId, at: datetime, *, chair: bool) -> list[SheetEvent]:
    """Put a seconded proposal to the vote: its mover, its seconder or a chair.

    Under the ranked rule all seconded amendments to the clause stand in one vote, with leaving it
    as it is. One vote at a time is open on a clause; while the whole sheet is voted on nothing else
    is, so that what is adopted is what stood there.

    Raises Refused: NO_SUCH_AMENDMENT, DECIDED_ALREADY, NOT_YOUR_AMENDMENT, NOT_SECONDED,
    VOTE_IS_OPEN, CLAUSE_IN_VOTE, WHOLE_IN_VOTE, CLAUSES_IN_VOTE, and those of `worth_adopting`.
    """
    proposal = undecided(sheet, number)
    allow(sheet, CallVote, proposal, Actor(by, chair))
    _free_for(sheet, proposal)
    several = sheet.rule is Rule.RANKED and proposal.clause != WHOLE
    rivals = [r for r in sheet.rivals(proposal.clause) if isinstance(r.stage, Seconded)]
    candidates = tuple(r.number for r in rivals) if several else (number,)
    return [
        VoteOpened(
            at=at,
            by=by,
            candidates=candidates,
            rule=Rule.SIMPLE if sheet.rule is Rule.RANKED and not several else sheet.rule,
            quorum=sheet.quorum,
            deadline=at + timedelta(hours=sheet.hours),
        )
    ]


def _free_for(sheet: Sheet, proposal: Proposal) -> None:
    if proposal.clause == WHOLE:
        worth_adopting(sheet)
        if sheet.open_votes:
            raise Refused(GuaranteeRefusal.CLAUSES_IN_VOTE)
        return
    for other in sheet.live:
        if not isinstance(other.stage, InVote):
            continue
        if other.clause == WHOLE:
            raise Refused(GuaranteeRefusal.WHOLE_IN_VOTE, number=other.number)
        if other.clause == proposal.clause:
            raise Refused(GuaranteeRefusal.CLAUSE_IN_VOTE, number=other.number)


def discuss(
    sheet: Sheet, number: int, debate: str, instead_of: str = "", *, at: datetime
) -> list[SheetEvent]:
    """Note the debate (by id) that is opened on a proposal, or with "" that it is not; `instead_of`
    is one noted before that never came about. Its stage stays as it is.

    Raises Refused: NO_SUCH_AMENDMENT, DECIDED_ALREADY, DEBATED_ALREADY.
    """
    proposal = undecided(sheet, number)
    allow(sheet, NoteDebate, proposal)
    if proposal.debate and proposal.debate != instead_of:
        raise Refused(GuaranteeRefusal.DEBATED_ALREADY)
    return [DebateNoted(at=at, number=number, debate=debate)]


def leave(sheet: Sheet, member: MemberId, at: datetime) -> list[SheetEvent]:
    """What a member leaves undecided, who leaves for good, needs somebody else; nothing where they
    leave nothing."""
    after = without_member(sheet, member)
    if (after.proposals, after.votes) == (sheet.proposals, sheet.votes):
        return []
    return [MemberLeft(at=at, by=member)]


def undecided(sheet: Sheet, number: int) -> Proposal:
    """The live proposal of that number. Raises Refused (NO_SUCH_AMENDMENT, DECIDED_ALREADY)."""
    if not 1 <= number <= len(sheet.proposals):
        known = ", ".join(str(proposal.number) for proposal in sheet.live) or "none"
        raise Refused(GuaranteeRefusal.NO_SUCH_AMENDMENT, number=number, known=known)
    proposal = sheet.proposals[number - 1]
    if not proposal.live:
        raise Refused(GuaranteeRefusal.DECIDED_ALREADY, number=number, stage=proposal.phase.value)
    return proposal
