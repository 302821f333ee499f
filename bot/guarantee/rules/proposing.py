"""Proposals to a group's sheet: moved, seconded, debated, withdrawn, put to the vote."""

from collections.abc import Callable
from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.guarantee.rules.editing import worth_adopting
from bot.guarantee.state import WHOLE, Proposal, Rule, Setting, Sheet, Stage, Vote, Whose
from bot.kernel.ids import MemberId
from bot.kernel.refusal import Code, Refused

MOST_LIVE = 40
"""Undecided proposals of one sheet."""


def amend(sheet: Sheet, clause: str, setting: Setting, at: datetime) -> Sheet:
    """Propose what a clause should say; the setting's member is the mover.

    Raises Refused: OWN_SHEET, NOTHING_CHANGES, PROPOSED_THERE, TOO_MANY_AMENDMENTS.
    """
    _group(sheet)
    if setting.same(sheet.at(clause)):
        raise Refused(Code.NOTHING_CHANGES)
    for rival in sheet.rivals(clause):
        if rival.setting.same(setting):
            raise Refused(Code.PROPOSED_THERE, number=rival.number)
    return _moved(sheet, clause, setting, at)


def propose(sheet: Sheet, by: MemberId, reason: str, at: datetime) -> Sheet:
    """Propose that the sheet be adopted as it stands when it is put to the vote.

    Raises Refused: OWN_SHEET, SHEET_EMPTY, NOTHING_NEW, PROPOSED_THERE, TOO_MANY_AMENDMENTS.
    """
    _group(sheet)
    worth_adopting(sheet)
    for other in sheet.rivals(WHOLE):
        raise Refused(Code.PROPOSED_THERE, number=other.number)
    return _moved(sheet, WHOLE, Setting(reason=reason, member=by), at)


def _moved(sheet: Sheet, clause: str, setting: Setting, at: datetime) -> Sheet:
    if len(sheet.live) >= MOST_LIVE:
        raise Refused(Code.TOO_MANY_AMENDMENTS, most=MOST_LIVE)
    number, revision = len(sheet.proposals) + 1, sheet.revision + 1
    moved = Proposal(
        number=number,
        clause=clause,
        setting=replace(setting, proposal=number),
        was=sheet.at(clause).options,
        mover=setting.member,
        at=at,
        touched=revision,
    )
    return replace(sheet, proposals=(*sheet.proposals, moved), revision=revision)


def second(sheet: Sheet, number: int, by: MemberId) -> Sheet:
    """Second a proposal: anybody but its mover, once.

    Raises Refused: NO_SUCH_AMENDMENT, DECIDED_ALREADY, OWN_AMENDMENT, SECONDED_ALREADY.
    """
    one = undecided(sheet, number)
    if one.mover == by:
        raise Refused(Code.OWN_AMENDMENT)
    if one.stage is not Stage.PROPOSED:
        raise Refused(Code.SECONDED_ALREADY)
    return with_proposal(sheet, number, lambda p: replace(p, stage=Stage.SECONDED, seconder=by))


def withdraw(sheet: Sheet, number: int, by: MemberId, at: datetime, *, chair: bool) -> Sheet:
    """Take a proposal back: its mover until it is put to the vote, a chair at any time.

    A vote whose only question it was is called off; from a vote among rivals it cannot be taken.
    Raises Refused: NO_SUCH_AMENDMENT, DECIDED_ALREADY, NOT_YOUR_AMENDMENT, VOTE_IS_OPEN.
    """
    from bot.guarantee.rules.voting import called_off

    one = undecided(sheet, number)
    if one.mover != by and not chair:
        raise Refused(Code.NOT_YOUR_AMENDMENT)
    if one.stage is not Stage.VOTING:
        return with_proposal(sheet, number, lambda p: replace(p, stage=Stage.WITHDRAWN))
    vote = sheet.vote_on(one)
    if not chair or vote is None or len(vote.candidates) > 1:
        raise Refused(Code.VOTE_IS_OPEN)
    return called_off(sheet, vote, at)


