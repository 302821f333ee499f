"""The words in pictures are in the language of those who see them."""

from collections.abc import Callable

import pytest
from matplotlib.axes import Axes

from bot.debate.rules.positions.stance import NAMES
from bot.debate.views.movement import movement_png
from bot.guarantee.views.comparison_picture import comparison_png
from bot.kernel import languages
from bot.kernel.reader import ENGLISH, Reader
from bot.opinion.views.groups_words import groups_png
from tests.debate.test_movement_picture import EXAMPLE

FRENCH = languages.reader("fr")
GROUPS = [[(0.0, 0.0), (0.1, 0.2), (0.3, 0.1)], [(4.0, 2.0), (4.2, 2.1)]]


@pytest.mark.parametrize(
    ("draw", "english", "french"),
    [
        (
            lambda reader: groups_png(GROUPS, reader),
            {"5 people in 2 groups", "Dots that are close vote alike."},
            {"5 personnes en 2 groupes", "Les points proches votent de même."},
        ),
        (
            lambda reader: movement_png(EXAMPLE, NAMES, reader),
            {"Before", "After", "Neither side", "2 switched sides, 18 came to a side"},
            {"Avant", "Après", "Aucun camp", "2 ont changé de camp, 18 ont rejoint un camp"},
        ),
        (
            lambda reader: comparison_png(["One", "Two"], [], reader),
            {"They say the same."},
            {"Ils disent la même chose."},
        ),
    ],
)
def test_a_picture_is_written_for_its_reader(
    draw: Callable[[Reader], bytes],
    english: set[str],
    french: set[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written: list[str] = []
    drawn = Axes.text

    def text(axes: Axes, x: float, y: float, words: str, **how: object) -> object:
        written.append(words)
        return drawn(axes, x, y, words, **how)

    monkeypatch.setattr(Axes, "text", text)

    draw(ENGLISH)
    assert english <= set(written)

    written.clear()
    draw(FRENCH)
    assert french <= set(written)
    assert not english & set(written)
