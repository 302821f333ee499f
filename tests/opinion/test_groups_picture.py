from itertools import combinations
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.patches import Circle

from bot.opinion.rules.representative import Telling
from bot.opinion.views.dots import spread_dots
from bot.opinion.views.groups_words import group_says, groups_alt, groups_png
from tests.pictures import watched

GROUPS = [[(0.0, 0.0), (0.1, 0.2), (0.3, 0.1)], [(4.0, 2.0), (4.2, 2.1)]]
SAYS = ["A, agrees: “" + "A floor of obligations holds whatever is decided. " * 6 + "”",
        "B, disagrees: “تضمن الدول أمن أوكرانيا”"]  # fmt: skip


def test_groups_are_drawn_the_same_each_time_and_differ_by_theme() -> None:
    light = groups_png(GROUPS)
    assert light.startswith(b"\x89PNG")
    assert groups_png(GROUPS) == light
    assert groups_png(GROUPS, dark=True) != light
    assert groups_png([[(1.0, 1.0)] * 500, [(1.0, 1.0)] * 3]).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "groups",
    [
        [[(0.0, 0.0)] * 12, [(3.0, 1.0)] * 8],
        [[(0.0, 0.0)] * 5, [(1.0, 0.0)]],
        [[(x / 10, 0.0) for x in range(60)], [(0.0, 9.0)] * 40],
    ],
)
def test_each_person_is_a_dot_of_their_own(groups: list[list[tuple[float, float]]]) -> None:
    with watched() as drawn:
        groups_png(groups, says=SAYS)

    drawn.assert_readable()
    axes = drawn.figure.axes[0]
    dots = [patch for patch in axes.patches if isinstance(patch, Circle)][: -len(SAYS)]
    assert len(dots) == sum(map(len, groups))
    for one, other in combinations(dots, 2):
        (x, y), (x1, y1) = one.center, other.center
        assert hypot(x - x1, y - y1) > one.radius, "one can be told from the other"


def test_a_group_is_labelled_by_its_statement() -> None:
    with watched() as drawn:
        groups_png(GROUPS, says=SAYS)

    assert any(line.startswith("A, agrees: “A floor") for line in drawn.said)
    assert any(line.endswith("…") for line in drawn.said), "what is left out is shown"


@given(st.lists(st.tuples(st.floats(0, 300), st.floats(0, 300)), max_size=40))
def test_spread_dots_keep_their_number_and_apart(places: list[tuple[float, float]]) -> None:
    dots = spread_dots(places, 10)

    assert len(dots) == len(places)
    assert all(hypot(a[0] - b[0], a[1] - b[1]) > 4 for a, b in combinations(dots, 2))


def test_the_picture_is_told_in_words() -> None:
    telling = Telling(statement=0, vote=-1, share=0.9, times=2.0, voted=8, seen=8)
    says = [group_says(telling, "Triggers are dangerous."), group_says(None, "")]

    assert groups_alt([3, 2], says) == (
        "5 people fall into 2 groups: A (3) disagrees: “Triggers are dangerous.”; "
        "B (2) no statement of its own."
    )
    assert groups_alt([3, 2]) == "5 people fall into 2 groups: A (3); B (2)."
