"""Even hands: what is uneven is told, whatever way round; the speakers' own tone does not count."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from bot.model.rules.balance import TextWeight, find_uneven_pair, find_unevenness, weigh_sentences

PLAIN = [("The guarantee must be automatic.", ["The guarantee must be automatic."])]

weights = st.builds(
    TextWeight,
    st.integers(0, 100),
    st.integers(0, 5),
    st.integers(0, 5),
    st.tuples(*[st.integers(0, 3)] * 4),
)


@given(weights)
def test_nothing_is_uneven_with_itself(one: TextWeight) -> None:
    assert find_unevenness(one, one) == ""


@given(weights, weights)
def test_it_is_the_same_whichever_side_comes_first(one: TextWeight, other: TextWeight) -> None:
    assert find_unevenness(one, other) == find_unevenness(other, one)
    assert bool(find_uneven_pair([one, other, one])) == bool(find_unevenness(one, other))


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ([("The guarantee " + "must " * 20, ["a"])], "22 words against 5"),
        ([*PLAIN, ("It binds.", ["It binds."])], "2 sentences against 1"),
        ([("The guarantee must be automatic.", ["a", "b", "c"])], "3 citations against 1"),
        ([("The speaker rightly and convincingly asks this.", ["a"])], "2 words of praise"),
        ([("It merely fails to be automatic.", ["a"])], "2 words of blame against 0"),
        ([("They allegedly and supposedly want this.", ["a"])], "2 words of distance"),
        ([("It obviously and certainly binds.", ["a"])], "2 words of certainty"),
    ],
)
def test_an_uneven_pair_is_told(other: list[tuple[str, list[str]]], why: str) -> None:
    assert find_unevenness(weigh_sentences(PLAIN), weigh_sentences(other)).startswith(why)


def test_a_word_of_tone_that_the_speaker_used_is_the_speaker_s() -> None:
    quoted = "It merely fails, and the plan is weak."

    assert weigh_sentences([("It merely fails and is weak.", [quoted])]).tone == (0, 0, 0, 0)
