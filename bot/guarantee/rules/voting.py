"""Ballots on proposals, and what becomes of a sheet when a vote closes."""

from collections.abc import Collection
from datetime import datetime

from msgspec.structs import replace

from bot.guarantee.rules.counting import outcome
from bot.guarantee.rules.editing import with_setting
from bot.guarantee.rules.proposing import undecided
from bot.guarantee.state import (
    WHOLE,
    Ballot,
    Outcome,
    Proposal,
    Ranking,
    Rule,
    Says,
    Sheet,
    Stage,
    Version,
    Vote,
    Why,
)
from bot.kernel.ids import MemberId
from bot.kernel.refusal import Code, Refused


def cast(sheet: Sheet, number: int, by: MemberId, says: Says, at: datetime) -> Sheet:
    """Vote on a proposal; the last vote of a member counts.

    Raises Refused: NO_SUCH_AMENDMENT, DECIDED_ALREADY, NO_VOTE_ON_IT, BALLOT_CLOSED, RANK_INSTEAD.
    """
    vote = _taking(sheet, number, at)
    if vote.rule is Rule.RANKED and says is not Says.ABSTAIN:
        raise Refused(Code.RANK_INSTEAD, number=number)
    ballot = Ballot() if vote.rule is Rule.RANKED else Ballot(says=says)
    return _with_ballot(sheet, vote, by, ballot)


def rank(sheet: Sheet, number: int, by: MemberId, ranking: Ranking, at: datetime) -> Sheet:
    """Rank the rivals in whose vote a proposal stands; the last ranking of a member counts.

    Raises Refused: NO_SUCH_AMENDMENT, DECIDED_ALREADY, NO_VOTE_ON_IT, BALLOT_CLOSED, VOTE_INSTEAD.
    """
    vote = _taking(sheet, number, at)
    if vote.rule is not Rule.RANKED:
        raise Refused(Code.VOTE_INSTEAD, number=number)
    return _with_ballot(sheet, vote, by, Ballot(ranking=ranking))


def _taking(sheet: Sheet, number: int, at: datetime) -> Vote:
    one = undecided(sheet, number)
    vote = sheet.vote_on(one)
    if one.stage is not Stage.VOTING or vote is None:
        raise Refused(Code.NO_VOTE_ON_IT)
    if at >= vote.deadline:
        raise Refused(Code.BALLOT_CLOSED)
    return vote


def _with_ballot(sheet: Sheet, vote: Vote, by: MemberId, ballot: Ballot) -> Sheet:
    ballots = {**vote.ballots, by: ballot}
    return replace(_with_vote(sheet, replace(vote, ballots=ballots)), revision=sheet.revision + 1)


def close(sheet: Sheet, number: int, at: datetime, *, chair: bool) -> Sheet:
    """Close the vote on a proposal before its time.

    Raises Refused: NO_SUCH_AMENDMENT, DECIDED_ALREADY, NO_VOTE_ON_IT, NOT_SHEET_CHAIR.
    """
    one = undecided(sheet, number)
    vote = sheet.vote_on(one)
    if one.stage is not Stage.VOTING or vote is None:
        raise Refused(Code.NO_VOTE_ON_IT)
    if not chair:
        raise Refused(Code.NOT_SHEET_CHAIR)
    return closed(sheet, vote, at)


def tick(sheet: Sheet, at: datetime) -> Sheet:
    """Close every vote whose time is over; the sheet itself where there is none."""
    for vote in sheet.open_votes:
        if vote.deadline <= at:
            sheet = closed(sheet, vote, vote.deadline)
    return sheet


def closed(sheet: Sheet, vote: Vote, at: datetime) -> Sheet:
    """The sheet after an open vote ended: one proposal carried, or none."""
    found = outcome(vote)
    after = _ended(sheet, vote, at, found, Stage.LOST)
    if found.carried is None:
        return after
    carried = after.proposals[found.carried - 1]
    if carried.clause == WHOLE:
        return replace(after, versions=(*after.versions, _version(after, carried, vote, found, at)))
    settings = with_setting(after.settings, carried.clause, carried.setting)
    overtaken = [p.number for p in after.rivals(carried.clause)]
    staged = _staged(after, overtaken, Stage.OVERTAKEN)
    return replace(staged, settings=settings)


def called_off(sheet: Sheet, vote: Vote, at: datetime) -> Sheet:
    """The sheet after an open vote ended without being counted; what it was on is withdrawn."""
    nothing = Outcome(why=Why.CALLED_OFF, voters=len(vote.ballots))
    return _ended(sheet, vote, at, nothing, Stage.WITHDRAWN)


def _ended(sheet: Sheet, vote: Vote, at: datetime, found: Outcome, otherwise: Stage) -> Sheet:
    ended = _with_vote(sheet, replace(vote, closed_at=at, outcome=found))
    ended = replace(ended, revision=sheet.revision + 1)
    rest = [number for number in vote.candidates if number != found.carried]
    ended = _staged(ended, rest, otherwise)
    if found.carried is None:
        return ended
    return _staged(ended, (found.carried,), Stage.CARRIED)


def _version(sheet: Sheet, one: Proposal, vote: Vote, found: Outcome, at: datetime) -> Version:
    return Version(
        number=len(sheet.versions) + 1,
        settings=sheet.settings,
        proposer=one.mover,
        at=at,
        seconder=one.seconder,
        proposal=one.number,
        rule=vote.rule,
        ayes=found.ayes,
        noes=found.noes,
        abstained=found.abstained,
        touched=sheet.revision,
    )


def _with_vote(sheet: Sheet, vote: Vote) -> Sheet:
    return replace(sheet, votes=tuple(vote if v.number == vote.number else v for v in sheet.votes))


def _staged(sheet: Sheet, numbers: Collection[int], stage: Stage) -> Sheet:
    return replace(
        sheet,
        proposals=tuple(
            replace(p, stage=stage, touched=sheet.revision) if p.number in numbers else p
            for p in sheet.proposals
        ),
    )
