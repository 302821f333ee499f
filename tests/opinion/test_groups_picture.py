from bot.opinion.views.groups_words import groups_alt, groups_png

GROUPS = [[(0.0, 0.0), (0.1, 0.2), (0.3, 0.1)], [(4.0, 2.0), (4.2, 2.1)]]


def test_groups_are_drawn_the_same_each_time_and_differ_by_theme() -> None:
    light = groups_png(GROUPS)
    assert light.startswith(b"\x89PNG")
    assert groups_png(GROUPS) == light
    assert groups_png(GROUPS, dark=True) != light
    assert groups_png([[(1.0, 1.0)] * 500, [(1.0, 1.0)] * 3]).startswith(b"\x89PNG")


def test_the_picture_is_told_in_words() -> None:
    assert groups_alt([3, 2]) == (
        "5 people in 2 opinion groups; who votes alike stands together. Group A has 3, B has 2."
    )
