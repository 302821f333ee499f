"""How a vote comes out. Ties fail, too few voters decide nothing, abstentions are on no side."""

from bot.guarantee.rules.votes import AS_IT_IS, Outcome, Rule, Says, Vote, Why
from bot.opinion.rules.ranking import schulze

SEED = 1
"""Of a lot that never decides: a tie in first place fails."""


def outcome(vote: Vote) -> Outcome:
    """How a vote ends on the ballots that it holds."""
    return _ranked(vote) if vote.rule is Rule.RANKED else _for_and_against(vote)


def _for_and_against(vote: Vote) -> Outcome:
    votes = [ballot.says for ballot in vote.ballots.values()]
    ayes, noes, abstained = (
        votes.count(choice) for choice in (Says.FOR, Says.AGAINST, Says.ABSTAIN)
    )
    why = _why(vote.rule, ayes, noes)
    if len(votes) < vote.quorum:
        why = Why.NO_QUORUM
    return Outcome(
        why=why,
        voters=len(votes),
        carried=vote.candidates[0] if why is Why.CARRIED else None,
        ayes=ayes,
        noes=noes,
        abstained=abstained,
    )


def _why(rule: Rule, ayes: int, noes: int) -> Why:
    if ayes == noes:
        return Why.TIED
    enough = 3 * ayes >= 2 * (ayes + noes) if rule is Rule.TWO_THIRDS else ayes > noes
    return Why.CARRIED if enough else Why.LOST


def _ranked(vote: Vote) -> Outcome:
    """By Schulze’s method, with “leave it as it is” among the candidates. An empty ranking is an
    abstention."""
    ballots = [ballot.ranking for ballot in vote.ballots.values()]
    rankings = [ranking for ranking in ballots if ranking]
    names = [AS_IT_IS, *(str(number) for number in vote.candidates)]
    result = schulze(names, rankings, SEED)
    first = result.order[0]
    if len(ballots) < vote.quorum:
        why = Why.NO_QUORUM
    elif len(first) > 1:
        why = Why.TIED
    else:
        why = Why.LOST if first == (AS_IT_IS,) else Why.CARRIED
    return Outcome(
        why=why,
        voters=len(ballots),
        carried=int(first[0]) if why is Why.CARRIED else None,
        abstained=len(ballots) - len(rankings),
        order=result.order,
    )
