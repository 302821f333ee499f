import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kernel.pieces import shorten, shorten_at_sentence


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


@pytest.mark.parametrize(
    ("words", "longest", "said"),
    [
        ("It is short.", 20, "It is short."),
        ("They act without a decision. An assembly may stop them later.", 40,
         "They act without a decision. …"),
        ("Guarantors act within three days, unless two thirds of them object to it.", 50,
         "Guarantors act within three days…"),
        ("So. Guarantors act within three days whatever else may happen there", 40,
         "So. Guarantors act within three days…"),
    ],
)  # fmt: skip
def test_prose_is_cut_at_a_sentence_or_a_pause(words: str, longest: int, said: str) -> None:
    assert shorten_at_sentence(words, longest) == said


@given(st.text(alphabet="ab .,é!", min_size=1), st.integers(3, 40))
def test_prose_that_is_shortened_fits(words: str, longest: int) -> None:
    assert len(shorten_at_sentence(words, longest)) <= longest
