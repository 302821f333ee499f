"""What the room hears of votes on proposals, and of their count."""

from collections.abc import Mapping

from bot.exercise import events as e
from bot.exercise.rules.clock import hours
from bot.exercise.rules.naming import list_roles, role_name
from bot.exercise.rules.vote_record import VoteRecord, build_vote_record
from bot.exercise.rules.voting import AGAINST, ASIDE, FOR, common
from bot.exercise.rules.weighing import CONDUCT, DUTIES, FLOOR, RED_LINE
from bot.exercise.state import Exercise, ExerciseProposal
from bot.guarantee.rules.terms import Voting
from bot.kernel.message import Message, row_of, say
from bot.kernel.view import Block, Strong, text

_WHY = {
    "own": say("it made the proposal"),
    "evidence": say("the finding is too weak so far"),
    "refuted": say("the finding points away from the Adversary"),
    "risk": say("it does not want to send forces"),
    "nobody": say("nobody attacked"),
    "author": say("it is accused itself"),
    "home": say("that could end its commitment at home"),
}
_WHY_VOTE: Mapping[tuple[str, str], Message] = {
    ("interest", FOR): say("it wants the same"),
    ("interest", ASIDE): say("it wants other things"),
    (CONDUCT, FOR): say("the sheet’s condition on conduct asks for restraint"),
    (CONDUCT, AGAINST): say("the Beneficiary’s own part is in doubt"),
    (FLOOR, FOR): say("it gives what the sheet’s floor asks for"),
    (FLOOR, AGAINST): say("it gives less than the sheet’s floor"),
    (FLOOR, ASIDE): say("another proposal gives what the sheet’s floor asks for"),
    (DUTIES, FOR): say("a duty of the sheet is broken, and it asks for restraint"),
    (DUTIES, ASIDE): say("a duty of the sheet is broken"),
}
"""Reasons that say another thing under another vote."""


def announce_vote(event: e.Voted, state: Exercise) -> list[Block]:
    """How a role votes, and why where a script plays it; nothing of a proposer's own vote."""
    if event.why == "own":
        return []
    who = role_name(state, event.role)
    if state.opened.sealed and not state.opened.alone:
        return [
            text(
                say(
                    "{role} has voted on proposal {proposal}. Nobody sees how before the count.",
                    role=who,
                    proposal=event.proposal,
                )
            )
        ]
    vote = _vote(event.vote, who, event.proposal)
    if why := _describe_why(event, state):
        return [text(say("{vote} (by script: {why}).", vote=vote, why=why))]
    return [text(say("{vote}.", vote=vote))]


def _describe_why(event: e.Voted, state: Exercise) -> str:
    """Why a script votes so; "" for a member, and for what needs no reason."""
    if event.why == RED_LINE:
        return say("its red line: {line}", line=state.setting.script_of[event.role].red_line)
    if event.why == "interest" and event.role not in state.setting.script_of:
        return ""
    reason = _WHY_VOTE.get((event.why, event.vote))
    return _WHY.get(event.why, "") if reason is None else reason


def _vote(vote: str, who: str, proposal: int) -> Message:
    if vote == FOR:
        return say("{role} votes for proposal {proposal}", role=who, proposal=proposal)
    if vote == AGAINST:
        return say("{role} votes against proposal {proposal}", role=who, proposal=proposal)
    return say("{role} abstains on proposal {proposal}", role=who, proposal=proposal)


def announce_count(event: e.Counted, state: Exercise) -> list[Block]:
    """What becomes of each proposal that was open."""
    blocks: list[Block] = [
        text(
            say(
                "{news}, in {hour}.",
                news=Strong(say("The votes are counted")),
                hour=hours(event.minute),
            )
        )
    ]
    for outcome in event.outcomes:
        proposal = state.proposals[outcome.proposal - 1]
        blocks.append(text(_outcome(outcome, proposal, state)))
    if state.procedure.voting is Voting.ALONE and any(
        outcome.carried for outcome in event.outcomes
    ):
        shared = state.setting.names(common(state, event)) or say("nothing")
        blocks.append(text(say("Everybody who acts does this: {shared}.", shared=shared)))
    if not event.proven and any(outcome.carried for outcome in event.outcomes):
        blocks.append(text(say("The standard of evidence was not met when this was decided.")))
    return blocks


def _outcome(outcome: e.ProposalOutcome, proposal: ExerciseProposal, state: Exercise) -> Message:
    counted = say(
        "Proposal {number} ({responses}) {outcome}",
        number=outcome.proposal,
        responses=state.setting.names(proposal.responses),
        outcome=Strong(say("is carried.") if outcome.carried else say("is not carried.")),
    )
    record = build_vote_record(state, outcome)
    sentences = [counted]
    if outcome.carried:
        sentences.append(say("Bound by it: {roles}.", roles=list_roles(state, outcome.bound)))
    elif outcome.blocked:
        sentences.append(say("Stopped by: {roles}.", roles=list_roles(state, outcome.blocked)))
    return row_of((*sentences, *describe_votes(record, state)), "")


def describe_votes(record: VoteRecord, state: Exercise) -> tuple[Message, ...]:
    """Who voted for it, against it, abstained, did not vote, or stood aside by right."""
    groups = (
        (say("For"), record.in_favour),
        (say("Against"), record.against),
        (say("Abstained"), record.abstained),
        (say("Stands aside, as the sheet allows"), record.stood_aside),
        (
            say("Did not vote, which counts as consent")
            if record.consented
            else say("Did not vote"),
            record.missing,
        ),
    )
    return tuple(
        say("{how}: {roles}.", how=how, roles=list_roles(state, roles))
        for how, roles in groups
        if roles
    )
