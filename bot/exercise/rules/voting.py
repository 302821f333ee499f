"""The vote, by the rule of the sheet."""

from collections.abc import Mapping

from bot.exercise import events as e
from bot.exercise.rules.procedure import electors
from bot.exercise.rules.setting import ADVERSARY, BENEFICIARY
from bot.exercise.state import Exercise, ExerciseProposal
from bot.guarantee.rules.terms import Voting

FOR, AGAINST, ASIDE = "for", "against", "aside"
VOTES = (FOR, AGAINST, ASIDE)


def find_voters(state: Exercise, proposal: ExerciseProposal) -> tuple[str, ...]:
    """The roles whose vote counts on a proposal: its guarantors, and whoever the text gives a say
    beside them."""
    roles = list(electors(state.setting, state.procedure, state.present, proposal.responses))
    if state.procedure.has_veto and BENEFICIARY in state.present:
        roles.append(BENEFICIARY)
    vote = state.procedure.vote
    if vote is not None and vote.adversary_votes and ADVERSARY in state.present:
        roles.append(ADVERSARY)
    return tuple(roles)


def find_missing_voters(state: Exercise, proposal: ExerciseProposal) -> tuple[str, ...]:
    """The roles that have not voted yet."""
    return tuple(role for role in find_voters(state, proposal) if role not in proposal.votes)


def outcome(state: Exercise, proposal: ExerciseProposal) -> e.ProposalOutcome:
    """What becomes of a proposal under the sheet's rule; each for itself where it has none.

    Each for itself and joining bind those who vote for it. A share is taken of those who vote for
    or against, and binds everybody. Consensus is carried when nobody objects, for silence is
    consent; it binds all but those who stand aside, and nothing is carried where all do. A
    beneficiary with a veto can stop any.
    """
    deciding = electors(state.setting, state.procedure, state.present, proposal.responses)
    votes = {role: proposal.votes.get(role, "") for role in find_voters(state, proposal)}
    joined = tuple(role for role in deciding if votes[role] == FOR)
    objected = tuple(role for role, vote in votes.items() if vote == AGAINST)
    refused = (BENEFICIARY,) if state.procedure.has_veto and BENEFICIARY in objected else ()
    carried, bound = False, joined
    match state.procedure.voting:
        case Voting.ALONE:
            carried = bool(joined)
        case Voting.JOINING:
            joining = state.procedure.vote.joining if state.procedure.vote else 1
            carried = len(joined) >= joining
        case Voting.SHARE:
            carried, bound = _share(state, votes, deciding), deciding
        case Voting.CONSENSUS:
            bound = tuple(role for role in deciding if votes[role] != ASIDE)
            carried = bool(bound) and not objected
    carried = carried and not refused
    if not carried:
        blockers = objected if state.procedure.voting in (Voting.SHARE, Voting.CONSENSUS) else ()
        return e.ProposalOutcome(
            proposal=proposal.number,
            carried=False,
            blocked=tuple(dict.fromkeys((*blockers, *refused))),
        )
    aside = tuple(role for role in deciding if role not in bound)
    return e.ProposalOutcome(proposal=proposal.number, carried=True, bound=bound, aside=aside)


def _share(state: Exercise, votes: Mapping[str, str], deciding: tuple[str, ...]) -> bool:
    cast = [votes[role] for role in deciding if votes[role] in (FOR, AGAINST)]
    share = state.procedure.vote.share if state.procedure.vote else None
    return bool(cast) and share is not None and cast.count(FOR) >= share * len(cast)


def common(state: Exercise, count: e.Counted) -> frozenset[str]:
    """The reactions decided in the common name. Where each decides for itself these are the ones
    that all of those share who do anything."""
    carried = [outcome for outcome in count.outcomes if outcome.carried]
    if state.procedure.voting is not Voting.ALONE:
        return frozenset().union(*(state.proposals[o.proposal - 1].responses for o in carried))
    own = own_lists(state, count)
    lists = [reactions for reactions in own.values() if reactions]
    return frozenset.intersection(*lists) if lists else frozenset()


def own_lists(state: Exercise, count: e.Counted) -> dict[str, frozenset[str]]:
    """What each guarantor is bound to do by a count, by role."""
    responses_by_role: dict[str, frozenset[str]] = {}
    for outcome in count.outcomes:
        responses = state.proposals[outcome.proposal - 1].responses
        for role in outcome.bound:
            only = state.setting.role(role).only
            own_responses = responses & only if only else responses
            responses_by_role[role] = responses_by_role.get(role, frozenset()) | own_responses
    return responses_by_role
