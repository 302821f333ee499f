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
    VoteAsked,
    VoteCalledOff,
    VoteOpened,
)
from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rules.advancing import without_member
from bot.guarantee.rules.allowed import allow
from bot.guarantee.rules.editing import worth_adopting
from bot.guarantee.rules.presence import quorum_at
from bot.guarantee.rules.stages import InVote, LyingOpen, ProposalPhase, Seconded
from bot.guarantee.rules.steps import MoveAmendment, NoteDebate
from bot.guarantee.rules.votes import Rule
from bot.guarantee.rules.who import Actor
from bot.guarantee.state import WHOLE, Proposal, Setting, Sheet
from bot.kernel.ids import MemberId
from bot.kernel.message import say
from bot.kernel.refusal import Refused

MOST_LIVE = 40
"""Undecided proposals of one sheet."""

ENDINGS = {
    ProposalPhase.CARRIED: say("it was carried"),
    ProposalPhase.AGREED: say("nobody asked for a vote, so it was adopted"),
    ProposalPhase.LOST: say("it was not carried"),
    ProposalPhase.WITHDRAWN: say("it was taken back"),
    ProposalPhase.OVERTAKEN: say("the clause has changed in the meantime"),
}
"""What became of a proposal that can’t be decided any more."""


def amend(sheet: Sheet, clause: str, setting: Setting, at: datetime) -> list[SheetEvent]:
    """Propose what a clause should say; the setting's member is the mover. A rival that lies open
    needs a vote then.

    Raises Refused: OWN_SHEET, NOTHING_CHANGES, PROPOSED_THERE, TOO_MANY_AMENDMENTS.
    """
    allow(sheet, MoveAmendment)
    if setting.same(sheet.at(clause)):
        raise Refused(GuaranteeRefusal.NOTHING_CHANGES)
    for other in sheet.live_at(clause):
        if sheet.setting_of(other).same(setting):
            raise Refused(GuaranteeRefusal.PROPOSED_THERE, number=other.number)
    make_room(sheet)
    return [
        AmendmentMoved(at=at, by=setting.member, clause=clause, options=setting.options),
        *(
            VoteAsked(at=at, by=setting.member, number=rival.number)
            for rival in sheet.rivals(clause)
            if isinstance(rival.stage, LyingOpen)
        ),
    ]


def propose(sheet: Sheet, by: MemberId, at: datetime) -> list[SheetEvent]:
    """Propose that the sheet be adopted as it stands when it is put to the vote.

    Raises Refused: OWN_SHEET, SHEET_EMPTY, NOTHING_NEW, PROPOSED_THERE, TOO_MANY_AMENDMENTS.
    """
    allow(sheet, ProposeSheet)
    worth_adopting(sheet)
    for rival in sheet.rivals(WHOLE):
        raise Refused(GuaranteeRefusal.PROPOSED_THERE, number=rival.number)
    make_room(sheet)
    return [AdoptionMoved(at=at, by=by)]


def make_room(sheet: Sheet, count: int = 1) -> None:
    """Raises Refused (TOO_MANY_AMENDMENTS) where so many more are too many."""
    if len(sheet.live) + count > MOST_LIVE:
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
    if not chair or vote.has_rivals:
        raise Refused(GuaranteeRefusal.VOTE_IS_OPEN)
    return [VoteCalledOff(at=at, by=by, vote=vote.number)]


def call(sheet: Sheet, number: int, by: MemberId, at: datetime, *, chair: bool) -> list[SheetEvent]:
    """Put a seconded proposal to the vote: its mover, its seconder or a chair.

    Under the ranked rule all seconded amendments to the clause stand in one vote, with leaving it
    as it is; one that has no rival takes for and against. One vote at a time is open on a clause;
    while the whole sheet is voted on nothing else is, so that what is adopted is what stood there.

    An amendment to an amendment comes before it, once that is seconded.

    Raises Refused: NO_SUCH_AMENDMENT, DECIDED_ALREADY, NOT_YOUR_AMENDMENT, NOT_SECONDED,
    VOTE_IS_OPEN, AMENDED_FIRST, AMENDED_UNSECONDED, CLAUSE_IN_VOTE, WHOLE_IN_VOTE,
    CLAUSES_IN_VOTE, and those of `worth_adopting`.
    """
    proposal = undecided(sheet, number)
    allow(sheet, CallVote, proposal, Actor(by, chair))
    opened = open_vote(sheet, proposal, by, at)
    for number_in_vote in opened.candidates:
        _free_for(sheet, sheet.proposals[number_in_vote - 1])
    return [opened]


