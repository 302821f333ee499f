"""How proposals go from stage to stage: what an event that changes several of them makes of a
sheet. Each sheet here is at the revision that the event makes."""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime

from msgspec.structs import replace

from bot.guarantee.events import VoteClosed, VoteOpened
from bot.guarantee.rules.rule_terms import read_rules
from bot.guarantee.rules.stages import (
    AwaitingSecond,
    LyingOpen,
    ProposalStage,
    Seconded,
    agree,
    carry,
    lose,
    overtake,
    put_to_vote,
    withdraw,
)
from bot.guarantee.rules.votes import Outcome, RuleTerms, Vote, VoteEnd, Why
from bot.guarantee.state import RULES, WHOLE, Proposal, Setting, Settings, Sheet, Version
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
    in_vote = advance(
        replace(sheet, votes=(*sheet.votes, vote)),
        vote.candidates,
        lambda stage: put_to_vote(stage, vote.number),
    )
    unseconded = [one.number for one in in_vote.live if one.amends in vote.candidates]
    return advance(in_vote, unseconded, overtake)


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
    if carried.clause == RULES:
        return under_rules(sheet_after, read_rules(carried.setting.options))
    if carried.amends:
        beside = [one.number for one in sheet_after.rivals(carried.clause, carried.amends)]
        return advance(sheet_after, beside, overtake)
    if carried.bundle:
        return adopting(sheet_after, sheet_after.bundled(carried))
    return adopting(sheet_after, (carried,), opens=event.opens)


def consented(sheet: Sheet, numbers: Collection[int]) -> Sheet:
    """The sheet after nobody asked for a vote on proposals in time."""
    after = advance(sheet, numbers, agree)
    return adopting(after, tuple(after.proposals[number - 1] for number in numbers))


def adopting(sheet: Sheet, ones: Iterable[Proposal], *, opens: bool = False) -> Sheet:
    """The sheet with what amendments say at their clauses, and their rivals overtaken; one that has
    no options, of several, opens its clause, and with `opens` every one does."""
    ones = tuple(ones)
    for one in ones:
        overtaken = [other.number for other in sheet.live_at(one.clause)]
        said = sheet.setting_of(one)
        none_chosen = len(ones) > 1 and said.options is None
        setting = None if opens or none_chosen else said
        sheet = replace(
            advance(sheet, overtaken, overtake),
            settings=with_setting(sheet.settings, one.clause, setting),
        )
    return sheet


def without_orphans(sheet: Sheet, at: datetime) -> Sheet:
    """The sheet without live amendments to what is decided: they are overtaken, and a vote on them
    is called off."""
    orphans = [p for p in sheet.live if p.amends and not sheet.proposals[p.amends - 1].live]
    for number in {one.vote for one in orphans if one.vote is not None}:
        vote = sheet.votes[number - 1]
        nothing = Outcome(why=Why.CALLED_OFF, voters=len(vote.ballots))
        sheet = _ended(sheet, vote, at, nothing, overtake)
    return advance(sheet, [one.number for one in orphans], overtake)


def under_rules(sheet: Sheet, terms: RuleTerms) -> Sheet:
    """The sheet with votes to come held so."""
    return replace(sheet, rule=terms.rule, quorum=terms.quorum, hours=terms.hours)


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
        case AwaitingSecond() | LyingOpen() if proposal.mover == member:
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
    won: tuple[int, ...] = ()
    if outcome.carried is not None:
        carried = sheet_after.proposals[outcome.carried - 1]
        won = tuple(each.number for each in sheet_after.bundled(carried))
    lost = [number for number in vote.candidates if number not in won]
    return advance(advance(sheet_after, lost, otherwise), won, carry)


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
