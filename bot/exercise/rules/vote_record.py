"""Who voted how on a proposal that was counted, whom it binds, and who stood aside by right."""

from msgspec import Struct

from bot.exercise.events import ProposalOutcome
from bot.exercise.rules.voting import AGAINST, ASIDE, FOR, find_voters
from bot.exercise.state import Exercise
from bot.guarantee.rules.terms import Voting


class VoteRecord(Struct, frozen=True, kw_only=True):
    """The votes on a proposal (by its number) as they were, by role. Those who `stood_aside`
    abstained under a text that lets them; `missing` did not vote, and `consented` says that the
    text takes this for a yes. `stopped_by` are those whose vote stopped it."""

    proposal: int
    carried: bool
    in_favour: tuple[str, ...]
    against: tuple[str, ...]
    abstained: tuple[str, ...]
    stood_aside: tuple[str, ...]
    missing: tuple[str, ...]
    bound: tuple[str, ...]
    stopped_by: tuple[str, ...]
    consented: bool = False


def list_vote_records(state: Exercise) -> tuple[VoteRecord, ...]:
    """The votes on all proposals that were counted, in the order of the counts."""
    return tuple(
        build_vote_record(state, outcome) for count in state.counts for outcome in count.outcomes
    )


def build_vote_record(state: Exercise, outcome: ProposalOutcome) -> VoteRecord:
    """The votes on one proposal. An outcome that was saved names as aside all who are not bound:
    how they voted is read from their votes."""
    proposal = state.proposals[outcome.proposal - 1]
    voters = {
        *find_voters(state, proposal),
        *proposal.votes,
        *outcome.bound,
        *outcome.aside,
        *outcome.blocked,
    }
    ordered = [role.id for role in state.setting.roles if role.id in voters]
    roles = {
        vote: tuple(role for role in ordered if proposal.votes.get(role) == vote)
        for vote in (FOR, AGAINST, ASIDE)
    }
    by_right = state.procedure.voting is Voting.JOINING
    missing = tuple(role for role in ordered if role not in proposal.votes)
    return VoteRecord(
        proposal=outcome.proposal,
        carried=outcome.carried,
        in_favour=roles[FOR],
        against=roles[AGAINST],
        abstained=() if by_right else roles[ASIDE],
        stood_aside=roles[ASIDE] if by_right else (),
        missing=missing,
        bound=outcome.bound,
        stopped_by=outcome.blocked,
        consented=state.procedure.voting is Voting.CONSENSUS,
    )
