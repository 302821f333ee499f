import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kernel.pieces import shorten


@pytest.mark.parametrize(
    ("words", "longest", "said"),
    [
        ("Short enough", 12, "Short enough"),
        ("Where debates are held, wherever", 26, "Where debates are held…"),
        ("Take the floor, please", 16, "Take the floor…"),
        ("Unabbreviatable", 6, "Unabb…"),
    ],
)
def test_labels_are_cut_between_words(words: str, longest: int, said: str) -> None:
    assert shorten(words, longest) == said


@given(st.text(alphabet="ab .,é", min_size=1), st.integers(2, 40))
def test_what_is_shortened_fits_and_begins_alike(words: str, longest: int) -> None:
    said = shorten(words, longest)

    assert len(said) <= longest
    assert words.startswith(said.removesuffix("…"))
