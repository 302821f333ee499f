"""Words as search sees them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kernel.terms import stem, stems, words


@pytest.mark.parametrize(
    "family",
    [
        "guarantee guarantees guaranteed guaranteeing",
        "commit commits commitment commitments committed committing",
        "negotiation negotiations",
        "party parties",
        "NATO nato NATO's NATO’s",
        "agree agrees agreed agreement",
        "moral morally",
        "stop stops stopped stopping",
        "deploy deploys deployed deploying",
    ],
)
def test_forms_of_a_word_share_a_stem(family: str):
    assert len(set(stems(family))) == 1


@pytest.mark.parametrize(
    "pair", ["war warm", "state statue", "use us", "class clash", "crisis cries", "ally all"]
)
def test_other_words_have_other_stems(pair: str):
    assert len(set(stems(pair))) == 2


@given(st.text(min_size=1))
def test_every_word_has_a_stem(text: str):
    assert all(stem(word) for word in words(text))


def test_words_keep_their_inner_marks():
    assert words("Ukraine’s 3.5-year “plan”, co-signed_by A.B.") == [
        "Ukraine’s",
        "3.5-year",
        "plan",
        "co-signed",
        "by",
        "A.B",
    ]