def open_vote(sheet: Sheet, proposal: Proposal, by: MemberId, at: datetime) -> VoteOpened:
    """The vote on a seconded proposal: on those that are decided with it, or among its rivals."""
    candidates = tuple(each.number for each in sheet.bundled(proposal))
    rule = sheet.rule
    if rule is Rule.RANKED and not proposal.bundle:
        beside = sheet.rivals(proposal.clause, proposal.amends)
        rivals = (rival for rival in beside if isinstance(rival.stage, Seconded))
        candidates = tuple(rival.number for rival in rivals if not rival.bundle)
    if rule is Rule.RANKED and (proposal.bundle or len(candidates) == 1):
        rule = Rule.SIMPLE  # only rivals are ranked
    return VoteOpened(
        at=at,
        by=by,
        candidates=candidates,
        rule=rule,
        quorum=quorum_at(sheet, at),
        deadline=at + timedelta(hours=sheet.hours),
    )


def find_first(sheet: Sheet, proposal: Proposal) -> Refused | None:
    """What must be decided before a proposal is put to the vote, as the refusal that says so: what
    is voted on or lies open before the whole sheet, an amendment before what it amends."""
    if proposal.clause == WHOLE and sheet.open_votes:
        return Refused(GuaranteeRefusal.CLAUSES_IN_VOTE)
    if proposal.clause == WHOLE and sheet.lying:
        return Refused(GuaranteeRefusal.CLAUSES_LIE)
    first = sheet.decided_first(proposal)
    return None if first is None else Refused(GuaranteeRefusal.AMENDED_FIRST, number=first.number)


def check_whole(sheet: Sheet) -> None:
    """Raises Refused (WHOLE_IN_VOTE) while the whole sheet is voted on."""
    for whole in sheet.rivals(WHOLE):
        if isinstance(whole.stage, InVote):
            raise Refused(GuaranteeRefusal.WHOLE_IN_VOTE, number=whole.number)


def _free_for(sheet: Sheet, proposal: Proposal) -> None:
    if proposal.clause == WHOLE:
        worth_adopting(sheet)
    else:
        check_whole(sheet)
        for other in sheet.live_at(proposal.clause):
            if isinstance(other.stage, InVote):
                raise Refused(GuaranteeRefusal.CLAUSE_IN_VOTE, number=other.number)
    if (first := find_first(sheet, proposal)) is not None:
        raise first
    if proposal.amends and not isinstance(sheet.proposals[proposal.amends - 1].stage, Seconded):
        raise Refused(GuaranteeRefusal.AMENDED_UNSECONDED, number=proposal.amends)


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
    """The live proposal of that number. Raises Refused (NO_SUCH_AMENDMENT, NO_AMENDMENT_WAITS,
    DECIDED_ALREADY)."""
    if not 1 <= number <= len(sheet.proposals):
        known = ", ".join(str(proposal.number) for proposal in sheet.live)
        if not known:
            raise Refused(GuaranteeRefusal.NO_AMENDMENT_WAITS, number=number)
        raise Refused(GuaranteeRefusal.NO_SUCH_AMENDMENT, number=number, known=known)
    proposal = sheet.proposals[number - 1]
    if not proposal.live:
        ending: str = ENDINGS[proposal.phase]
        if proposal.amends and proposal.phase is ProposalPhase.OVERTAKEN:
            ending = say("number {number} has moved on", number=proposal.amends)
        raise Refused(GuaranteeRefusal.DECIDED_ALREADY, number=number, stage=ending)
    return proposal
