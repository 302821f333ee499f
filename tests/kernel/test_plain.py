"""Words from outside, without what cannot be seen."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kernel.plain import clean_words

SEEN_CONTROLS = "\t\n\r"
BIDI_MARKS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
TRICKY = st.sampled_from("\x00\x0b\x85\u00ad\u061c\u200b\u200d\u202e\u2066\ufeff\U000e0041\u0301e")
ANY_TEXT = st.lists(TRICKY | st.characters(exclude_categories=[])).map("".join)


@pytest.mark.parametrize(
    ("given_words", "kept"),
    [
        ("Ordinary words,\tand\r\nlines.", "Ordinary words,\tand\r\nlines."),
        ("a\x00b\x1bc\x7fd\x9fe", "abcde"),
        ("right\u202eto\u2066left\u061c\u200f", "righttoleft"),
        ("gua\u00adran\u200btee\ufeff", "guarantee"),
        ("one\x0btwo\x0cthree\x85four", "one\ntwo\nthree\nfour"),
        ("Cafe\u0301", "Caf\u00e9"),
        ("x² ﬁn Ａ", "x² ﬁn Ａ"),
        ("half \ud83d of one", "half \ufffd of one"),
        ("👩\u200d🚀 می\u200cخواهم", "👩\u200d🚀 می\u200cخواهم"),
        ("hidden\U000e0041\U000e007f", "hidden"),
    ],
)
def test_what_cannot_be_seen_is_dropped_and_all_else_stays(given_words: str, kept: str):
    assert clean_words(given_words) == kept


@given(ANY_TEXT)
def test_plain_words_stay_as_they_are(words: str):
    assert clean_words(clean_words(words)) == clean_words(words)


@given(ANY_TEXT)
def test_no_control_or_direction_mark_is_left(words: str):
    kept = clean_words(words)

    assert not {c for c in kept if unicodedata.category(c) in ("Cc", "Cs")} - set(SEEN_CONTROLS)
    assert not {c for c in kept if unicodedata.bidirectional(c) in BIDI_MARKS}
    assert kept == unicodedata.normalize("NFC", kept)
    kept.encode()
