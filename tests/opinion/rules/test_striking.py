"""Vetoing motions: the sides strike in turn until one is left."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.kernel.ids import MemberId
from bot.kernel.refusal import Refused, sentence
from bot.opinion.refusals import OpinionRefusal
from bot.opinion.rules.striking import SIDES, Striking, begin_striking, other_side, strike

ANN, BO = MemberId("ann"), MemberId("bo")


def after(state: Striking, *struck: tuple[str, str, MemberId]) -> Striking:
    for side, motion, member in struck:
        one = strike(state, side, motion, member)
        state = Striking(motions=state.motions, strikes=(*state.strikes, one), seed=state.seed)
    return state


@settings(deadline=None)
@given(st.integers(2, 12), st.text(max_size=5), st.integers(0, 10_000))
def test_the_sides_take_turns_and_one_motion_is_left(count, seed, pick):
    state = begin_striking([str(n) for n in range(1, count + 1)], seed)
    people = dict(zip(SIDES, (ANN, BO), strict=True))
    turns = []
    while state.turn is not None:
        turns.append(state.turn)
        side = state.turn
        state = after(state, (side, state.left[pick % len(state.left)], people[side]))

    assert len(turns) == count - 1
    assert all(one == other_side(two) for one, two in pairwise(turns))
    assert turns[0] == state.first
    assert state.chosen in state.motions


def test_the_lot_is_the_same_each_time_and_favours_nobody():
    firsts = [begin_striking(["1", "2"], f"seed {n}").first for n in range(200)]

    assert firsts == [begin_striking(["1", "2"], f"seed {n}").first for n in range(200)]
    assert 70 < firsts.count("for") < 130


@pytest.mark.parametrize(
    ("struck", "code"),
    [
        ([("other", "1", ANN)], OpinionRefusal.NOT_YOUR_STRIKE),
        ([("first", "9", ANN)], OpinionRefusal.NO_SUCH_PROPOSAL),
        ([("first", "1", ANN), ("other", "1", BO)], OpinionRefusal.STRUCK_ALREADY),
        ([("first", "1", ANN), ("other", "2", ANN)], OpinionRefusal.STRUCK_FOR_OTHER),
        (
            [("first", "1", ANN), ("other", "2", BO), ("first", "3", ANN)],
            OpinionRefusal.STRIKING_OVER,
        ),
    ],
)
def test_what_the_rules_forbid_is_refused(struck, code):
    state = begin_striking(["1", "2", "3"], "seed")
    sides = {"first": state.first, "other": other_side(state.first)}

    with pytest.raises(Refused) as refused:
        after(state, *((sides[side], motion, member) for side, motion, member in struck))

    assert refused.value.code is code
    assert sentence(refused.value)


def test_a_veto_needs_two_motions():
    with pytest.raises(Refused) as refused:
        begin_striking(["1"], "seed")

    assert refused.value.code is OpinionRefusal.TOO_FEW_MOTIONS
