"""A line cut into words."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kernel.catalog.parsing import Word, split_words

MARKS = "\"'“”„«»‘’"
LINES = st.text(st.sampled_from(f"ab:=- \t\n{MARKS}") | st.characters(), max_size=60)


def says(line: str) -> list[str]:
    return [word.says for word in split_words(line)]


def test_words_are_cut_at_white_space_and_know_where_they_stand():
    assert split_words(" ask\twhy? ") == (Word("ask", 1, 4), Word("why?", 5, 9))


def test_an_empty_line_has_no_words():
    assert split_words(" \n ") == ()


@pytest.mark.parametrize("marks", ['""', "''", "“”", "„“", "„”", "«»", "‘’"])
def test_quotation_marks_hold_words_together(marks: str):
    opening, closing = marks

    assert split_words(f"a {opening}b c{closing} d") == (
        Word("a", 0, 1),
        Word("b c", 2, 7, quoted=True),
        Word("d", 8, 9),
    )


def test_a_closing_mark_closes_only_at_the_end_of_a_word():
    assert says('say "he said "no" twice"') == ["say", 'he said "no', 'twice"']
    assert says("'tis Ann's 'own words' now") == ["tis Ann's 'own words", "now"]


def test_a_mark_without_its_partner_is_an_ordinary_character():
    assert says("Ukraine's \"open door") == ["Ukraine's", '"open', "door"]


def test_quotation_marks_may_hold_nothing():
    assert split_words('a ""') == (Word("a", 0, 1), Word("", 2, 4, quoted=True))


@pytest.mark.parametrize("naming", ["name:", "name=", "--name=", "--name:"])
def test_a_name_and_its_quoted_value_are_one_word(naming: str):
    line = f'{naming}"two words" on'

    assert split_words(line) == (
        Word(f"{naming}two words", 0, len(naming) + 11),
        Word("on", len(line) - 2, len(line)),
    )


def test_a_name_with_an_open_quotation_mark_ends_at_white_space():
    assert says('name:"two words') == ['name:"two', "words"]


@given(LINES)
def test_a_word_is_a_slice_of_the_line_but_for_quotation_marks(line: str):
    for word in split_words(line):
        held = line[word.start : word.end]
        unmarked = [held[:i] + held[i + 1 : -1] for i, mark in enumerate(held) if mark in MARKS]

        assert word.says in (unmarked[:1] if word.quoted else [held, *unmarked])


@given(LINES)
def test_nothing_but_white_space_stands_between_words(line: str):
    words = split_words(line)
    bounds = [0, *(edge for word in words for edge in (word.start, word.end)), len(line)]

    assert bounds == sorted(bounds)
    assert not "".join(line[a:b] for a, b in zip(bounds[::2], bounds[1::2], strict=True)).strip()


def test_marks_without_partners_do_not_make_a_long_text_slow():
    start = perf_counter()
    found = split_words("'a " * 100_000)

    assert (len(found), perf_counter() - start < 5) == (100_000, True)
