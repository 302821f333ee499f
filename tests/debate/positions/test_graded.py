import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.debate.rules.positions.graded import GradedChange, agreement, measure_change
from bot.debate.rules.positions.stance import Stance
from bot.kernel.ids import MemberId
from tests.debate.positions.people import votes

counts = st.lists(st.integers(0, 20), min_size=7, max_size=7).filter(any)


def cast(*stances: Stance) -> dict[MemberId, Stance]:
    return {MemberId(f"m{n}"): stance for n, stance in enumerate(stances)}


def test_change_on_the_scale_counts_who_gave_a_number_both_times() -> None:
    found = measure_change(cast(-2, 0, 2, None, 1), cast(1, 1, 2, 3, None))

    assert found == GradedChange(
        voters=3,
        mean_before=0,
        mean_after=pytest.approx(4 / 3),
        moved_far=pytest.approx(100 / 3),
        variance_ratio=pytest.approx((2 / 9) / (8 / 3)),
        agreement_before=pytest.approx(agreement([0, 1, 0, 1, 0, 1, 0])),
        agreement_after=pytest.approx(agreement([0, 0, 0, 0, 2, 1, 0])),
    )


def test_who_all_began_alike_have_no_ratio_of_variances() -> None:
    found = measure_change(cast(1, 1), cast(-1, 3))

    assert found is not None
    assert (found.variance_ratio, found.mean_before, found.mean_after) == (None, 1, 1)
    assert found.moved_far == 100


def test_without_numbers_there_is_no_graded_change() -> None:
    assert measure_change(cast(None, 1), cast(2, None)) is None
    assert measure_change({}, cast(2)) is None


@pytest.mark.parametrize(
    ("grades", "expected"),
    [
        ([0, 0, 9, 0, 0, 0, 0], 1),  # all in one grade
        ([3, 3, 3, 3, 3, 3, 3], 0),  # equally full
        ([5, 0, 0, 0, 0, 0, 5], -1),  # half at either end
        ([0, 0, 4, 4, 0, 0, 0], 1 - 1 / 6),  # two neighbours
        ([0, 6, 10, 0, 0, 0, 0], (12 * (5 / 6) + 4) / 16),  # a layer of two, a layer of one
        ([1, 0, 1, 0, 0, 0, 0], (5 * 4 - 6 * 1) / (5 * 5) * (5 / 6)),  # a gap: TU 4, TDU 1
    ],
)
def test_agreement_by_hand(grades: list[int], expected: float) -> None:
    assert agreement(grades) == pytest.approx(expected)


@given(counts)
def test_agreement_lies_between_minus_one_and_one_and_reads_both_ways(grades: list[int]) -> None:
    assert -1 - 1e-9 <= agreement(grades) <= 1 + 1e-9
    assert agreement(grades) == pytest.approx(agreement(grades[::-1]))
    assert agreement([3 * count for count in grades]) == pytest.approx(agreement(grades))


@given(votes, votes)
def test_graded_change_turns_round_with_time(
    first: dict[MemberId, Stance], closing: dict[MemberId, Stance]
) -> None:
    there, back = measure_change(first, closing), measure_change(closing, first)

    if there is None:
        assert back is None
    else:
        assert back is not None
        assert (there.mean_before, there.mean_after) == (back.mean_after, back.mean_before)
        assert there.moved_far == pytest.approx(back.moved_far)
