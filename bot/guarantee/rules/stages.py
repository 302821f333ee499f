"""How proposals go from stage to stage: what an event that changes several of them makes of a
sheet. Each sheet here is at the revision that the event makes."""

from collections.abc import Collection
from datetime import datetime

from msgspec.structs import replace

from bot.guarantee.events import VoteClosed, VoteOpened
from bot.guarantee.state import (
    WHOLE,
    Outcome,
    Proposal,
    Setting,
    Settings,
    Sheet,
    Stage,
    Version,
    Vote,
    Why,
)
from bot.kernel.ids import MemberId


def with_proposal(
    sheet: Sheet, number: int, *, stage: Stage, seconder: MemberId | None = None
) -> Sheet:
    """The sheet with one proposal at another stage, and with a seconder where it gets one."""
    return replace(
        sheet,
        proposals=tuple(
            replace(one, stage=stage, seconder=seconder or one.seconder, touched=sheet.revision)
            if one.number == number
            else one
            for one in sheet.proposals
        ),
    )


def with_setting(settings: Settings, clause: str, setting: Setting | None) -> Settings:
    """The settings with one clause set, or open where there is none."""
    kept = {key: value for key, value in settings.items() if key != clause}
    return kept if setting is None else {**kept, clause: setting}


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
    return replace(
        sheet,
        votes=(*sheet.votes, vote),
        proposals=tuple(
            replace(one, stage=Stage.VOTING, vote=vote.number, touched=sheet.revision)
            if one.number in vote.candidates
            else one
            for one in sheet.proposals
        ),
    )


def after_vote(sheet: Sheet, event: VoteClosed) -> Sheet:
    """The sheet after a vote was counted: one proposal carried, or none."""
    vote, outcome = sheet.votes[event.vote - 1], outcome_of(event)
    ended = _ended(sheet, vote, event.at, outcome, Stage.LOST)
    if event.carried is None:
        return ended
    carried = ended.proposals[event.carried - 1]
    if carried.clause == WHOLE:
        return replace(ended, versions=(*ended.versions, _version(ended, carried, vote, event)))
    overtaken = [one.number for one in ended.rivals(carried.clause)]
    setting = None if event.opens else carried.setting
    return replace(
        _staged(ended, overtaken, Stage.OVERTAKEN),
        settings=with_setting(ended.settings, carried.clause, setting),
    )


def called_off(sheet: Sheet, number: int, at: datetime) -> Sheet:
    """The sheet after a vote ended without being counted; what it was on is withdrawn."""
    vote = sheet.votes[number - 1]
    nothing = Outcome(why=Why.CALLED_OFF, voters=len(vote.ballots))
    return _ended(sheet, vote, at, nothing, Stage.WITHDRAWN)


def without_member(sheet: Sheet, member: MemberId) -> Sheet:
    """The sheet after a member left for good.

    What they moved and nobody seconded is withdrawn; where somebody did, the seconder becomes the
    mover and it needs a second again. What they seconded needs one again. What is being voted on
    goes on without their ballot. What is decided stays.
    """
    return replace(
        sheet,
        proposals=tuple(_left(one, member, sheet.revision) for one in sheet.proposals),
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


def _left(one: Proposal, member: MemberId, revision: int) -> Proposal:
    if one.stage is Stage.PROPOSED and one.mover == member:
        return replace(one, stage=Stage.WITHDRAWN, touched=revision)
    if one.stage is Stage.SECONDED and member in (one.mover, one.seconder):
        mover = one.seconder if one.mover == member and one.seconder else one.mover
        return replace(one, stage=Stage.PROPOSED, mover=mover, seconder=None, touched=revision)
    return one


def _ended(sheet: Sheet, vote: Vote, at: datetime, outcome: Outcome, otherwise: Stage) -> Sheet:
    closed = replace(vote, closed_at=at, outcome=outcome)
    ended = replace(
        sheet, votes=tuple(closed if one.number == vote.number else one for one in sheet.votes)
    )
    rest = [number for number in vote.candidates if number != outcome.carried]
    ended = _staged(ended, rest, otherwise)
    if outcome.carried is None:
        return ended
    return _staged(ended, (outcome.carried,), Stage.CARRIED)


def _version(sheet: Sheet, one: Proposal, vote: Vote, event: VoteClosed) -> Version:
    return Version(
        number=len(sheet.versions) + 1,
        settings=sheet.settings,
        proposer=one.mover,
        at=event.at,
        seconder=one.seconder,
        proposal=one.number,
        rule=vote.rule,
        ayes=event.ayes,
        noes=event.noes,
        abstained=event.abstained,
        touched=sheet.revision,
    )


def _staged(sheet: Sheet, numbers: Collection[int], stage: Stage) -> Sheet:
    return replace(
        sheet,
        proposals=tuple(
            replace(one, stage=stage, touched=sheet.revision) if one.number in numbers else one
            for one in sheet.proposals
        ),
    )
