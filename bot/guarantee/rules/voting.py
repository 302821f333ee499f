"""Ballots on proposals, and what becomes of a sheet when a vote closes."""

from datetime import datetime

from bot.guarantee.commands.sheets import CloseProposalVote
from bot.guarantee.events import BallotCast, SheetEvent, VoteClosed
from bot.guarantee.evolve import evolve
from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rules.allowed import allow
from bot.guarantee.rules.counting import outcome
from bot.guarantee.rules.presence import closing_time
from bot.guarantee.rules.proposing import undecided
from bot.guarantee.rules.steps import CastBallot, RankRivals, SheetAct
from bot.guarantee.rules.votes import AS_IT_IS, Ranking, Rule, Says, Vote
from bot.guarantee.rules.who import Actor
from bot.guarantee.state import Sheet
from bot.kernel.ids import MemberId
from bot.kernel.refusal import Refused


def cast(sheet: Sheet, number: int, by: MemberId, says: Says, at: datetime) -> list[SheetEvent]:
    """Vote on a proposal; the last vote of a member counts.

    Raises Refused: NO_SUCH_AMENDMENT, DECIDED_ALREADY, NO_VOTE_ON_IT, BALLOT_CLOSED, RANK_INSTEAD.
    """
    vote = _taking(sheet, CastBallot, number, at)
    if vote.rule is not Rule.RANKED:
        return _cast(sheet, BallotCast(at=at, by=by, vote=vote.number, says=says))
    if says is Says.ABSTAIN:
        return _cast(sheet, BallotCast(at=at, by=by, vote=vote.number))
    if vote.has_rivals:
        raise Refused(GuaranteeRefusal.RANK_INSTEAD, number=number)
    wanted, other = (str(number), AS_IT_IS)[:: 1 if says is Says.FOR else -1]
    ranking = ((wanted,), (other,))
    return _cast(sheet, BallotCast(at=at, by=by, vote=vote.number, ranking=ranking))


def rank(
    sheet: Sheet, number: int, by: MemberId, ranking: Ranking, at: datetime
) -> list[SheetEvent]:
    """Rank the rivals in whose vote a proposal stands; the last ranking of a member counts.

    Raises Refused: NO_SUCH_AMENDMENT, DECIDED_ALREADY, NO_VOTE_ON_IT, BALLOT_CLOSED, VOTE_INSTEAD.
    """
    vote = _taking(sheet, RankRivals, number, at)
    if vote.rule is not Rule.RANKED:
        raise Refused(GuaranteeRefusal.VOTE_INSTEAD, number=number)
    return _cast(sheet, BallotCast(at=at, by=by, vote=vote.number, ranking=ranking))


def _cast(sheet: Sheet, ballot: BallotCast) -> list[SheetEvent]:
    """A ballot, and the end of its vote where all who are present have voted then."""
    after = evolve(sheet, ballot)
    vote = after.votes[ballot.vote - 1]
    if closing_time(after, vote) <= ballot.at:
        return [ballot, _closed(after, vote, ballot.at)]
    return [ballot]


def _taking(sheet: Sheet, act: type[SheetAct], number: int, at: datetime) -> Vote:
    vote = _vote_on(sheet, act, number)
    if at >= vote.deadline:
        raise Refused(GuaranteeRefusal.BALLOT_CLOSED)
    return vote


def _vote_on(sheet: Sheet, act: type[SheetAct], number: int, by: Actor | None = None) -> Vote:
    """The open vote on a proposal, where an act on it is allowed."""
    proposal = undecided(sheet, number)
    allow(sheet, act, proposal, by)
    vote = sheet.vote_on(proposal)
    if vote is None:
        raise Refused(GuaranteeRefusal.NO_VOTE_ON_IT)
    return vote


def close(
    sheet: Sheet, number: int, at: datetime, *, by: MemberId, chair: bool
) -> list[SheetEvent]:
    """Close the vote on a proposal before its time.

    Raises Refused: NO_SUCH_AMENDMENT, DECIDED_ALREADY, NO_VOTE_ON_IT, NOT_SHEET_CHAIR.
    """
    vote = _vote_on(sheet, CloseProposalVote, number, Actor(by, chair))
    return [_closed(sheet, vote, at, by)]


def tick(sheet: Sheet, at: datetime) -> list[SheetEvent]:
    """Close every vote whose time is over, or in which all who are present have voted; nothing
    where there is none."""
    events: list[SheetEvent] = []
    for vote in sheet.open_votes:
        closes = closing_time(sheet, vote)
        if closes <= at:
            events.append(_closed(sheet, vote, closes))
            sheet = evolve(sheet, events[-1])
    return events


def _closed(sheet: Sheet, vote: Vote, at: datetime, by: MemberId | None = None) -> VoteClosed:
    counted = outcome(vote)
    carried = None if counted.carried is None else sheet.proposals[counted.carried - 1]
    return VoteClosed(
        at=at,
        by=by,
        vote=vote.number,
        why=counted.why,
        voters=counted.voters,
        carried=counted.carried,
        opens=carried is not None and carried.changes_clause and sheet.setting_of(carried).empty,
        ayes=counted.ayes,
        noes=counted.noes,
        abstained=counted.abstained,
        order=counted.order,
    )