def call(sheet: Sheet, number: int, by: MemberId, at: datetime, *, chair: bool) -> Sheet:
    """Put a seconded proposal to the vote: its mover, its seconder or a chair.

    Under the ranked rule all seconded amendments to the clause stand in one vote, with leaving it
    as it is. One vote at a time is open on a clause; while the whole sheet is voted on nothing else
    is, so that what is adopted is what stood there.

    Raises Refused: NO_SUCH_AMENDMENT, DECIDED_ALREADY, NOT_YOUR_AMENDMENT, NOT_SECONDED,
    VOTE_IS_OPEN, CLAUSE_IN_VOTE, WHOLE_IN_VOTE, CLAUSES_IN_VOTE, and those of `worth_adopting`.
    """
    one = undecided(sheet, number)
    if one.stage is Stage.VOTING:
        raise Refused(Code.VOTE_IS_OPEN)
    if one.stage is Stage.PROPOSED:
        raise Refused(Code.NOT_SECONDED)
    if by not in (one.mover, one.seconder) and not chair:
        raise Refused(Code.NOT_YOUR_AMENDMENT)
    _free_for(sheet, one)
    several = sheet.rule is Rule.RANKED and one.clause != WHOLE
    rivals = [r for r in sheet.rivals(one.clause) if r.stage is Stage.SECONDED]
    candidates = tuple(r.number for r in rivals) if several else (number,)
    vote = Vote(
        number=len(sheet.votes) + 1,
        rule=Rule.SIMPLE if sheet.rule is Rule.RANKED and not several else sheet.rule,
        quorum=sheet.quorum,
        opened_at=at,
        deadline=at + timedelta(hours=sheet.hours),
        candidates=candidates,
    )
    opened = replace(sheet, votes=(*sheet.votes, vote), revision=sheet.revision + 1)
    return replace(
        opened,
        proposals=tuple(
            replace(p, stage=Stage.VOTING, vote=vote.number, touched=opened.revision)
            if p.number in candidates
            else p
            for p in opened.proposals
        ),
    )


def _free_for(sheet: Sheet, one: Proposal) -> None:
    if one.clause == WHOLE:
        worth_adopting(sheet)
        if sheet.open_votes:
            raise Refused(Code.CLAUSES_IN_VOTE)
        return
    for other in sheet.live:
        if other.stage is Stage.VOTING and other.clause == WHOLE:
            raise Refused(Code.WHOLE_IN_VOTE, number=other.number)
        if other.stage is Stage.VOTING and other.clause == one.clause:
            raise Refused(Code.CLAUSE_IN_VOTE, number=other.number)


def discuss(sheet: Sheet, number: int, debate: str, instead_of: str = "") -> Sheet:
    """Note the debate (by id) that is opened on a proposal, or with "" that it is not; `instead_of`
    is one noted before that never came about. Its stage stays as it is.

    Raises Refused: NO_SUCH_AMENDMENT, DECIDED_ALREADY, DEBATED_ALREADY.
    """
    one = undecided(sheet, number)
    if one.debate and one.debate != instead_of:
        raise Refused(Code.DEBATED_ALREADY)
    noted = tuple(replace(p, debate=debate) if p is one else p for p in sheet.proposals)
    return replace(sheet, proposals=noted, revision=sheet.revision + 1)


def leave(sheet: Sheet, member: MemberId) -> Sheet:
    """What becomes of a sheet when a member leaves for good.

    What they moved and nobody seconded is withdrawn; where somebody did, the seconder becomes the
    mover and it needs a second again. What they seconded needs one again. What is being voted on
    goes on without their ballot. What is decided stays.
    """
    revision = sheet.revision + 1
    proposals = tuple(_left(one, member, revision) for one in sheet.proposals)
    votes = tuple(
        replace(vote, ballots={m: b for m, b in vote.ballots.items() if m != member})
        if vote.open and member in vote.ballots
        else vote
        for vote in sheet.votes
    )
    if (proposals, votes) == (sheet.proposals, sheet.votes):
        return sheet
    return replace(sheet, proposals=proposals, votes=votes, revision=revision)


def _left(one: Proposal, member: MemberId, revision: int) -> Proposal:
    if one.stage is Stage.PROPOSED and one.mover == member:
        return replace(one, stage=Stage.WITHDRAWN, touched=revision)
    if one.stage is Stage.SECONDED and member in (one.mover, one.seconder):
        mover = one.seconder if one.mover == member and one.seconder else one.mover
        return replace(one, stage=Stage.PROPOSED, mover=mover, seconder=None, touched=revision)
    return one


def undecided(sheet: Sheet, number: int) -> Proposal:
    """The live proposal of that number. Raises Refused (NO_SUCH_AMENDMENT, DECIDED_ALREADY)."""
    if not 1 <= number <= len(sheet.proposals):
        known = ", ".join(str(one.number) for one in sheet.live) or "none"
        raise Refused(Code.NO_SUCH_AMENDMENT, number=number, known=known)
    one = sheet.proposals[number - 1]
    if not one.live:
        raise Refused(Code.DECIDED_ALREADY, number=number, stage=one.stage.value)
    return one


def with_proposal(sheet: Sheet, number: int, change: Callable[[Proposal], Proposal]) -> Sheet:
    """The sheet, one revision on, with one proposal changed."""
    revision = sheet.revision + 1
    return replace(
        sheet,
        revision=revision,
        proposals=tuple(
            replace(change(p), touched=revision) if p.number == number else p
            for p in sheet.proposals
        ),
    )


def _group(sheet: Sheet) -> None:
    if sheet.whose is Whose.OWN:
        raise Refused(Code.OWN_SHEET)
