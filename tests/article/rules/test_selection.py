import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from bot.article.rules.selection import (
    MOST_SENTENCES,
    choose,
    choose_closest,
    choose_widely,
)

chances = arrays(np.float32, st.integers(1, 20), elements=st.floats(0, 1, width=32))


def test_the_best_is_always_shown_and_the_unlikely_left_out() -> None:
    assert choose(np.array([0.1, 0.9, 0.05])).tolist() == [1]
    assert choose(np.array([0.01, 0.02])).tolist() == [1]
    assert choose(np.array([0.8, 0.9, 0.05])).tolist() == [1, 0]


def test_rivals_of_the_best_are_shown_where_asked_for() -> None:
    assert choose(np.array([0.1, 0.3, 0.02, 0.12]), rivals=True).tolist() == [1, 3, 0]
    assert choose(np.array([0.1, 0.9, 0.05]), rivals=True).tolist() == [1]


@given(chances)
def test_sentences_come_best_first_and_are_few(line: np.ndarray) -> None:
    shown = choose(line)
    assert 1 <= len(shown) <= MOST_SENTENCES
    assert np.all(np.diff(line[shown]) <= 0)
    assert line[shown[0]] == line.max()


def test_a_wide_answer_takes_one_sentence_of_each_paragraph() -> None:
    line = np.array([0.9, 0.8, 0.7, 0.6, 0.1])
    assert choose_widely(line, np.array([0, 0, 1, 1, 2])).tolist() == [0, 2]


def test_what_comes_closest_holds_the_best_of_three_paragraphs() -> None:
    line = np.array([0.5, 0.4, 0.05, 0.01, 0.02, 0.03])
    closest = choose_closest(line, np.array([0, 0, 1, 2, 2, 3]))
    assert closest.tolist() == [0, 1, 2, 5]
