import pytest

from bot.kernel.view import Buttons, Heading, View, text
from tests.screens import assert_screens


def test_a_result_that_is_longer_than_a_screen_is_found() -> None:
    long = View(blocks=(Heading("Result"), *(text("A line.") for _ in range(40)), Buttons(())))

    with pytest.raises(AssertionError):
        assert_screens((long,))


def test_a_board_of_a_debate_is_twelve_lines_at_most() -> None:
    assert_screens((View(blocks=tuple(text("A line.") for _ in range(12)), key="debate:d1"),))

    with pytest.raises(AssertionError):
        assert_screens((View(blocks=tuple(text("A line.") for _ in range(13)), key="debate:d1"),))


def test_what_has_no_budget_may_be_long() -> None:
    assert_screens((View(blocks=tuple(text("A line.") for _ in range(99))),))
