"""What the room hears of votes on proposals, and of their count."""

from bot.exercise import events as e
from bot.exercise.rules.clock import hours
from bot.exercise.rules.naming import list_roles, role_name
from bot.exercise.rules.voting import AGAINST, FOR, common
from bot.exercise.state import Exercise, ExerciseProposal
from bot.exercise.views.board import VOTES
from bot.guarantee.rules.terms import Voting
from bot.kernel.message import Listed, Message, row_of, say
from bot.kernel.view import Block, Strong, text

_WHY = {
    "own": say("it is its own proposal"),
    "evidence": say("the finding is too weak for it so far"),
    "interest": "",
    "risk": say("it will not go so far as to send forces"),
    "author": say("it is named as the author"),
}


def announce_vote(event: e.Voted, state: Exercise) -> list[Block]:
    """How a role votes, and why where a script plays it; nothing of a proposer's own vote."""
    if event.why == "own":
        return []
    who = role_name(state, event.role)
    if state.opened.sealed and not state.opened.alone:
        return [
            text(
                say(
                    "{role} has voted on proposal {proposal}; it is sealed.",
                    role=who,
                    proposal=event.proposal,
                )
            )
        ]
    vote = _vote(event.vote, who, event.proposal)
    why = _WHY.get(event.why, "")
    if event.why == "interest" and event.role in state.setting.script_of:
        why = say("it is what it wants") if event.vote == FOR else say("it wants other things")
    if why:
        return [text(say("{vote} (by script: {why}).", vote=vote, why=why))]
    return [text(say("{vote}.", vote=vote))]


def _vote(vote: str, who: str, proposal: int) -> Message:
    if vote == FOR:
        return say("{role} votes for proposal {proposal}", role=who, proposal=proposal)
    if vote == AGAINST:
        return say("{role} votes against proposal {proposal}", role=who, proposal=proposal)
    return say("{role} stands aside from proposal {proposal}", role=who, proposal=proposal)


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
        blocks.append(text(say("What all share who do anything: {shared}.", shared=shared)))
    if not event.proven and any(outcome.carried for outcome in event.outcomes):
        blocks.append(
            text(say("The text’s standard of evidence was not met when this was decided."))
        )
    return blocks


def _outcome(outcome: e.ProposalOutcome, proposal: ExerciseProposal, state: Exercise) -> Message:
    counted = say(
        "Proposal {number} ({responses}) {outcome}",
        number=outcome.proposal,
        responses=state.setting.names(proposal.responses),
        outcome=Strong(say("is carried.") if outcome.carried else say("is not carried.")),
    )
    sentences = [counted]
    if outcome.carried:
        sentences.append(say("It binds: {roles}.", roles=list_roles(state, outcome.bound)))
        if outcome.aside:
            sentences.append(say("Stands aside: {roles}.", roles=list_roles(state, outcome.aside)))
    elif outcome.blocked:
        sentences.append(say("Stopped by: {roles}.", roles=list_roles(state, outcome.blocked)))
    votes = tuple(
        say("{role} {vote}", role=role_name(state, role), vote=VOTES[vote])
        for role, vote in proposal.votes.items()
    )
    if votes and state.opened.sealed:
        sentences.append(say("Votes: {votes}.", votes=Listed(votes, ";")))
    return row_of(sentences, "")
