import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kernel.pieces import shorten, shorten_at_sentence, shorten_closed


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


def test_quotation_marks_and_brackets_that_a_cut_left_open_are_closed() -> None:
    label = "claim 1 by Ben (“A trigger that two monitors record cannot be talked away.”)"

    assert (
        shorten_closed(label, 62) == "claim 1 by Ben (“A trigger that two monitors record cannot…”)"
    )
    assert shorten_closed(label, len(label)) == label
    assert shorten_closed("No marks in these words", 12) == "No marks in…"


@given(st.text("ab (“”)[]«»", max_size=60), st.integers(12, 60))
def test_closed_words_keep_to_their_length(words: str, longest: int) -> None:
    assert len(shorten_closed(words, longest)) <= longest or len(words) <= longest
