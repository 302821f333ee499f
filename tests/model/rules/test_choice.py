from hypothesis import given
from hypothesis import strategies as st

from bot.model.rules.choice import (
    NumberedSentence,
    find_chosen,
    group_by_source,
    is_lavish,
    number_sentences,
    write_numbered,
)

TEXTS = st.dictionaries(st.integers(1, 40), st.lists(st.text(min_size=1), max_size=5), max_size=5)


@given(TEXTS)
def test_sentences_are_numbered_through_in_order(texts: dict[int, list[str]]) -> None:
    numbered = number_sentences(texts)
    assert [each.number for each in numbered] == list(range(1, len(numbered) + 1))
    assert [each.words for each in numbered] == [words for each in texts.values() for words in each]


@given(TEXTS)
def test_a_group_has_all_sentences_of_its_text_and_no_others(texts: dict[int, list[str]]) -> None:
    by_source = group_by_source(number_sentences(texts))
    words = {source: [each.words for each in own] for source, own in by_source.items()}
    assert words == {source: each for source, each in texts.items() if each}
    assert all(each.source == source for source, own in by_source.items() for each in own)


@given(TEXTS)
def test_each_is_one_line(texts: dict[int, list[str]]) -> None:
    numbered = number_sentences(texts)
    assert len(write_numbered(numbered).split("\n")) == max(1, len(numbered))


@given(TEXTS, st.lists(st.integers(-5, 50)), st.integers(0, 6))
def test_a_choice_is_of_what_there_is(
    texts: dict[int, list[str]], numbers: list[int], most: int
) -> None:
    numbered = number_sentences(texts)
    chosen = find_chosen(numbers, numbered, most)
    assert len(chosen) <= most
    assert len(set(chosen)) == len(chosen)
    assert set(chosen) <= set(numbered)


def test_unknown_numbers_and_repeats_are_passed_over_in_the_order_of_the_choice() -> None:
    numbered = number_sentences({3: ["One.", "Two."], 7: ["Three."]})
    assert find_chosen([3, 99, 1, 3, -1], numbered, 5) == (
        NumberedSentence(3, 7, "Three."),
        NumberedSentence(1, 3, "One."),
    )


def test_more_than_twice_what_is_asked_for_is_no_choice() -> None:
    offered = range(1, 41)
    assert is_lavish(range(1, 14), offered, 6)
    assert not is_lavish(range(1, 13), offered, 6)
    assert not is_lavish([1, 2] * 20, offered, 6)
    assert not is_lavish(range(100, 200), offered, 6)
