"""Characters put right without touching a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.article.rules.cleaning.characters import join_lines, tidy

GARBLED = "L’été — “déjà vu”".encode().decode("cp1252", "ignore") + "\x9d"  # as browsers read it


@pytest.mark.parametrize(
    ("found", "tidied"),
    [
        ("the ﬁrst oﬃce’s ﬂag", "the first office’s flag"),
        ("gua\u00adran\u00adtee", "guarantee"),
        ("a\u00a0b\u202fc\u3000d\te  f", "a b c d e f"),
        ("a\r\nb\rc\u0085d\u2028e\x0bf\x0cg\u2029h", "a\nb\nc\nd\ne\nf\ng\n\nh"),
        (GARBLED, "L’été — “déjà vu”"),
        ("Ãlone it is no sign", "Ãlone it is no sign"),
        ("Ã©tÃ©, and yet Ж", "Ã©tÃ©, and yet Ж"),
        ("Cafe\u0301", "Café"),
    ],
)
def test_what_extraction_and_typesetting_left_is_put_right(found: str, tidied: str):
    assert tidy(found) == tidied


@given(st.text())
def test_tidy_text_has_single_spaces_and_plain_line_breaks(text: str):
    tidied = tidy(text)

    assert not set("\t\r\x0b\x0c\x85\u2028\u2029\u00a0\u00adﬁ") & set(tidied)
    assert "  " not in tidied


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("a secu-\nrity pact", "a security pact"),
        ("a secu\u2010\n  rity pact", "a security pact"),
        ("counter-\noffensive, the counter-offensive", "counter-offensive, the counter-offensive"),
        ("the anti-\nNATO side in 2022-\n2023", "the anti-NATO side in 2022-2023"),
        ("two lines \n of  words ", "two lines of words"),
        ("a dash -\nnot a hyphen", "a dash - not a hyphen"),
    ],
)
def test_wrapped_lines_are_joined_and_broken_words_made_whole(lines: str, joined: str):
    assert join_lines(lines) == joined
