"""How proposals go from stage to stage: what an event that changes several of them makes of a
sheet. Each sheet here is at the revision that the event makes."""

from collections.abc import Callable, Collection
from datetime import datetime

from msgspec.structs import replace

from bot.guarantee.events import VoteClosed, VoteOpened
from bot.guarantee.rules.stages import (
    AwaitingSecond,
    ProposalStage,
    Seconded,
    carry,
    lose,
    overtake,
    put_to_vote,
    withdraw,
)
from bot.guarantee.rules.votes import Outcome, Vote, VoteEnd, Why
from bot.guarantee.state import WHOLE, Proposal, Setting, Settings, Sheet, Version
from bot.kernel.ids import MemberId

StageChange = Callable[[ProposalStage], ProposalStage]
"""From the stage of a proposal to its next."""


def advance(sheet: Sheet, numbers: Collection[int], change: StageChange) -> Sheet:
    """The sheet with the proposals of those numbers at another stage."""
    return replace(
        sheet,
        proposals=tuple(
            replace(proposal, stage=change(proposal.stage), touched=sheet.revision)
            if proposal.number in numbers
            else proposal
            for proposal in sheet.proposals
        ),
    )


def with_setting(settings: Settings, clause: str, setting: Setting | None) -> Settings:
    """The settings with one clause set, or open where there is none."""
    other_settings = {key: value for key, value in settings.items() if key != clause}
    return other_settings if setting is None else {**other_settings, clause: setting}


def opened(sheet: Sheet, event: VoteOpened) -> Sheet:
    """The sheet with proposals put to the vote."""
    vote = Vote(
        number=len(sheet.votes) + 1,
        rule=event.rule,
        quorum=event.quorum,
        opened_at=event.at,
        deadline=event.deadline,
        candidates=event.candidates,
    )
    return advance(
        replace(sheet, votes=(*sheet.votes, vote)),
        vote.candidates,
        lambda stage: put_to_vote(stage, vote.number),
    )


def after_vote(sheet: Sheet, event: VoteClosed) -> Sheet:
    """The sheet after a vote was counted: one proposal carried, or none."""
    vote, outcome = sheet.votes[event.vote - 1], outcome_of(event)
    sheet_after = _ended(sheet, vote, event.at, outcome, lose)
    if event.carried is None:
        return sheet_after
    carried = sheet_after.proposals[event.carried - 1]
    if carried.clause == WHOLE:
        return replace(
            sheet_after,
            versions=(*sheet_after.versions, _version(sheet_after, carried, vote, event)),
        )
    overtaken = [rival.number for rival in sheet_after.rivals(carried.clause)]
    setting = None if event.opens else carried.setting
    return replace(
        advance(sheet_after, overtaken, overtake),
        settings=with_setting(sheet_after.settings, carried.clause, setting),
    )


def called_off(sheet: Sheet, number: int, at: datetime) -> Sheet:
    """The sheet after a vote ended without being counted; what it was on is withdrawn."""
    vote = sheet.votes[number - 1]
    nothing = Outcome(why=Why.CALLED_OFF, voters=len(vote.ballots))
    return _ended(sheet, vote, at, nothing, withdraw)


def without_member(sheet: Sheet, member: MemberId) -> Sheet:
    """The sheet after a member left for good.

    What they moved and nobody seconded is withdrawn; where somebody did, the seconder becomes the
    mover and it needs a second again. What they seconded needs one again. What is being voted on
    goes on without their ballot. What is decided stays.
    """
    return replace(
        sheet,
        proposals=tuple(_left(proposal, member, sheet.revision) for proposal in sheet.proposals),
        votes=tuple(
            replace(vote, ballots={m: b for m, b in vote.ballots.items() if m != member})
            if vote.open and member in vote.ballots
            else vote
            for vote in sheet.votes
        ),
    )


def outcome_of(event: VoteClosed) -> Outcome:
    """How a vote came out."""
    return Outcome(
        why=event.why,
        voters=event.voters,
        carried=event.carried,
        ayes=event.ayes,
        noes=event.noes,
        abstained=event.abstained,
        order=event.order,
    )


def _left(proposal: Proposal, member: MemberId, revision: int) -> Proposal:
    match proposal.stage:
        case AwaitingSecond() if proposal.mover == member:
            return replace(proposal, stage=withdraw(proposal.stage), touched=revision)
        case Seconded(seconder=seconder) if member in (proposal.mover, seconder):
            mover = seconder if proposal.mover == member else proposal.mover
            return replace(proposal, stage=AwaitingSecond(), mover=mover, touched=revision)
        case _:
            return proposal


def _ended(
    sheet: Sheet, vote: Vote, at: datetime, outcome: Outcome, otherwise: StageChange
) -> Sheet:
    closed = replace(vote, end=VoteEnd(at=at, outcome=outcome))
    sheet_after = replace(
        sheet,
        votes=tuple(
            closed if earlier.number == vote.number else earlier for earlier in sheet.votes
        ),
    )
    lost = [number for number in vote.candidates if number != outcome.carried]
    sheet_after = advance(sheet_after, lost, otherwise)
    if outcome.carried is None:
        return sheet_after
    return advance(sheet_after, (outcome.carried,), carry)


def _version(sheet: Sheet, proposal: Proposal, vote: Vote, event: VoteClosed) -> Version:
    return Version(
        number=len(sheet.versions) + 1,
        settings=sheet.settings,
        proposer=proposal.mover,
        at=event.at,
        seconder=proposal.seconder,
        proposal=proposal.number,
        rule=vote.rule,
        ayes=event.ayes,
        noes=event.noes,
        abstained=event.abstained,
        touched=sheet.revision,
    )
