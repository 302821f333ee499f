"""Several clauses proposed at once: each adopted in silence unless somebody asks for a vote, or all
voted on together."""

from collections.abc import Sequence
from datetime import datetime

from bot.guarantee.commands.packages import AskVote, SayHere
from bot.guarantee.events import (
    ConsentGiven,
    MemberPresent,
    PackagedClause,
    PackageMoved,
    SheetEvent,
    VoteAsked,
)
from bot.guarantee.evolve import evolve
from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rules.allowed import allow, running_votes
from bot.guarantee.rules.proposing import check_whole, make_room, open_vote, undecided
from bot.guarantee.rules.steps import MovePackage
from bot.guarantee.state import Setting, Sheet
from bot.kernel.ids import MemberId
from bot.kernel.refusal import Refused


def package(
    sheet: Sheet,
    changed: Sequence[tuple[str, Setting]],
    by: MemberId,
    at: datetime,
    until: datetime | None,
) -> list[SheetEvent]:
    """Propose what several clauses should say, other than they say it now.

    Raises Refused: OWN_SHEET, VOTES_PAUSED where it lies open, NOTHING_CHANGES, WORDS_NEED_CHOICE,
    CLAUSE_PROPOSED, TOO_MANY_AMENDMENTS, WHOLE_IN_VOTE.
    """
    allow(sheet, MovePackage)
    if until is not None and (paused := running_votes(sheet)) is not None:
        raise Refused(paused)
    if not changed:
        raise Refused(GuaranteeRefusal.NOTHING_CHANGES)
    for clause, new in changed:
        if new.words and new.options is None:
            raise Refused(GuaranteeRefusal.WORDS_NEED_CHOICE).regarding("words")
        for rival in sheet.rivals(clause):
            raise Refused(GuaranteeRefusal.CLAUSE_PROPOSED, number=rival.number).regarding(
                "changes"
            )
    check_whole(sheet)
    make_room(sheet, len(changed))
    clauses = tuple(PackagedClause(clause=clause, options=new.options) for clause, new in changed)
    return [PackageMoved(at=at, by=by, clauses=clauses, until=until)]


def ask_vote(sheet: Sheet, number: int, by: MemberId, at: datetime) -> list[SheetEvent]:
    """Ask for a vote on a proposal that lies open: that seconds it and opens the vote. Where its
    own mover asks, it needs a second first.

    Raises Refused: NO_SUCH_AMENDMENT, DECIDED_ALREADY, NOT_LYING, VOTE_IS_OPEN, VOTES_PAUSED.
    """
    proposal = undecided(sheet, number)
    allow(sheet, AskVote, proposal)
    asked = VoteAsked(at=at, by=by, number=number)
    if by == proposal.mover:
        return [asked]
    after = evolve(sheet, asked)
    return [asked, open_vote(after, after.proposals[number - 1], by, at)]


def say_here(sheet: Sheet, by: MemberId, at: datetime) -> list[SheetEvent]:
    """Note that somebody is here. Raises Refused (OWN_SHEET)."""
    allow(sheet, SayHere)
    return [MemberPresent(at=at, by=by)]


def consent(sheet: Sheet, at: datetime) -> list[SheetEvent]:
    """Adopt what nobody asked a vote on until its time was over; nothing where there is none."""
    due: dict[datetime, list[int]] = {}
    for proposal in sheet.lying:
        if proposal.lies_until is not None and proposal.lies_until <= at:
            due.setdefault(proposal.lies_until, []).append(proposal.number)
    return [ConsentGiven(at=until, numbers=tuple(due[until])) for until in sorted(due)]
