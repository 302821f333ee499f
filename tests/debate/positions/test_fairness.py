from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.debate.rules.format import Side
from bot.debate.rules.positions.fairness import (
    FloorShare,
    Turn,
    by_person,
    by_side,
    fairness_note,
    gini,
    measure_words,
)
from bot.kernel.ids import MemberId

PAIR = (Side(key="for", name="For"), Side(key="against", name="Against"))
amounts = st.lists(st.integers(0, 5000), min_size=1, max_size=20)


def turn(member: str, side: str, seconds: float, characters: int = 0) -> Turn:
    return Turn(member=MemberId(member), side=side, seconds=seconds, characters=characters)


TURNS = (
    turn("bo", "against", 120, 900),
    turn("ada", "for", 100, 800),
    turn("chair", "", 30, 100),
    turn("ada", "for", 60, 500),
)


def test_turns_are_summed_by_person_and_by_side() -> None:
    assert by_person(TURNS) == {
        "bo": FloorShare(turns=1, seconds=120, characters=900),
        "ada": FloorShare(turns=2, seconds=160, characters=1300),
        "chair": FloorShare(turns=1, seconds=30, characters=100),
    }
    assert list(by_side(TURNS, PAIR).items()) == [
        ("for", FloorShare(turns=2, seconds=160, characters=1300)),
        ("against", FloorShare(turns=1, seconds=120, characters=900)),
    ]
    assert by_side((), PAIR) == {"for": FloorShare(), "against": FloorShare()}


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [([], 0), ([0, 0], 0), ([5, 5, 5], 0), ([0, 1], 0.5), ([0, 0, 0, 8], 0.75), ([1, 2, 3], 2 / 9)],
)
def test_gini_by_hand(amounts: list[float], expected: float) -> None:
    assert gini(amounts) == pytest.approx(expected)


@given(amounts)
def test_gini_is_half_the_mean_difference_over_the_mean(amounts: list[int]) -> None:
    number, total = len(amounts), sum(amounts)
    apart = sum(abs(a - b) for a, b in product(amounts, amounts))

    assert 0 <= gini(amounts) < 1
    assert gini(amounts) == pytest.approx(apart / (2 * number * total) if total else 0)


@given(amounts, st.integers(1, 9))
def test_gini_does_not_depend_on_the_unit(amounts: list[int], times: int) -> None:
    assert gini([times * amount for amount in amounts]) == pytest.approx(gini(amounts))


def note(one: float, other: float) -> str:
    spoken = {"for": FloorShare(seconds=one), "against": FloorShare(seconds=other)}
    return fairness_note(spoken, PAIR, "seconds")


def test_a_small_difference_is_about_even() -> None:
    assert note(1450, 1435) == "Speaking time was about even: For 24:10, Against 23:55."


@pytest.mark.parametrize(
    ("one", "other", "called"),
    [
        (53, 46, " was about even"),
        (120, 110, " was about even"),
        (600, 550, " was about even"),
        (59, 3, ""),
        (100, 50, ""),
        (600, 480, ""),
        (240, 180, " was uneven, most of it with For"),
        (60, 0, " was uneven, most of it with For"),
    ],
)
def test_only_what_a_person_would_mind_is_called_uneven(one: int, other: int, called: str) -> None:
    amounts = f"For {measure_words(one, 'seconds')}, Against {measure_words(other, 'seconds')}"

    assert note(one, other) == f"Speaking time{called}: {amounts}."


def test_a_large_difference_names_who_had_most_whichever_side_it_is() -> None:
    said = "Speaking time was uneven, most of it with {}: For {}, Against {}."

    assert note(300, 200) == said.format("For", "5:00", "3:20")
    assert note(200, 300) == said.format("Against", "3:20", "5:00")


def test_a_written_debate_goes_by_its_characters() -> None:
    spoken = {"for": FloorShare(characters=4000), "against": FloorShare(characters=1200)}

    assert fairness_note(spoken, PAIR, "characters") == (
        "Length in writing was uneven, most of it with For: "
        "For 4,000 characters, Against 1,200 characters."
    )


def test_sides_that_share_the_most_are_both_named() -> None:
    sides = tuple(Side(key=key, name=key.upper()) for key in "abc")
    shares = {"a": 120, "b": 20, "c": 120}
    spoken = {side: FloorShare(seconds=seconds) for side, seconds in shares.items()}

    assert fairness_note(spoken, sides, "seconds") == (
        "Speaking time was uneven, most of it with A and C: A 2:00, B 0:20, C 2:00."
    )


def test_silence_is_called_unmeasured() -> None:
    assert fairness_note({}, PAIR, "seconds") == "Speaking time was not measured."
    assert fairness_note({}, (), "characters") == "Length in writing was not measured."


def test_a_time_of_hours_has_hours() -> None:
    assert [measure_words(n, "seconds") for n in (9.6, 245, 3845)] == ["0:10", "4:05", "1:04:05"]


@given(st.integers(1, 9000), st.integers(1, 9000))
def test_the_note_is_the_same_for_either_side(one: int, other: int) -> None:
    swapped = {"For": "Against", "Against": "For"}
    words = note(one, other).split(": ")[0].split()

    assert note(other, one).split(": ")[0].split() == [swapped.get(w, w) for w in words] or (
        one == other
    )
