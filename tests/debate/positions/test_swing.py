import random

from hypothesis import given
from hypothesis import strategies as st

from bot.debate.rules.positions.ledger import VotePhase
from bot.debate.rules.positions.stance import Camp, Stance
from bot.debate.rules.positions.swing import (
    ORDER,
    Swing,
    SwingVerdict,
    Tally,
    Transitions,
    swing,
    swing_of,
)
from bot.kernel.ids import MemberId
from tests.debate.positions.people import EXAMPLE, held, people, tables, votes

Votes = dict[MemberId, Stance]


def test_the_side_that_gained_more_wins_even_with_fewer_votes() -> None:
    table = swing(*people(EXAMPLE)).table

    assert table == EXAMPLE
    assert [table.before.share(each) for each in ORDER] == [30, 20, 50]
    assert [table.after.share(each) for each in ORDER] == [46, 2, 52]
    assert [table.swing(each) for each in ORDER] == [16, -18, 2]
    assert table.verdict is SwingVerdict.FOR
    assert table.after.majority is SwingVerdict.AGAINST


def test_the_table_tells_who_was_won_kept_and_lost() -> None:
    assert EXAMPLE.went(Camp.UNDECIDED, Camp.FOR) == 14
    assert (EXAMPLE.gained(Camp.FOR), EXAMPLE.lost(Camp.FOR)) == (16, 0)
    assert (EXAMPLE.gained(Camp.AGAINST), EXAMPLE.lost(Camp.AGAINST)) == (4, 2)
    assert (EXAMPLE.stayed, EXAMPLE.voters) == (80, 100)


def test_only_members_who_voted_twice_count() -> None:
    first: Votes = {MemberId("a"): -2, MemberId("b"): None, MemberId("gone"): 3}
    closing: Votes = {MemberId("a"): 1, MemberId("b"): 0, MemberId("late"): -1}

    assert swing(first, closing) == Swing(
        Transitions(((0, 0, 0), (0, 1, 0), (1, 0, 0))),
        late=Tally((0, 0, 1)),
        left=Tally((1, 0, 0)),
    )


def test_all_votes_are_the_matched_ones_and_the_others() -> None:
    found = swing(
        {MemberId("a"): -2, MemberId("gone"): 3}, {MemberId("a"): 1, MemberId("late"): -1}
    )

    assert (found.first, found.closing) == (Tally((1, 0, 1)), Tally((1, 0, 1)))


def test_a_ledger_s_swing_is_that_of_its_last_ballots() -> None:
    ledger = (
        held("a", 3, 0, phase=VotePhase.FIRST),
        held("a", -2, 1, phase=VotePhase.FIRST),
        held("a", 3, 2),
        held("a", 1, 3, phase=VotePhase.CLOSING),
    )

    assert swing_of(ledger).table == Transitions(((0, 0, 0), (0, 0, 0), (1, 0, 0)))


def test_equal_gains_are_a_tie_and_no_voters_no_verdict() -> None:
    tie = Transitions(((1, 0, 0), (1, 0, 1), (0, 0, 1)))
    nobody = swing({}, {MemberId("late"): 1}).table

    assert tie.verdict is SwingVerdict.TIE
    assert nobody.verdict is SwingVerdict.NOBODY
    assert [nobody.swing(each) for each in ORDER] == [0, 0, 0]
    assert nobody.before.share(Camp.FOR) == 0


def test_losing_less_wins() -> None:
    assert Transitions(((4, 1, 0), (0, 0, 0), (0, 3, 2))).verdict is SwingVerdict.FOR
    assert Transitions(((0, 3, 0), (0, 0, 0), (0, 1, 2))).verdict is SwingVerdict.AGAINST


@given(tables)
def test_swings_sum_to_nothing_and_the_table_to_its_margins(table: Transitions) -> None:
    assert sum(table.gained(each) - table.lost(each) for each in ORDER) == 0
    assert abs(sum(table.swing(each) for each in ORDER)) < 1e-9
    assert table.before.voters == table.after.voters == sum(map(sum, table.counts))
    assert table.stayed + sum(table.gained(each) for each in ORDER) == table.voters


@given(tables)
def test_people_who_make_a_table_give_it_back(table: Transitions) -> None:
    assert swing(*people(table)) == Swing(table, Tally(), Tally())


@given(votes, votes, st.randoms(use_true_random=False))
def test_the_order_of_voters_and_their_names_change_nothing(
    first: Votes, closing: Votes, dice: random.Random
) -> None:
    names = list(first.keys() | closing.keys())
    others = dict(zip(names, dice.sample(names, len(names)), strict=True))

    assert swing(first, closing) == swing(
        {others[voter]: stance for voter, stance in reversed(first.items())},
        {others[voter]: stance for voter, stance in reversed(closing.items())},
    )


@given(votes, votes)
def test_everybody_is_matched_or_late_or_left(first: Votes, closing: Votes) -> None:
    found = swing(first, closing)

    assert found.first.voters == len(first)
    assert found.closing.voters == len(closing)
    assert found.table.voters == len(first.keys() & closing.keys())


@given(tables)
def test_swapping_the_sides_swaps_the_verdict(table: Transitions) -> None:
    mirrored = swing(*({v: s and -s for v, s in vote.items()} for vote in people(table))).table

    other = {SwingVerdict.FOR: SwingVerdict.AGAINST, SwingVerdict.AGAINST: SwingVerdict.FOR}
    assert mirrored.verdict is other.get(table.verdict, table.verdict)
