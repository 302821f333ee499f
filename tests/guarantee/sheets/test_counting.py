"""How votes come out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guarantee.rules.counting import outcome
from bot.guarantee.rules.votes import AS_IT_IS, Ballot, Outcome, Ranking, Rule, Says, Vote, Why
from bot.kernel.ids import MemberId
from tests.guarantee.sheets.making import LATER, NOON


def vote(rule: Rule, ballots: list[Ballot], quorum: int = 1, candidates: tuple[int, ...] = (4,)):
    by_member = {MemberId(f"m{n}"): ballot for n, ballot in enumerate(ballots)}
    return Vote(
        number=1, rule=rule, quorum=quorum, opened_at=NOON, deadline=LATER,
        candidates=candidates, ballots=by_member,
    )  # fmt: skip


def said(ayes: int, noes: int, abstained: int = 0) -> list[Ballot]:
    words = [Says.FOR] * ayes + [Says.AGAINST] * noes + [Says.ABSTAIN] * abstained
    return [Ballot(says=word) for word in words]


@pytest.mark.parametrize(
    ("rule", "ayes", "noes", "abstained", "why"),
    [
        (Rule.SIMPLE, 2, 1, 0, Why.CARRIED),
        (Rule.SIMPLE, 1, 1, 5, Why.TIED),
        (Rule.SIMPLE, 0, 0, 3, Why.TIED),
        (Rule.SIMPLE, 1, 2, 0, Why.LOST),
        (Rule.SIMPLE, 1, 0, 9, Why.CARRIED),
        (Rule.TWO_THIRDS, 2, 1, 0, Why.CARRIED),
        (Rule.TWO_THIRDS, 3, 2, 0, Why.LOST),
        (Rule.TWO_THIRDS, 4, 2, 6, Why.CARRIED),
        (Rule.TWO_THIRDS, 0, 0, 3, Why.TIED),
        (Rule.TWO_THIRDS, 2, 2, 0, Why.TIED),
    ],
)
def test_a_vote_for_and_against(rule: Rule, ayes: int, noes: int, abstained: int, why: Why) -> None:
    found = outcome(vote(rule, said(ayes, noes, abstained)))

    assert found == Outcome(
        why=why,
        voters=ayes + noes + abstained,
        carried=4 if why is Why.CARRIED else None,
        ayes=ayes,
        noes=noes,
        abstained=abstained,
    )


def test_abstentions_count_for_the_quorum_and_nothing_else() -> None:
    assert outcome(vote(Rule.SIMPLE, said(1, 0, 1), quorum=3)).why is Why.NO_QUORUM
    assert outcome(vote(Rule.SIMPLE, said(1, 0, 2), quorum=3)).why is Why.CARRIED


def ranked(*rankings: Ranking, quorum: int = 1) -> Outcome:
    ballots = [Ballot(ranking=one) for one in rankings]
    return outcome(vote(Rule.RANKED, ballots, quorum, (4, 5)))


def test_the_rival_that_beats_all_and_the_clause_as_it_is_carries() -> None:
    found = ranked((("5",), ("4",)), (("5",), (AS_IT_IS,)), (("4",), (AS_IT_IS,)))

    assert (found.why, found.carried, found.order[0]) == (Why.CARRIED, 5, ("5",))


def test_leaving_it_as_it_is_wins_like_any_rival() -> None:
    found = ranked(((AS_IT_IS,), ("4",)), ((AS_IT_IS,), ("5",)), (("4",), ("5",)))

    assert (found.why, found.carried) == (Why.LOST, None)


def test_a_tie_in_first_place_is_not_broken_by_lot() -> None:
    found = ranked((("4",), ("5",), (AS_IT_IS,)), (("5",), ("4",), (AS_IT_IS,)))

    assert (found.why, found.carried, found.order[0]) == (Why.TIED, None, ("4", "5"))


def test_an_empty_ranking_abstains_and_no_ranking_at_all_is_a_tie() -> None:
    assert ranked((), (("4",),)).carried == 4
    assert ranked((), (("4",),), quorum=3).why is Why.NO_QUORUM
    assert ranked(()).why is Why.TIED


STEPS = st.permutations(["4", "5", AS_IT_IS]).map(lambda order: tuple((one,) for one in order))


@given(st.lists(STEPS, min_size=1), st.randoms())
def test_the_order_in_which_people_vote_changes_nothing(rankings: list[Ranking], lot) -> None:
    mixed = list(rankings)
    lot.shuffle(mixed)

    assert ranked(*rankings) == ranked(*mixed)


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_what_carries_by_two_thirds_carries_by_a_simple_majority(a: int, n: int, o: int) -> None:
    harder, easier = (outcome(vote(rule, said(a, n, o))) for rule in (Rule.TWO_THIRDS, Rule.SIMPLE))

    assert harder.why is not Why.CARRIED or easier.why is Why.CARRIED
    assert outcome(vote(Rule.RANKED, [], candidates=(4,))).carried is None
