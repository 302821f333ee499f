"""What is found once for a thing that never changes."""

import pytest
from msgspec import Struct
from msgspec.structs import replace

from bot.kernel.once import once


class Basket(Struct, frozen=True, dict=True):
    apples: int


def test_each_thing_is_asked_once_and_a_changed_copy_anew() -> None:
    asked: list[int] = []

    @once
    def count(basket: Basket) -> int:
        asked.append(basket.apples)
        return basket.apples

    three = Basket(3)
    four = replace(three, apples=4)

    assert [count(three), count(three), count(four), count(replace(three))] == [3, 3, 4, 3]
    assert asked == [3, 4, 3]
    assert three == Basket(3), "what is kept with it is no part of it"


def test_two_functions_do_not_take_each_other_s_answers() -> None:
    @once
    def half(basket: Basket) -> float:
        return basket.apples / 2

    @once
    def double(basket: Basket) -> int:
        return basket.apples * 2

    basket = Basket(3)

    assert (half(basket), double(basket), half(basket)) == (1.5, 6, 1.5)


def test_what_fails_is_asked_again() -> None:
    @once
    def share(basket: Basket) -> float:
        return 1 / basket.apples

    basket = Basket(0)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            share(basket)
