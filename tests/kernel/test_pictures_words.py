"""The words in pictures are in the language of those who see them."""

from collections.abc import Callable

import pytest
from matplotlib.axes import Axes

from bot.debate.rules.positions.stance import NAMES
from bot.debate.views.movement import movement_png
from bot.guarantee.views.comparison import comparison_png
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
            {"Opinion groups of 5 people", "Who votes alike stands together."},
            {"Groupes d’opinion de 5 personnes", "Ceux qui votent de même sont proches."},
        ),
        (
            lambda reader: movement_png(EXAMPLE, NAMES, reader),
            {"Before", "Undecided"},
            {"Avant", "Sans avis"},
        ),
        (
            lambda reader: comparison_png(["One", "Two"], [], reader),
            {"Clause by clause"},
            {"Clause par clause"},
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
