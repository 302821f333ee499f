"""A paragraph cut into sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.article.rules.sentences import split_sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ("Doors open.", "Doors close!", "Do they?"),
        ("Dr. Maran met Mr. Brandt at 9 a.m. on the quay.", "They spoke of J. R. Quist."),
        ("The U.S. signed in 1994.", "Others, e.g. the U.K., signed, too."),
        ("It cost 3.5 million.", "No. 7 paid."),
        ("“Nobody asked us.”", "She left."),
        ("She said, “We will stay.”", "He agreed (as he always did.)", "They stayed."),
        ("An end without a stop",),
        ("港は閉まっている。", "船は出ない。"),
        ("هل الميناء مغلق؟", "نعم."),
    ],
)
def test_sentences_end_where_readers_think_they_do(sentences: tuple[str, ...]):
    assert split_sentences(" ".join(sentences)) == sentences


ODD = st.sampled_from([". ", "? ", ".” ", "Mr. ", "U.S. ", "''", ")", "。", "…", " ", "“A", "B"])


@given(st.lists(ODD | st.characters(), min_size=1, max_size=40).map("".join))
def test_sentences_hold_all_words_in_order(paragraph: str):
    sentences = split_sentences(paragraph)

    assert "".join("".join(sentences).split()) == "".join(paragraph.split())
    assert all(sentence in paragraph for sentence in sentences)


def test_an_empty_paragraph_is_one_empty_sentence():
    assert split_sentences("") == ("",)
