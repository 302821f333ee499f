"""What a sheet allows: one table of each act, on whose sheets, at which stage of a proposal, and
who. Refusals and buttons both follow from it."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from bot.guarantee.commands import packages as p
from bot.guarantee.commands import sheets as c
from bot.guarantee.commands.evidence import DetachEvidence
from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rules import steps as s
from bot.guarantee.rules import who as w
from bot.guarantee.rules.stages import UNDECIDED, ProposalPhase
from bot.guarantee.rules.steps import SheetAct
from bot.guarantee.rules.who import About, Actor, SheetActors
from bot.guarantee.state import Proposal, Sheet, Whose
from bot.kernel.refusal import RefusalCode, Refused


class AllowedSheets(Struct, frozen=True):
    """The sheets on which something may be done, and the refusal on the others."""

    whose: frozenset[Whose]
    otherwise: RefusalCode = GuaranteeRefusal.OWN_SHEET


class AllowedStages(Struct, frozen=True):
    """The stages of an undecided proposal at which something may be done with it, and the refusal
    at the others but those that have one of their own `instead`."""

    allowed: frozenset[ProposalPhase]
    otherwise: RefusalCode = GuaranteeRefusal.DECIDED_ALREADY
    instead: Mapping[ProposalPhase, RefusalCode] = {}


def nothing(_: Sheet) -> None:
    """No more is needed."""
    return


def running_votes(sheet: Sheet) -> RefusalCode | None:
    """Votes that are not paused, so that the time of what is opened or cast runs."""
    return GuaranteeRefusal.VOTES_PAUSED if sheet.paused_at is not None else None


def something_to_pause(sheet: Sheet) -> RefusalCode | None:
    """A vote that runs, or a proposal that lies open by the clock."""
    if not (sheet.open_votes or sheet.lying):
        return GuaranteeRefusal.NOTHING_TO_PAUSE
    return running_votes(sheet)


def paused_votes(sheet: Sheet) -> RefusalCode | None:
    """Votes that are paused."""
    return GuaranteeRefusal.VOTES_RUN if sheet.paused_at is None else None


class SheetAllowance(Struct, frozen=True, kw_only=True):
    """On whose sheets something may be done, at which stages, by whom, and what it `needs`."""

    sheets: AllowedSheets
    stages: AllowedStages = AllowedStages(UNDECIDED)
    who: SheetActors = w.ANYBODY
    needs: Callable[[Sheet], RefusalCode | None] = nothing


_ALL = AllowedSheets(frozenset(Whose))
_OWN = AllowedSheets(frozenset({Whose.OWN}), GuaranteeRefusal.BY_AMENDMENT)
_GROUPS = AllowedSheets(frozenset({Whose.GROUP}))

_WAITING = AllowedStages(
    frozenset({ProposalPhase.PROPOSED}),
    GuaranteeRefusal.SECONDED_ALREADY,
    {ProposalPhase.LYING: GuaranteeRefusal.ASK_INSTEAD},
)
_LYING = AllowedStages(
    frozenset({ProposalPhase.LYING}),
    GuaranteeRefusal.NOT_LYING,
    {ProposalPhase.VOTING: GuaranteeRefusal.VOTE_IS_ASKED},
)
_SECONDED = AllowedStages(
    frozenset({ProposalPhase.SECONDED}),
    GuaranteeRefusal.NOT_SECONDED,
    {
        ProposalPhase.VOTING: GuaranteeRefusal.VOTE_IS_OPEN,
        ProposalPhase.LYING: GuaranteeRefusal.ASK_INSTEAD,
    },
)
_VOTING = AllowedStages(frozenset({ProposalPhase.VOTING}), GuaranteeRefusal.NO_VOTE_ON_IT)

TABLE: Mapping[type[SheetAct], SheetAllowance] = {
    s.PutSetting: SheetAllowance(sheets=_OWN, who=w.MAKER),
    c.AdoptSheet: SheetAllowance(sheets=_OWN, who=w.MAKER),
    c.SetSheetRules: SheetAllowance(sheets=_GROUPS, who=w.CHAIR),
    s.AttachPieces: SheetAllowance(sheets=_ALL, who=w.MAKER_OF_OWN),
    DetachEvidence: SheetAllowance(sheets=_ALL, who=w.ATTACHER),
    s.MoveAmendment: SheetAllowance(sheets=_GROUPS),
    c.ProposeSheet: SheetAllowance(sheets=_GROUPS),
    c.SecondProposal: SheetAllowance(sheets=_ALL, stages=_WAITING, who=w.OTHERS),
    c.WithdrawProposal: SheetAllowance(sheets=_ALL, who=w.MOVER),
    s.NoteDebate: SheetAllowance(sheets=_ALL),
    c.CallVote: SheetAllowance(sheets=_ALL, stages=_SECONDED, who=w.BACKER, needs=running_votes),
    s.CastBallot: SheetAllowance(sheets=_ALL, stages=_VOTING, needs=running_votes),
    s.RankRivals: SheetAllowance(sheets=_ALL, stages=_VOTING, needs=running_votes),
    c.CloseProposalVote: SheetAllowance(
        sheets=_ALL, stages=_VOTING, who=w.CHAIR, needs=running_votes
    ),
    s.LeaveSheet: SheetAllowance(sheets=_ALL),
    s.MovePackage: SheetAllowance(sheets=_GROUPS),
    p.AskVote: SheetAllowance(sheets=_ALL, stages=_LYING, needs=running_votes),
    p.SayHere: SheetAllowance(sheets=_GROUPS),
    p.ContestRules: SheetAllowance(sheets=_GROUPS, needs=running_votes),
    p.PauseVotes: SheetAllowance(sheets=_GROUPS, who=w.CHAIR, needs=something_to_pause),
    p.ResumeVotes: SheetAllowance(sheets=_GROUPS, who=w.CHAIR, needs=paused_votes),
}
"""Every act has its line: a test names one that has none."""


_TO_MOVER: Mapping[RefusalCode, RefusalCode] = {
    GuaranteeRefusal.NOT_SECONDED: GuaranteeRefusal.OWN_NOT_SECONDED
}
"""What is said in place of a refusal to whoever made the proposal."""


def may(
    sheet: Sheet, act: type[SheetAct], about: About | None = None, by: Actor | None = None
) -> bool:
    """May it be done now, to the sheet or to something on it? Without somebody: may anybody?"""
    return find_refusal(sheet, act, about, by) is None


def allow(
    sheet: Sheet, act: type[SheetAct], about: About | None = None, by: Actor | None = None
) -> None:
    """Raises Refused where the table says something against it."""
    if (code := find_refusal(sheet, act, about, by)) is not None:
        raise Refused(code)


def find_refusal(
    sheet: Sheet, act: type[SheetAct], about: About | None, by: Actor | None
) -> RefusalCode | None:
    """What the table says against an act, on an undecided proposal or a piece of evidence if it is
    about one; None if nothing."""
    line = TABLE[act]
    if sheet.whose not in line.sheets.whose:
        return line.sheets.otherwise
    bars = None if by is None else line.who.bars(sheet, about, by)
    if bars is not None and line.who.first:
        return bars
    if isinstance(about, Proposal) and about.phase not in line.stages.allowed:
        code = line.stages.instead.get(about.phase, line.stages.otherwise)
        is_own = by is not None and about.mover == by.member
        return _TO_MOVER.get(code, code) if is_own else code
    return bars or line.needs(sheet)
