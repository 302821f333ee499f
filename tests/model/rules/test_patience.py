"""How long one waits before asking again."""

from hypothesis import given
from hypothesis import strategies as st

from bot.model.rules.patience import MOST_TRIES, SHORTEST_ANSWER, next_pause


def test_pauses_grow_and_end() -> None:
    assert [next_pause(tries, None, 60) for tries in (1, 2, 3)] == [0.5, 1.0, None]


def test_what_the_server_asks_for_is_kept() -> None:
    assert next_pause(1, 7.0, 60) == 7.0


def test_there_is_no_second_try_without_time_for_it() -> None:
    assert next_pause(1, 58.5, 60) is None
    assert next_pause(1, None, 2.4) is None


@given(st.integers(1, 9), st.one_of(st.none(), st.floats(0, 1e6)), st.floats(-5, 300))
def test_a_pause_leaves_time_for_an_answer_and_is_never_too_short(
    tries: int, asked: float | None, left: float
) -> None:
    pause = next_pause(tries, asked, left)

    if pause is not None:
        assert tries < MOST_TRIES
        assert pause >= (asked or 0)
        assert pause + SHORTEST_ANSWER <= left
